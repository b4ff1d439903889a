# shellcheck shell=bash
# What several stages use.

# Programs that the stage 'tools' brings: node if the system's does not fit, cargo-machete, typos, kubernetes-validate.
readonly TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/sister-cities-ci
PATH=$TOOLS/node/node_modules/.bin:$TOOLS/cargo/bin:$TOOLS/typos/bin:$TOOLS/kubernetes/bin:$PATH

has() {
    command -v "$1" >/dev/null
}

fail() {
    echo "error: $*" >&2
    exit 1
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo -n "$@" || fail "'$*' needs root; run it once by hand"
    fi
}

apt_install() {
    local log
    log=$(mktemp)
    as_root apt-get -qq update
    as_root apt-get -qq install --no-install-recommends --yes "$@" >"$log" 2>&1 || fail "apt-get failed: $(tail -n 20 "$log")"
    rm "$log"
    hash -r
}

# The packages that deploy/cluster needs beside PostgreSQL and are missing, one a line.
cluster_packages() {
    has patroni || printf '%s\n' patroni python3-etcd python3-psycopg2
    has etcd || echo etcd-server
    has haproxy || echo haproxy
    has nginx || echo nginx
}

need_built() {
    [[ -x $1 ]] || fail "$1 is not there; the stage 'tests' builds it"
}

# The value of a key in a TOML file of ours.
toml_value() {
    sed -n "s/^$2 = \"\(.*\)\"/\1/p" "$1"
}

# rustup takes the compiler of rust-toolchain.toml by itself, but not if it has that version by another name only.
use_pinned_toolchain() {
    local pinned
    if ! has rustup || rustc --version >/dev/null 2>&1; then
        return
    fi
    pinned=$(toml_value rust-toolchain.toml channel)
    if [[ $(rustup run stable rustc --version 2>/dev/null) == "rustc $pinned "* ]]; then
        export RUSTUP_TOOLCHAIN=stable
    else
        rustup toolchain install "$pinned" --profile minimal --component rustfmt --component clippy
    fi
}

# The packages of a folder as its lock file says, unless they are there already.
npm_install() {
    if [[ ! $1/node_modules/.package-lock.json -nt $1/package-lock.json ]]; then
        npm ci --prefix "$1" --ignore-scripts --no-audit
    fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
