# shellcheck shell=bash
# The server that the stage 'tests' built, beside databases, browsers, clients and files.

readonly SERVER=$TARGET/debug/sister-cities

# The same integration tests on a PostgreSQL server of their own.
stage_postgres() {
    trap stop_postgres EXIT
    start_postgres
    TEST_POSTGRES_URL=$(<"$SCRATCH/postgres.url") cargo test --locked --test it
    # Without this, tests that forgot the variable would pass on SQLite.
    grep -q 'CREATE TABLE relation ' "$SCRATCH/postgres/log" || fail "the tests made no table on PostgreSQL"
}

# The same through PgBouncer, which gives each transaction another connection: what loads, reads and looks at versions.
# POOLER_ALL=1 runs all of them but one, whose own limit for a statement a pooler does not pass on.
stage_pooler() {
    local pooled=(golden:: seeding:: import:: freshness:: replicas:: subscriptions:: opening:: http::data_version::)
    [[ -z ${POOLER_ALL:-} ]] || pooled=(--skip overload::query_that_keeps_the_database_busy_gets_its_code)
    trap 'stop_pooler; stop_postgres' EXIT
    install_pgbouncer
    start_postgres
    start_pooler
    TEST_POSTGRES_URL=$(<"$SCRATCH/postgres.url") TEST_POSTGRES_POOLER=$(<"$SCRATCH/pooler.address") \
        cargo test --locked --test it -- "${pooled[@]}"
    grep -q "login attempt: db=test_" "$SCRATCH/pooler/log" || fail "no test came through PgBouncer"
}

# The atlas and the playground in headless Chromium, on the server that the tests built.
stage_browser() {
    need_built "$SERVER"
    local chromium
    chromium=$(command -v chromium)
    npm_install tests/browser
    # Some tests read the sources of the atlas.
    npm_install web
    (cd tests/browser && SISTER_CITIES_BIN=$SERVER CHROMIUM=$chromium timeout 600 node --test)
}

# Real clients, the audit of GraphQL over HTTP and a cache, each against the server that the tests built.
stage_clients() {
    need_built "$SERVER"
    npm_install tests/clients
    node_of_clients
    (cd tests/clients && SISTER_CITIES_BIN=$SERVER NODE_OF_CLIENTS=$NODE_OF_CLIENTS timeout 600 node --test)
    SISTER_CITIES_BIN=$SERVER tests/clients/python/run.sh "$SCRATCH/venv"
    # A crate of its own, as a user's would be.
    export CARGO_TARGET_DIR=$TARGET/clients
    cargo clippy --manifest-path tests/clients/rust/Cargo.toml --all-targets --locked -- -D warnings
    SISTER_CITIES_BIN=$SERVER timeout 300 cargo test --manifest-path tests/clients/rust/Cargo.toml --locked
}

# The Node.js that docs/clients.md names for the blocks that need no bundler.
node_of_clients() {
    local folder=$TOOLS/node-22.18
    NODE_OF_CLIENTS=$folder/node_modules/.bin/node
    [[ -x $NODE_OF_CLIENTS ]] || npm install --no-audit --prefix "$folder" node@22.18.0
}

# Exported files in pandas, geopandas with pyogrio, NetworkX and LibreOffice.
stage_readers() {
    need_built "$SERVER"
    SISTER_CITIES_BIN=$SERVER tests/readers/run.sh "$SCRATCH/readers"
}

# Documents, values, answers and introspection beside graphql-js; docs/conformance.md has the table.
stage_conformance() {
    need_built "$SERVER"
    npm_install tests/conformance
    SISTER_CITIES_BIN=$SERVER timeout 600 node tests/conformance/run.mjs
}

# What `just bench` asks is what the schema has, and the answers are right; nothing is timed.
stage_peers() {
    need_built "$SERVER"
    (cd benches/peers && SISTER_CITIES_BIN=$SERVER PYTHONDONTWRITEBYTECODE=1 python3 -m unittest)
}

