#!/usr/bin/env bash
# Makes a virtual environment in the folder given, and runs the tests there against SISTER_CITIES_BIN.
set -euo pipefail

venv=${1:?usage: SISTER_CITIES_BIN=PATH run.sh FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
: "${SISTER_CITIES_BIN:?the path of the server}"

python3 -m venv "$venv"
timeout 300 "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements.txt"
SISTER_CITIES_BIN=$(realpath "$SISTER_CITIES_BIN") PYTHONDONTWRITEBYTECODE=1 \
    timeout 120 "$venv/bin/python" -m unittest discover --start-directory "$here"
