# `just` lists the recipes. Each is a stage of .ci/run, which has its commands and runs without just as well;
# those of the group "measure" are none, since what takes time is no test.
# Several at once: just format clippy

_list:
    @just --list --unsorted

# Everything that a change must pass, from a fresh clone
ci:
    @.ci/run

# Install what the other recipes call, where it is missing
[group('first')]
tools:
    @.ci/run tools

# Rust is formatted by rustfmt
[group('no build')]
format:
    @.ci/run format

# Nothing is misspelt
[group('no build')]
typos:
    @.ci/run typos

# Links and paths in pages and comments lead somewhere, and each stage has a recipe and a job
[group('no build')]
links:
    @.ci/run links

# Units of systemd and manifests of Kubernetes are valid
[group('no build')]
manifests:
    @.ci/run manifests

# No package depends on one above it
[group('no build')]
layers:
    @.ci/run layers

# No manifest names a crate that its code does not use
[group('no build')]
machete:
    @.ci/run machete

# Licences, sources and bans of crates and npm packages
[group('no build')]
licences:
    @.ci/run licences

# Known vulnerabilities of crates and npm packages
[group('no build')]
advisories:
    @.ci/run advisories

# The JavaScript of pages and tests, by types and by rules
[group('no build')]
javascript:
    @.ci/run javascript

# The schema keeps the rules of graphql-eslint
[group('no build')]
lint:
    @.ci/run lint

# Clippy, with every warning an error
[group('Rust')]
clippy:
    @.ci/run clippy

# The oldest compiler that Cargo.toml promises suffices
[group('Rust')]
msrv:
    @.ci/run msrv

# The documentation of all crates builds without a warning
[group('Rust')]
docs:
    @.ci/run docs

# All tests on SQLite; builds the server that the recipes below need
[group('Rust')]
tests:
    @.ci/run tests

# Six requests take no more instructions than they did
[group('Rust')]
instructions:
    @.ci/run instructions

# The integration tests on a PostgreSQL server of their own
[group('server')]
postgres:
    @.ci/run postgres

# The tests of the database through PgBouncer, which shares connections
[group('server')]
pooler:
    @.ci/run pooler

# A copy with one partner more passes all tests
[group('server')]
partner:
    @.ci/run partner

# schema.graphql is what the server has
[group('server')]
schema:
    @.ci/run schema

# .env.example lists the variables that the commands take
[group('server')]
settings:
    @.ci/run settings

# Every number of Wenzhou's page is in the data, where a copy of the page lies beside the project
[group('server')]
data:
    @.ci/run data

# A worldwide set imports, where one lies beside the project
[group('server')]
world:
    @.ci/run world

# The playground in headless Chromium
[group('server')]
browser:
    @.ci/run browser

# Real clients, the audit of GraphQL over HTTP, and a cache
[group('server')]
clients:
    @.ci/run clients

# Exported files in pandas, geopandas, NetworkX and LibreOffice
[group('server')]
readers:
    @.ci/run readers

# Documents, values and answers beside graphql-js
[group('server')]
conformance:
    @.ci/run conformance

# The questions of `just bench` are right for our schema; nothing is timed
[group('server')]
peers:
    @.ci/run peers

# Databases, disks and servers that go away
[group('server')]
faults:
    @.ci/run faults

# A cluster that loses an instance and its primary while a checker reads; tests/cluster
[group('server')]
failover:
    @.ci/run failover

# Our server beside others, written to docs/performance.md: half an hour on a quiet machine; --help says more
[group('measure')]
bench *arguments:
    @benches/peers/run.py {{arguments}}

# Time to the first answer and memory at rest, written into docs/performance.md
[group('measure')]
start:
    cargo build --release
    python3 benches/start/measure.py "${CARGO_TARGET_DIR:-target}/release/sister-cities" --write docs/performance.md

# The same questions in worlds of 4,566 to 1,000,000 cities, written into docs/performance.md; PostgreSQL by its URL
[group('measure')]
scale folder postgres='':
    cargo build --release
    python3 benches/scale/measure.py "${CARGO_TARGET_DIR:-target}/release/sister-cities" "{{folder}}" --write docs/performance.md
    [ -z "{{postgres}}" ] || python3 benches/scale/measure.py "${CARGO_TARGET_DIR:-target}/release/sister-cities" "{{folder}}" --postgres "{{postgres}}" --write docs/performance.md

# Three PostgreSQL nodes, three instances and nginx on this machine, for ten minutes or --for 1h
[group('measure')]
cluster *arguments:
    cargo build
    .ci/cluster.sh
    SISTER_CITIES_BIN="${CARGO_TARGET_DIR:-target}/debug/sister-cities" node deploy/cluster/run.mjs {{arguments}}

# Sixteen faults in that cluster under load, a quarter of an hour; as root also those of the network
[group('measure')]
cluster-faults:
    cargo build
    .ci/cluster.sh
    SISTER_CITIES_BIN="${CARGO_TARGET_DIR:-target}/debug/sister-cities" node tests/cluster/faults.mjs

# What a request costs in that cluster, written into docs/scale.md
[group('measure')]
cluster-cost:
    cargo build --release
    .ci/cluster.sh wrk
    SISTER_CITIES_BIN="${CARGO_TARGET_DIR:-target}/release/sister-cities" node tests/cluster/cost.mjs --write docs/scale.md

# A million repeated questions through nginx and through Varnish, which `just tools` brings, while the data change
[group('measure')]
caches:
    cargo build --release
    SISTER_CITIES_BIN="${CARGO_TARGET_DIR:-target}/release/sister-cities" node tests/clients/caches.mjs
