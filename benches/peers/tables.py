"""The world as tables of the other servers: an SQLite file, and a script for psql.

Both databases have the indexes that the questions need, so that no server is measured without one.
"""

import csv
import sqlite3
from pathlib import Path
from typing import Any, Iterable

from world import World

TABLES = """
CREATE TABLE country (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
);
CREATE TABLE city (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country_id INTEGER NOT NULL REFERENCES country (id),
  population INTEGER NOT NULL,
  latitude DOUBLE PRECISION NOT NULL,
  longitude DOUBLE PRECISION NOT NULL
);
CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  city_a_id INTEGER NOT NULL REFERENCES city (id),
  city_b_id INTEGER NOT NULL REFERENCES city (id),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL
);
"""
INDEXES = """
CREATE INDEX city_of_country ON city (country_id, id);
CREATE INDEX relation_of_a ON relation (city_a_id);
CREATE INDEX relation_of_b ON relation (city_b_id);
CREATE INDEX relation_by_date ON relation (kind, year, month, id);
"""


def rows(world: World) -> dict[str, tuple[list[str], Iterable[tuple[Any, ...]]]]:
    """Columns and rows by table, in an order that foreign keys allow."""
    return {
        "country": (["id", "code", "name"], [(one.number, one.code, one.name) for one in world.countries]),
        "city": (
            ["id", "slug", "name", "country_id", "population", "latitude", "longitude"],
            [
                (one.number, one.slug, one.name, one.country.number, one.population, one.latitude, one.longitude)
                for one in world.cities
            ],
        ),
        "relation": (
            ["id", "city_a_id", "city_b_id", "kind", "year", "month"],
            [
                (one.number, one.cities[0].number, one.cities[1].number, one.kind, one.year, one.month)
                for one in world.relations
            ],
        ),
    }


def write_sqlite(world: World, file: Path) -> None:
    for old in file.parent.glob(file.name + "*"):
        old.unlink()
    db = sqlite3.connect(file)
    db.executescript(f"PRAGMA journal_mode = WAL; {TABLES}")
    for table, (columns, values) in rows(world).items():
        db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", values)
    db.commit()
    db.executescript(f"{INDEXES} ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")
    db.close()


def write_psql(world: World, folder: Path) -> Path:
    """The script reads its rows from files beside it."""
    script = ["\\set ON_ERROR_STOP on", TABLES]
    for table, (columns, values) in rows(world).items():
        with open(folder / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([columns, *values])
        script.append(f"\\copy {table} FROM '{table}.csv' WITH (FORMAT csv, HEADER true)")
    script += [INDEXES, "VACUUM ANALYZE;"]
    path = folder / "load.sql"
    path.write_text("\n".join(script) + "\n", encoding="utf-8")
    return path
