"""Prints what SQLite says of a file: its integrity check, its rows, and a digest of them all, as JSON."""

import hashlib
import json
import sqlite3
import sys

# When a migration ran is no part of the data.
LEFT_OUT = "seaql_migrations"

database = sqlite3.connect(sys.argv[1])
integrity = database.execute("PRAGMA integrity_check").fetchone()[0]
foreign_keys = len(database.execute("PRAGMA foreign_key_check").fetchall())
names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
tables = [name for (name,) in names if name != LEFT_OUT]
digest = hashlib.sha256()
count = 0
for table in tables:
    rows = sorted(repr(row) for row in database.execute(f'SELECT * FROM "{table}"'))
    digest.update(f"{table} {rows}".encode())
    count += len(rows)
database.close()
print(json.dumps({
    "integrity": integrity,
    "brokenKeys": foreign_keys,
    "tables": len(tables),
    "rows": count,
    "digest": digest.hexdigest() if count else "empty",
}))
