#!/usr/bin/env python3
"""Makes what the rig of peers needs to measure this server beside them.

    prepare.py RIG_DATA_DIR OUT_DIR SERVER

RIG_DATA_DIR is the folder of a rig that runs other servers on the same data; the rig is no part of this project.
It must hold data/world.sqlite (tables country, city and relation), queries/hand.json and expect/.
SERVER is the release binary.
OUT_DIR gets: data/ (the same world as a data folder for --data), queries.json (Q1 to Q5),
expect/ (the ground truth), world.db (the seeded database) and extra.sh (for EXTRA of the rig).

The rig's ids decide the order of its answers. Here files and codes are named so that our ids follow theirs:
countries get codes in the order of their ids, and cities have no population, so that the order by population
is the order of ids. Q4 of the rig is ordered by year and id; ours orders by date, so its ground truth is
the first 50 by year, month and our id: other rows, of the same shape and number.
"""

import json
import os
import shutil
import sqlite3
import string
import subprocess
import sys

COUNTRY, CITIES = "Italy", 50
WIDE_COUNTRIES, WIDE_CITIES = 20, 20
CITY = 393
AFTER, KIND, PAGE = 1990, "SISTER", 50
KINDS = {"SISTER": "SISTER_CITY", "FRIENDLY": "FRIENDLY_EXCHANGE"}


def text(value):
    return json.dumps(value, ensure_ascii=False)


