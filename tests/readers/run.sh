#!/usr/bin/env bash
# Makes a virtual environment in the folder given, writes every file by SISTER_CITIES_BIN, and opens each by its readers.
set -euo pipefail

folder=${1:?usage: SISTER_CITIES_BIN=PATH run.sh FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
server=$(realpath "${SISTER_CITIES_BIN:?the path of the server}")

python3 -m venv "$folder/venv"
timeout 600 "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$here/requirements.txt"
mkdir -p "$folder/files"
for format in cities.csv relations.csv cities.json relations.json cities.geojson \
    network.geojson network.gexf network.graphml dataset.json places.json; do
    # No database is there, so these are the data in the binary.
    (cd "$folder/files" && "$server" export "$format" --output "$format" --force)
done
(cd "$folder/files" && "$server" export cities.csv --bom --output cities-bom.csv --force)
# Names that spreadsheets would take for formulas.
printf 'name,country\n=1+1 Stadt,Germany\n-Nord,Germany\n' >"$folder/list.csv"
made=sqlite://$(realpath "$folder")/made.db
"$server" import "$folder/list.csv" --accept ALL --database-url "$made?mode=rwc" >/dev/null
"$server" export cities.csv --database-url "$made" --output "$folder/files/guarded.csv" --force
SISTER_CITIES_BIN=$server EXPORTS=$(realpath "$folder")/files PYTHONDONTWRITEBYTECODE=1 timeout 300 \
    "$folder/venv/bin/python" -m unittest discover --start-directory "$here" --pattern 'test_*.py'
