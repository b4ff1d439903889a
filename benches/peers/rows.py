"""The servers that are measured, one row of the table each."""

import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path

import schemas
from postgres import Postgres
from programs import environment
from questions import Question
from schemas import Schema

FIVE = ["Q1", "Q2", "Q3", "Q4", "Q5"]
HERE = Path(__file__).parent
TABLES_AND_OURS = ("{tables}", "{ours}")


@dataclass(frozen=True)
class Places:
    """Where everything is that a server is started with."""

    work: Path  # what the rig makes
    binary: Path  # ours
    node: str
    peers: Path  # programs of the workspace beside

    @property
    def ours(self) -> Path:
        return self.work / "ours.db"

    @property
    def data(self) -> Path:
        return self.work / "data"

    @property
    def tables(self) -> Path:
        return self.work / "tables.db"

    @property
    def bodies(self) -> Path:
        return self.work / "bodies"


@dataclass(frozen=True)
class Row:
    name: str
    title: str
    schema: Schema
    # {port} is where it listens, {tables} and {ours} are databases of PostgreSQL.
    command: list[str]
    variables: dict[str, str] = field(default_factory=dict)
    columns: list[str] = field(default_factory=lambda: FIVE)
    path: str = "/graphql"  # {question} is the name of the question

    @property
    def on_postgresql(self) -> bool:
        return self.name.endswith("-postgresql")

    def on(self, database: Postgres) -> "Row":
        """The same with databases of this server."""

        def named(part: str) -> str:
            return database.url(part.strip("{}")) if part in TABLES_AND_OURS else part

        return replace(
            self,
            command=[named(part) for part in self.command],
            variables={name: named(value) for name, value in self.variables.items()},
        )


def all_rows(places: Places, five: dict[str, Question]) -> list[Row]:
    return [*limits(places, five), *ours(places), *peers(places)]


def limits(places: Places, five: dict[str, Question]) -> list[Row]:
    program = str(places.peers / "peer-limits")
    return [
        Row("limit-bytes", "our bytes from memory, axum", schemas.by_hand, [program, "bytes", str(places.bodies)],
            columns=[*FIVE, "304"], path="/{question}"),
        Row("limit-sql", "SQL by hand, rusqlite in axum, no GraphQL", schemas.by_hand,
            [program, "sql", str(places.tables), five["Q1"].key, five["Q3"].key],
            columns=["Q1", "Q2", "Q3", "Q4"], path="/{question}"),
    ]


def ours(places: Places) -> list[Row]:
    found = []
    for database, url in (("SQLite", sqlite_url(places)), ("PostgreSQL", "{ours}")):
        # Where the data come from only matters to a server that may seed.
        data = ["--data", str(places.data)] if database == "SQLite" else []
        for mode in modes(places.binary):
            found.append(
                Row(f"ours-{mode}-{database.lower()}", f"**sister-cities**, `--cache {mode}`, {database}", schemas.ours,
                    [str(places.binary), "--listen", "127.0.0.1:{port}", "--database-url", url, "--cache", mode, *data],
                    columns=[*FIVE, "304", "mixed"] if database == "SQLite" else FIVE)
            )
    return found


def sqlite_url(places: Places) -> str:
    return f"sqlite://{places.ours}?mode=rwc"


def modes(binary: Path) -> list[str]:
    """Those that it has, of those that the rig knows."""
    def has(mode: str) -> bool:
        command = [binary, "--print-config", "--cache", mode]
        return subprocess.run(command, env=environment(), capture_output=True, check=False).returncode == 0

    return [mode for mode in ("answers", "rows", "fresh") if has(mode)]


def peers(places: Places) -> list[Row]:
    file, url, mixed = str(places.tables), "{tables}", [*FIVE, "mixed"]
    return [
        Row("yoga-cache-sqlite", "GraphQL Yoga, JIT, DataLoader, response cache, SQLite", schemas.by_hand,
            node(places, "yoga"), production(file) | {"KEEP": "1"}, mixed),
        Row("yoga-sqlite", "GraphQL Yoga, JIT, DataLoader, SQLite", schemas.by_hand,
            node(places, "yoga"), production(file), mixed),
        Row("juniper-sqlite", "Juniper, rusqlite in the resolvers, SQLite", schemas.by_hand,
            [str(places.peers / "peer-juniper"), file]),
        Row("mercurius-sqlite", "Mercurius, JIT, loaders, SQLite", schemas.by_hand,
            node(places, "mercurius"), production(file)),
        Row("mercurius-postgresql", "Mercurius, JIT, loaders, PostgreSQL", schemas.by_hand,
            node(places, "mercurius"), production(url)),
        Row("postgraphile-postgresql", "PostGraphile, PostgreSQL", schemas.postgraphile,
            node(places, "postgraphile"), production(url)),
    ]


def node(places: Places, program: str) -> list[str]:
    return [places.node, str(HERE / "node" / f"{program}.mjs")]


def production(database: str) -> dict[str, str]:
    return {"NODE_ENV": "production", "GRAPHILE_ENV": "production", "DATABASE": database}
