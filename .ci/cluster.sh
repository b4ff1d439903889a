#!/usr/bin/env bash
# Installs what deploy/cluster/run.mjs starts, where it is missing, and the programs that are named: Debian's packages.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DEBIAN_FRONTEND=noninteractive
# Where Debian has servers; a user's path may lack it.
PATH=$PATH:/usr/sbin
for part in .ci/lib.sh .ci/postgres.sh; do
    # shellcheck source=/dev/null
    source "$part"
done

mapfile -t missing < <(cluster_packages)
[[ -n $(postgres_programs) ]] || missing+=(postgresql)
for program in "$@"; do
    has "$program" || missing+=("$program")
done
if ((${#missing[@]} > 0)); then
    echo "to install: ${missing[*]}"
    apt_install "${missing[@]}"
fi
has node || fail "node is missing; '.ci/run tools' brings it"
