#!/usr/bin/env python3
"""Fills a database with a made-up world, much faster than an import would.

    fill.py SERVER URL CITIES FOLDER

SERVER makes the tables and loads the home city and the vocabulary from a data folder that is written to FOLDER.
The world is then written by SQL: into an SQLite file by Python, into PostgreSQL by psql, which must be allowed to
switch foreign keys off.
All that an import derives is written too: sort keys, counts, ends, the time line, texts and terms of the search.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from world import HOME_ID, World

BATCH = 20_000
FILES = {
    "dataset.toml": 'title = "A made-up world"\nhome = "home-cn"\nsource = "made-up"\nlicense = "CC0-1.0"\nauthor = "Nobody"\n',
    "sources.toml": '[[source]]\nslug = "made-up"\ntitle = "Made up"\n',
    "industries.toml": "".join(
        f'[[industry]]\nslug = "{slug}"\nname = {{ en = "{slug.capitalize()}" }}\n\n'
        for slug in ("textiles", "fishery", "trade", "tourism", "pottery")
    ),
    "cities/home-cn.toml": """slug = "home-cn"
source = "made-up"

[place]
country = "CN"
level = "CITY"
latitude = 28.0
longitude = 120.65

[[name]]
key = "name"
text = "Homestead"
lang = "en"
kind = "OFFICIAL"
""",
}
KNOWN = {
    "fact": "SELECT COALESCE(MAX(id), 0) FROM fact",
    "search_text": "SELECT COALESCE(MAX(id), 0) FROM search_text",
    "city": "SELECT MAX(id) FROM city",
    "form": "SELECT MAX(form) FROM search_text",
    "source": "SELECT id FROM source WHERE slug = 'world'",
}
AFTERWARDS = [
    f"UPDATE city SET partner_count = (SELECT COUNT(*) FROM relation_end WHERE city_id = {HOME_ID}) WHERE id = {HOME_ID}",
    f"UPDATE country SET partner_count = (SELECT COUNT(*) FROM relation_end e JOIN city c ON c.id = e.partner_id "
    f"WHERE e.city_id = {HOME_ID} AND c.country_id = country.id)",
    "UPDATE dataset SET version = 'made-up', revision = revision + 1",
]
SOURCE = "INSERT INTO source (id, slug, title, layer) SELECT MAX(id) + 1, 'world', 'A made-up world', 'world' FROM source"


def write_folder(folder):
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Sqlite:
    """A file, written without a journal: if this stops half way, begin anew."""

    def __init__(self, url):
        self.path = re.fullmatch(r"sqlite://([^?]+).*", url)[1]

    def open(self):
        self.db = sqlite3.connect(self.path, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF"):
            self.db.execute(f"PRAGMA {pragma}")
        self.db.execute("BEGIN")
        self.indexes = self.db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in self.indexes:
            self.db.execute(f"DROP INDEX {name}")
        # Its rows stand in the order of their key, so they are sorted before they are written.
        self.db.execute("CREATE TEMP TABLE staged (kind, term, text_id)")

    def read(self):
        """Opens a world that is there, to read from it."""
        self.db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)

    def rows(self, sql):
        return self.db.execute(sql).fetchall()

    def run(self, sql):
        self.db.execute(sql)

    def insert(self, table, columns, rows):
        table = "staged" if table == "search_term" else table
        marks = ", ".join("?" * len(columns))
        self.db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def close(self):
        self.db.execute("INSERT INTO search_term SELECT kind, term, text_id FROM staged ORDER BY kind, term, text_id")
        self.db.execute("DROP TABLE staged")
        for _, sql in self.indexes:
            self.db.execute(sql)
        for sql in AFTERWARDS:
            self.db.execute(sql)
        self.db.execute("COMMIT")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.close()


class Postgres:
    """A database behind psql; rows wait in files of the form that COPY reads."""

    def __init__(self, url):
        self.url = url
        self.folder = tempfile.TemporaryDirectory()
        self.files = {}

    def psql(self, *commands):
        arguments = [part for command in commands for part in ("-c", command)]
        return subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", self.url, *arguments], check=True, capture_output=True, text=True
        ).stdout

    def open(self):
        found = self.psql(
            "SELECT i.indexname || '|' || i.indexdef FROM pg_indexes i WHERE i.schemaname = 'public' "
            "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)"
        )
        self.indexes = [line.partition("|")[::2] for line in found.splitlines()]
        self.psql(*(f"DROP INDEX {name}" for name, _ in self.indexes))

    def read(self):
        """Nothing needs to be opened."""

    def rows(self, sql):
        return [tuple(int(v) if v.isdigit() else v for v in line.split("|")) for line in self.psql(sql).splitlines()]

    def run(self, sql):
        self.psql(sql)

    @staticmethod
    def written(value):
        if value is None:
            return r"\N"
        return rf"\\x{value.hex()}" if isinstance(value, bytes) else str(value)

    def insert(self, table, columns, rows):
        if table not in self.files:
            path = os.path.join(self.folder.name, table)
            self.files[table] = (open(path, "w", encoding="utf-8"), columns)
        written = self.written
        self.files[table][0].writelines("\t".join(map(written, row)) + "\n" for row in rows)

    def close(self):
        copies = []
        for table, (file, columns) in self.files.items():
            file.close()
            copies.append(f"\\copy {table} ({', '.join(columns)}) FROM '{file.name}'")
        self.psql("SET session_replication_role = replica", *copies)
        self.folder.cleanup()
        self.psql("SET maintenance_work_mem = '1GB'", *(sql for _, sql in self.indexes))
        self.psql(*AFTERWARDS)
        self.psql("VACUUM ANALYZE")


def fill(server, url, cities, folder):
    """Makes the database; `folder` gets the data folder with which it is served."""
    write_folder(folder)
    seed = [server, "seed", "--database-url", url, "--data", folder]
    subprocess.run(seed, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sink = Sqlite(url) if url.startswith("sqlite:") else Postgres(url)
    sink.open()
    sink.run(SOURCE)
    known = {name: sink.rows(sql)[0][0] for name, sql in KNOWN.items()}
    known["countries"] = sink.rows("SELECT id, code FROM country WHERE region IS NOT NULL ORDER BY id")
    known["industries"] = [row[0] for row in sink.rows("SELECT id FROM industry ORDER BY id")]
    known["home_key"] = b"homestead\x01\x05\x01\x0d"
    waiting = {table: [] for table in World.columns}
    columns = {table: names.split() for table, names in World.columns.items()}

    def add(table, row):
        rows = waiting[table]
        rows.append(row)
        if len(rows) == BATCH:
            sink.insert(table, columns[table], rows)
            rows.clear()

    World(cities, known, add).make()
    for table, rows in waiting.items():
        sink.insert(table, columns[table], rows)
    sink.close()


def main():
    server, url, cities, folder = sys.argv[1:5]
    began = time.monotonic()
    fill(os.path.abspath(server), url, int(cities), Path(folder))
    print(f"{int(cities):,} cities in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