# PostgreSQL, SQLite, the disk and the server itself go away; docs/faults.md says what users see then.
stage_faults() {
    need_built "$SERVER"
    # A copy, since the stage 'partner' may build another server meanwhile.
    cp "$SERVER" "$SCRATCH/sister-cities"
    SISTER_CITIES_BIN=$SCRATCH/sister-cities timeout 900 node --test tests/faults
}

# A cluster that loses an instance and its primary while sixteen clients read; docs/faults.md has all its faults.
stage_failover() {
    need_built "$SERVER"
    # The copy of the stage 'faults', if that ran.
    [[ -x $SCRATCH/sister-cities ]] || cp "$SERVER" "$SCRATCH/sister-cities"
    timeout 120 node --test tests/cluster/checker.test.mjs
    SISTER_CITIES_BIN=$SCRATCH/sister-cities CLUSTER_SHORT=1 timeout 600 node tests/cluster/faults.mjs
}

# Every number of the page is in a typed value of its entry, or excused there.
# The page belongs to the city of Wenzhou, so it is not part of the project.
stage_data() {
    local page=../shared/source/wenzhou-sister-cities.txt
    if [[ ! -e $page ]]; then
        echo "no copy of the page beside the project; nothing to compare"
        return
    fi
    # With all packages, so that their features, and what is built already, stay the same.
    cargo build --locked --workspace --example check_page
    "$TARGET/debug/examples/check_page" "$page"
}

# A worldwide set imports into an empty folder, and again without a change.
# It is too large for the project; tests/it/data/world has one of the same form.
stage_world() {
    local world=../shared/data/world
    if [[ ! -e $world/cities.csv ]]; then
        echo "no worldwide set beside the project; nothing to import"
        return
    fi
    need_built "$SERVER"
    local line run=("$SERVER" import "$world/cities.csv" "$world/links.csv"
        --database-url "sqlite://$SCRATCH/world.db?mode=rwc")
    "${run[@]}" --dry-run >"$SCRATCH/world.dry"
    [[ ! -e $SCRATCH/world.db ]] || fail "a dry run made a database"
    "${run[@]}" | tee "$SCRATCH/world.first"
    "${run[@]}" >"$SCRATCH/world.second"
    diff <(tail -n +2 "$SCRATCH/world.dry") "$SCRATCH/world.first" || fail "the dry run said something else"
    for line in \
        'rows: 12748 = 12720 imported + 6 merged + 0 passed over + 22 refused' \
        'cities: 4541 added, 0 updated, 0 unchanged; 20 recognised' \
        'relations: 8159 added, 0 unchanged, 6 already known, 6 of them newly cite this source' \
        '  prato-q13377-it'; do
        grep -qxF "$line" "$SCRATCH/world.first" || fail "the report does not say '$line'"
    done
    [[ $(head -n 1 "$SCRATCH/world.second") == 'nothing changed' ]] || fail "the second import changed something"
}

# The committed schema is the server's.
stage_schema() {
    need_built "$SERVER"
    "$SERVER" schema | diff - schema.graphql ||
        fail "schema.graphql is not what the server has; cargo run -- schema > schema.graphql"
    echo "schema.graphql is what the server has"
}

# .env.example lists exactly the variables that the commands take.
stage_settings() {
    need_built "$SERVER"
    local command
    for command in serve migrate seed import export new check add remove data backup healthcheck; do
        "$SERVER" "$command" --help
    done | grep -o 'env: SISTER_CITIES_[A-Z_]*' | sed 's/^env: //' >"$SCRATCH/settings"
    # Not a flag: web/build reads it.
    echo SISTER_CITIES_WEB >>"$SCRATCH/settings"
    sort -u "$SCRATCH/settings" -o "$SCRATCH/settings"
    grep -o '^# SISTER_CITIES_[A-Z_]*=' .env.example | tr -d '# =' | sort | diff "$SCRATCH/settings" - ||
        fail "on the left what the commands take, on the right what .env.example lists"
    echo "$(wc -l <"$SCRATCH/settings") variables"
}