def data_folder(db, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "cities"))
    codes = {}
    letters = string.ascii_uppercase
    with open(os.path.join(folder, "countries.toml"), "w", encoding="utf-8") as out:
        for country, name in db.execute("SELECT id, name FROM country ORDER BY id"):
            codes[country] = letters[(country - 1) // 26] + letters[(country - 1) % 26]
            out.write(f'[[country]]\ncode = "{codes[country]}"\nname = {{ en = {text(name)} }}\n\n')
    slugs = {
        city: f"c{city:06}-{codes[country].lower()}"
        for city, country in db.execute("SELECT id, country_id FROM city")
    }
    links = {}
    for rel, a, b, kind, year, month in db.execute("SELECT * FROM relation ORDER BY id"):
        links.setdefault(a, []).append((rel, b, kind, year, month))
    for city, _, name, country, lat, lon, _ in db.execute("SELECT * FROM city ORDER BY id"):
        lines = [f'slug = "{slugs[city]}"', 'source = "rig"', "", "[place]",
                 f'country = "{codes[country]}"', 'level = "CITY"', f"latitude = {lat}", f"longitude = {lon}", "",
                 "[[name]]", 'key = "name"', f"text = {text(name)}", 'lang = "en"', 'kind = "OFFICIAL"', ""]
        for rel, partner, kind, year, month in links.get(city, []):
            lines += ["[[relation]]", f'key = "relation-{rel}"', f'with = "{slugs[partner]}"',
                      f'kind = "{KINDS[kind]}"', f'established = "{year}-{month:02}"', 'stated = "drawn at random"', ""]
        with open(os.path.join(folder, "cities", slugs[city] + ".toml"), "w", encoding="utf-8") as out:
            out.write("\n".join(lines))
    with open(os.path.join(folder, "sources.toml"), "w", encoding="utf-8") as out:
        out.write('[[source]]\nslug = "rig"\ntitle = "World set of the rig of peers"\n')
    with open(os.path.join(folder, "industries.toml"), "w", encoding="utf-8") as out:
        out.write('[[industry]]\nslug = "none"\nname = { en = "None" }\n')
    with open(os.path.join(folder, "dataset.toml"), "w", encoding="utf-8") as out:
        out.write(f'title = "World of the rig"\nhome = "{slugs[1]}"\nsource = "rig"\nlicense = "CC0-1.0"\ncite = "rig"\n')
    return codes, slugs


def queries(codes, slugs, country, introspection):
    date = "relation { established { year month } }"
    wide = "node { name country { name } }"
    by_id = "orderBy: [{field: POPULATION}]"
    return {
        "Q1": {
            "query": "query Q1($code: CountryCode!, $cities: Int!) { country(code: $code) { name "
                     "cities(first: $cities, %s) { nodes { name partners(first: 100) { edges { %s node { name } } } } } } }"
                     % (by_id, date),
            "variables": {"code": codes[country], "cities": CITIES}},
        "Q2": {
            "query": "query Q2($countries: Int!, $cities: Int!) { countries(first: $countries, orderBy: [{field: CODE}]) "
                     "{ nodes { name cities(first: $cities, %s) { nodes { name partners(first: 100) { edges { %s %s } } } } } } }"
                     % (by_id, date, wide),
            "variables": {"countries": WIDE_COUNTRIES, "cities": WIDE_CITIES}},
        "Q3": {
            "query": "query Q3($slug: String!) { city(slug: $slug) { name country { name } "
                     "partners(first: 100) { nodes { name } } } }",
            "variables": {"slug": slugs[CITY]}},
        "Q4": {
            "query": "query Q4($after: EdtfDate!, $kind: RelationKind!, $first: Int!) { relations(first: $first, "
                     "filter: {kind: {eq: $kind}, established: {after: $after}}) "
                     "{ nodes { established { year month } cities { name } } } }",
            "variables": {"after": str(AFTER), "kind": KINDS[KIND], "first": PAGE}},
        "Q5": introspection,
    }


def main(rig, out, server):
    os.makedirs(out, exist_ok=True)
    db = sqlite3.connect(os.path.join(rig, "data", "world.sqlite"))
    codes, slugs = data_folder(db, os.path.join(out, "data"))
    (country,), = db.execute("SELECT id FROM country WHERE name = ?", (COUNTRY,))
    with open(os.path.join(rig, "queries", "hand.json"), encoding="utf-8") as file:
        introspection = json.load(file)["Q5"]
    with open(os.path.join(out, "queries.json"), "w", encoding="utf-8") as file:
        json.dump(queries(codes, slugs, country, introspection), file, indent=1)
    expect = os.path.join(out, "expect")
    shutil.rmtree(expect, ignore_errors=True)
    shutil.copytree(os.path.join(rig, "expect"), expect)
    page = db.execute("""SELECT r.established_year, r.established_month, a.name, b.name FROM relation r
        JOIN city a ON a.id = r.city_a_id JOIN city b ON b.id = r.city_b_id
        WHERE r.kind = ? AND r.established_year > ?
        ORDER BY r.established_year, r.established_month, r.city_a_id, r.id LIMIT ?""", (KIND, AFTER, PAGE))
    rows = [{"y": y, "m": m, "a": a, "b": b} for y, m, a, b in page]
    with open(os.path.join(expect, "Q4.json"), "w", encoding="utf-8") as file:
        json.dump({"data": rows}, file, ensure_ascii=False)
    world = os.path.join(out, "world.db")
    for name in (world, world + "-wal", world + "-shm"):
        if os.path.exists(name):
            os.unlink(name)
    subprocess.run([server, "seed", "--database-url", f"sqlite://{world}?mode=rwc",
                    "--data", os.path.join(out, "data")], check=True)
    with open(os.path.join(out, "extra.sh"), "w", encoding="utf-8") as file:
        file.write(f"""EXPECT={expect} peer sister-cities-sqlite {out}/queries.json sqlite bash -c \\
  "exec {server} --listen 127.0.0.1:\\$PORT --database-url 'sqlite://{world}?mode=rwc' --data {out}/data"
PG_OURS=postgres://postgres@127.0.0.1:$PG_PORT/sister_cities
if psql -qX -h 127.0.0.1 -p "$PG_PORT" -U postgres -c 'CREATE DATABASE sister_cities' 2>/dev/null; then
  {server} seed --database-url "$PG_OURS" --data {out}/data >&2
fi
EXPECT={expect} peer sister-cities-pg {out}/queries.json pg bash -c \\
  "exec {server} --listen 127.0.0.1:\\$PORT --database-url $PG_OURS"
""")


if __name__ == "__main__":
    main(*sys.argv[1:4])
