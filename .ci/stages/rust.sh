# shellcheck shell=bash
# Rust: form, lints, tests, documentation, dependencies.

# All crates, also those with a lock file of their own.
stage_format() {
    local manifest
    cargo fmt --all --check
    for manifest in tests/fuzz/Cargo.toml tests/clients/rust/Cargo.toml benches/peers/rust/Cargo.toml; do
        cargo fmt --all --manifest-path "$manifest" --check
    done
}

stage_clippy() {
    cargo clippy --workspace --all-targets --locked -- -D warnings
}

# Without that compiler the run still knows what asks for a newer one: clippy of the standard library's items
# (`incompatible_msrv`, from `rust-version`), and each crate of itself. The language is left to the hosted workflow.
stage_msrv() {
    local msrv
    msrv=$(toml_value Cargo.toml rust-version)
    if cargo "+$msrv" --version >/dev/null 2>&1; then
        CARGO_TARGET_DIR=$TARGET/msrv cargo "+$msrv" check --workspace --all-targets --locked
        echo "Rust $msrv compiles everything"
    else
        python3 .ci/msrv.py "$msrv"
        stage_clippy
        echo "the standard library: no item that is newer than Rust $msrv"
    fi
}

# The README's command; it also builds the server and the example that later stages run,
# where `cargo build` and `cargo run` would build both again with other features.
stage_tests() {
    cargo test --locked
}

# Six requests take no more instructions than they did; docs/performance.md says how they are counted.
# With the profile of the tests, which have built nearly all of it.
stage_instructions() {
    cargo bench --locked --profile dev --bench instructions
}

# A copy with the partner of CONTRIBUTING.md's example passes the same tests.
stage_partner() {
    CARGO_TARGET_DIR=$TARGET tests/partner.sh
}

stage_docs() {
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items --locked
}

# In a copy, because it lets cargo bring lock files up to date.
stage_machete() {
    mkdir "$SCRATCH/machete"
    git ls-files -z --cached --others --exclude-standard -- '*.rs' '*.toml' '*.lock' |
        tar --create --null --files-from=- --ignore-failed-read | tar --extract --directory "$SCRATCH/machete"
    (cd "$SCRATCH/machete" && cargo machete --with-metadata)
}

# Who must not depend on whom; ARCHITECTURE.md says why.
stage_layers() {
    must_not_use sister-cities-domain async-graphql axum sea-orm sqlx-core tokio \
        sister-cities-entity sister-cities-migration sister-cities-seed
    must_not_use sister-cities-entity async-graphql axum sister-cities-migration sister-cities-seed
    must_not_use sister-cities-migration async-graphql axum sister-cities-domain sister-cities-entity sister-cities-seed
    must_not_use sister-cities-intake async-graphql axum sea-orm tokio sister-cities-entity sister-cities-seed
    must_not_use sister-cities-ordered axum sea-orm sister-cities-domain sister-cities-entity sister-cities-seed
    must_not_use sister-cities-seed async-graphql axum sister-cities-migration sister-cities-testkit
    must_not_use sister-cities sister-cities-testkit native-tls openssl-sys
}

# The first package depends on none of the others, tests apart.
must_not_use() {
    local package=$1 tree forbidden
    shift
    tree=$(cargo tree --locked --package "$package" --edges normal,build --prefix none --format '{p}')
    for forbidden in "$@"; do
        if grep -q "^$forbidden v" <<<"$tree"; then
            cargo tree --locked --package "$package" --edges normal,build --invert "$forbidden"
            fail "$package depends on $forbidden"
        fi
    done
    echo "$package does not depend on $*"
}

# Licences, sources and bans of crates and npm packages; cargo-deny reads the same .deny.toml.
stage_licences() {
    python3 .ci/licences.py
    if cargo deny --version >/dev/null 2>&1; then
        cargo deny --locked check licenses bans sources
    fi
}

# Not of benches/peers: those servers only run where somebody measures, and with the versions that were measured.
stage_advisories() {
    local folder report=$SCRATCH/audit.json
    for folder in web tests/browser tests/schema tests/clients tests/conformance; do
        # npm ends non-zero for a finding and for an unreachable registry alike; the report tells which.
        timeout 60 npm audit --prefix "$folder" --package-lock-only --omit dev --json >"$report" 2>/dev/null || true
        python3 .ci/audit.py "$folder" "$report"
    done
    if cargo deny --version >/dev/null 2>&1; then
        cargo deny --locked check advisories
    else
        echo "advisories of crates: a job of the hosted workflow, or yours after 'cargo install cargo-deny'"
    fi
}
