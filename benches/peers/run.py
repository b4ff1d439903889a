#!/usr/bin/env python3
"""Measures our server beside others in one go, and writes the table of docs/performance.md: `just bench`.

README.md beside this file says how, and what each part is for.
"""

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent))

import load
import ours
import report
import rows
import tables
import tools
import world
from exchange import exchange, post
from load import Generator, Traffic
from pace import Counted, Pace
from postgres import Postgres
from processes import Server
from rows import Row
from traffic import Asker, Wrong
from wrk import Wrk

CORES = sorted(os.sched_getaffinity(0))[:2]  # of the servers, and of the load


def main() -> None:
    options = arguments()
    if options.table:
        report.write(options.table, options.print)
        return
    tools.check()
    # So that what was started is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    work = tools.target() / "peers"
    work.mkdir(parents=True, exist_ok=True)
    sys.exit(Bench(options, work).run())


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="just bench", description="Measures our server beside others.")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=6, help="of each measurement")
    parser.add_argument("--warm-up", type=float, default=3, help="seconds before each measurement")
    parser.add_argument("--rows", nargs="+", metavar="NAME", help="only these, by a part of their names; prints only")
    parser.add_argument("--columns", nargs="+", metavar="NAME", help=f"only these of {', '.join(report.COLUMNS)}, latency; prints only")
    parser.add_argument("--world", type=Path, metavar="DIR", help="with cities.csv and links.csv, not a made-up one")
    parser.add_argument("--binary", type=Path, metavar="FILE", help="our server, not to be built")
    parser.add_argument("--print", action="store_true", help="print the tables only")
    parser.add_argument("--quick", action="store_true", help="one pass of a second each; prints only")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the table of these results, measure nothing")
    options = parser.parse_args()
    if options.quick:
        options.passes, options.seconds, options.warm_up = 1, 1, 1
    # The page has whole tables only.
    options.print |= bool(options.quick or options.rows or options.columns)
    return options


class Bench:
    """One run, with all that its steps need."""

    def __init__(self, options: argparse.Namespace, work: Path) -> None:
        self.options, self.work = options, work
        self.places = tools.built(work, options.binary)
        self.world = world.read(options.world) if options.world else world.made_up()
        self.asker = Asker(self.world, 0.1 if options.quick else 1)
        self.results = work / f"results-{time.strftime('%Y%m%d-%H%M%S')}.jsonl"
        self.wrong = 0

    def run(self) -> int:
        """0 if all answers were right."""
        self.prepare()
        self.note({
            "date": time.strftime("%Y-%m-%d"), "world": world.shape(self.world), "made_up": not self.options.world,
            "machine": tools.machine(), "versions": tools.versions(self.places), "seconds": self.options.seconds,
        })
        names = self.options.rows or [""]
        wanted = [
            row for row in rows.all_rows(self.places, self.asker.five) if any(name in row.name for name in names)
        ]
        self.keep_bodies()
        with Postgres(CORES[0]) as database:
            if any(row.on_postgresql for row in wanted):
                self.fill(database)
            for number in range(1, self.options.passes + 1):
                for row in wanted:
                    print(f"pass {number}: {row.name}", flush=True)
                    self.measure(number, row.on(database), database.pid if row.on_postgresql else None)
        report.write(self.results, self.options.print)
        return 1 if self.wrong else 0

    def prepare(self) -> None:
        print(f"the data: {world.shape(self.world)}", flush=True)
        tables.write_sqlite(self.world, self.places.tables)
        ours.write_folder(self.world, self.places.data)
        for old in self.work.glob(f"{self.places.ours.name}*"):
            old.unlink()
        ours.seed(self.places, rows.sqlite_url(self.places))

    def fill(self, database: Postgres) -> None:
        database.make("tables", tables.write_psql(self.world, self.work))
        database.make("ours")
        ours.seed(self.places, database.url("ours"))

    def keep_bodies(self) -> None:
        """What the first limit serves."""
        self.places.bodies.mkdir(exist_ok=True)
        row = next(row for row in rows.ours(self.places) if not row.on_postgresql)
        with self.server(row) as server:
            for name, question in self.asker.five.items():
                answer = exchange(server.port, post(row.path, row.schema(question)))
                (self.places.bodies / f"{name}.json").write_bytes(answer.body)

    def server(self, row: Row) -> Server:
        return Server(row.command, CORES[0], self.work / "server.log", row.variables)

    def measure(self, number: int, row: Row, database: int | None) -> None:
        wanted = self.options.columns or [*row.columns, "latency"]
        about = {"pass": number, "row": row.name, "title": row.title}
        traffics = self.checked(row, [column for column in row.columns if column in wanted])
        for column, traffic in traffics.items():
            try:
                result = {"mistake": traffic} if isinstance(traffic, str) else self.loaded(row, column, traffic, database)
            except (OSError, RuntimeError) as error:
                result = {"mistake": str(error)}
            self.wrong += "mistake" in result
            print(f"  {column}: {load.said(result)}", flush=True)
            self.note({**about, "column": column, **result})
        if row.name.startswith("ours") and not row.on_postgresql and "latency" in wanted:
            try:
                self.latency(about, row)
            except (OSError, RuntimeError, Wrong) as error:
                self.wrong += 1
                print(f"  latency: {error}", flush=True)

    def checked(self, row: Row, columns: list[str]) -> dict[str, Traffic | str]:
        """What is sent, or what is wrong, by a server that is only asked."""
        found: dict[str, Traffic | str] = {}
        try:
            with self.server(row) as server:
                for column in columns:
                    try:
                        found[column] = self.asker.traffic(row, column, server.port)
                    except Wrong as wrong:
                        found[column] = str(wrong)
        except (OSError, RuntimeError) as error:
            found |= dict.fromkeys(set(columns) - set(found), str(error))
        return found

    def loaded(self, row: Row, column: str, traffic: Traffic, database: int | None) -> dict[str, Any]:
        """A server for each column, so that none has what another one left."""
        with self.server(row) as server:
            return load.measured(server, database, CORES[0], traffic, self.generator(column, traffic, server))

    def generator(self, column: str, traffic: Traffic, server: Server) -> Generator:
        if column == "mixed":
            return Counted(self.pace(traffic, server), self.asker.before, self.asker.count)
        return Wrk(traffic, server.port, CORES[1], self.work, self.options.warm_up, self.options.seconds)

    def pace(self, traffic: Traffic, server: Server) -> Pace:
        return Pace(self.places.peers / "pace", traffic, server.port, CORES[1], self.work)

    def latency(self, about: dict[str, Any], row: Row) -> None:
        for name in ("Q1", "Q3"):
            with self.server(row) as server:
                traffic = self.asker.traffic(row, name, server.port)
                for found in self.pace(traffic, server).latencies(self.options.seconds / 2):
                    print(f"  {name}, {found['clients']} clients, {found['load']}: p50 {found['p50_us']} µs, "
                          f"p99 {found['p99_us']} µs, {found['rate']:,.0f} a second", flush=True)
                    self.note({**about, "latency": name, **found})

    def note(self, line: dict[str, Any]) -> None:
        with open(self.results, "a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
