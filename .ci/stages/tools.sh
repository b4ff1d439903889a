# shellcheck shell=bash
# What the other stages call, installed where it is missing.

stage_tools() {
    has cargo || fail "cargo is missing; install Rust $(toml_value rust-toolchain.toml channel)"
    # It takes the processor, and what follows takes the network.
    install_machete >"$SCRATCH/machete.log" 2>&1 &
    install_packages
    install_node
    install_typos
    install_kubernetes_validate
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
    wait $! || fail "cargo cannot install cargo-machete: $(tail -n 20 "$SCRATCH/machete.log")"
    python3 -c 'import tomllib' || fail "python3 is older than 3.11"
    rustc --version
    echo "cargo-machete $(cargo machete --version), $(typos --version)"
    echo "node $(node --version), npm $(npm --version 2>/dev/null), $(python3 --version)"
    "$(postgres_programs)/postgres" --version
    chromium --version 2>/dev/null
    valgrind --version
}

install_packages() {
    local missing=()
    has cc || missing+=(build-essential)
    has git || missing+=(git)
    has python3 || missing+=(python3)
    has chromium || missing+=(chromium)
    has node || missing+=(nodejs)
    has npm || missing+=(npm)
    has nginx || missing+=(nginx)
    has varnishd || missing+=(varnish varnish-modules)
    has pkg-config || missing+=(pkg-config)
    [[ -e /usr/include/event2/event.h ]] || missing+=(libevent-dev)
    [[ -e /usr/include/openssl/ssl.h ]] || missing+=(libssl-dev)
    has curl || missing+=(curl)
    has valgrind || missing+=(valgrind)
    has systemd-analyze || missing+=(systemd)
    has soffice || missing+=(libreoffice-calc-nogui)
    python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
    [[ -n $(postgres_programs) ]] || missing+=(postgresql)
    mapfile -t -O "${#missing[@]}" missing < <(cluster_packages)
    ((${#missing[@]} > 0)) || return 0
    echo "to install: ${missing[*]}"
    if [[ " ${missing[*]} " == *" postgresql "* ]]; then
        # The run makes a cluster of its own; Debian's package need not start another one.
        as_root mkdir -p /etc/postgresql-common/createcluster.d
        as_root tee /etc/postgresql-common/createcluster.d/sister-cities.conf <<<'create_main_cluster = false' >/dev/null
    fi
    apt_install "${missing[@]}"
}

install_node() {
    if node_is_recent; then return; fi
    echo "node $(node --version) does not fit tests/schema/package.json; npm gets another one"
    npm install --no-audit --prefix "$TOOLS/node" node@22 >"$SCRATCH/node.log" 2>&1 ||
        fail "npm cannot install node: $(tail -n 20 "$SCRATCH/node.log")"
    hash -r
    node_is_recent || fail "node is still $(node --version)"
}

# As "engines" in tests/schema/package.json says, which is the strictest.
node_is_recent() {
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
             process.exit((a === 20 && b >= 19) || (a === 22 && b >= 13) || a >= 24 ? 0 : 1)'
}

install_typos() {
    if has typos; then return; fi
    python3 -m venv "$TOOLS/typos"
    "$TOOLS/typos/bin/pip" install --quiet --disable-pip-version-check typos==1.52.0
}

# It brings the schemas of Kubernetes with it.
install_kubernetes_validate() {
    if has kubernetes-validate; then return; fi
    python3 -m venv "$TOOLS/kubernetes"
    "$TOOLS/kubernetes/bin/pip" install --quiet --disable-pip-version-check kubernetes-validate==1.37.0
}

# Without optimization: it reads a few hundred files, and building is most of its time.
install_machete() {
    local _
    # The compiler may be among what apt-get installs meanwhile.
    for _ in {1..300}; do
        if has cc; then break; fi
        sleep 1
        hash -r
    done
    has cargo-machete || CARGO_PROFILE_DEV_DEBUG=0 \
        cargo install cargo-machete@0.9.2 --locked --quiet --debug --root "$TOOLS/cargo"
}
