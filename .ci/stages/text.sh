# shellcheck shell=bash
# Words, links and scripts: what needs no build.

# The spelling of everything; .typos.toml has the names that only look wrong.
stage_typos() {
    typos
}

# Links and paths lead somewhere, and each stage is a recipe and in a job.
stage_links() {
    python3 .ci/links.py
    python3 .ci/paths.py
    python3 .ci/recipes.py "${ALL_STAGES[@]}"
}

# The JavaScript of the pages and of the tests, by types and by rules.
stage_javascript() {
    npm_install web
    npm_install tests/browser
    npm_install tests/conformance
    npm run --silent check --prefix web
    npm test --silent --prefix web
}

# schema.graphql keeps the rules of graphql-eslint; tests/schema/eslint.config.mjs has them.
stage_lint() {
    npm_install tests/schema
    node tests/schema/lint.mjs
}

# Units and manifests are what systemd and Kubernetes take.
stage_manifests() {
    local unit=$SCRATCH/sister-cities.service said
    # Where there is a program; the binary need not be installed here.
    sed 's|/usr/local/bin/sister-cities|/bin/true|' deploy/sister-cities.service >"$unit"
    # It ends with 0 for a key that it does not know, but says so; what it says of the machine is no matter here.
    said=$(systemd-analyze verify "$unit" 2>&1 | grep --fixed-strings "$unit" || true)
    [[ -z $said ]] || fail "$said"
    # The versions that get updates, from the oldest on.
    kubernetes-validate --strict --kubernetes-version 1.35 deploy/kubernetes/*.yaml
    kubernetes-validate --strict --kubernetes-version 1.37 deploy/kubernetes/*.yaml
}
