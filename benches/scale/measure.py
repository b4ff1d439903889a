#!/usr/bin/env python3
"""Asks worlds of several sizes the same questions, and compares the times.

    measure.py SERVER FOLDER [--sizes N,N,...] [--postgres URL] [--times N] [--write PAGE]

SERVER is the release binary. FOLDER gets the worlds, a file each; what is there already is used again.
With --postgres the worlds are databases of that server, whose URL ends before the name of a database.
All servers run at once and keep nothing between requests; each question goes round all of them before the next, so
that other work on the machine slows all of them alike.
Every filter, order, facet and figure of the schema is then asked once for in the largest world.
With --write the tables stand in PAGE afterwards, and the curves in an image beside it.
"""

import argparse
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

import fill
import page
import questions
from plot import plot
from programs import environment, free_port, stop

ROOT = Path(__file__).resolve().parent.parent.parent
# The smallest world is as large as the largest list of twin cities that we know.
SIZES = (4_566, 50_000, 200_000, 1_000_000)
BAR = 1.5
# What a request may take is fast; the database stops what takes longer than LIMIT, in seconds.
FAST, LIMIT = 0.1, 5
PAGE = 100
LAST_PAGE = 10_000
PATIENCE = 120
SAMPLES = 50
SQLITE, POSTGRES = "SQLite", "PostgreSQL"
LINE = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Server:
    """A server of one world, and one connection to it."""

    def __init__(self, program, url, data, size):
        self.url, self.size, self.connection = url, size, None
        self.port = free_port()
        command = [program, "serve", "--listen", f"127.0.0.1:{self.port}", "--database-url", url, "--data", str(data),
                   "--cache", "fresh", "--migrate", "--statement-timeout", f"{LIMIT}s", "--header-timeout", "1h"]
        began = time.perf_counter()
        self.process = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        while True:
            try:
                self.answer("{ home { name } }")
                break
            except OSError:
                self.connection = None
                if self.process.poll() is not None:
                    raise SystemExit(self.process.stderr.read()) from None
                if time.perf_counter() - began > PATIENCE:
                    raise SystemExit("the server does not answer") from None
                time.sleep(0.0005)
        self.started = time.perf_counter() - began

    def ask(self, query, variables=None):
        """The seconds that the answer took, and its bytes."""
        if self.connection is None:
            self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        request = (
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            b"accept: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
        )
        began = time.perf_counter()
        self.connection.sendall(request)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self.part()
        left = int(LINE.search(received[:end])[1]) - (len(received) - end - 4)
        parts = [received[end + 4 :]]
        while left > 0:
            part = self.part()
            left -= len(part)
            parts.append(part)
        return time.perf_counter() - began, b"".join(parts)

    def part(self):
        part = self.connection.recv(1 << 16)
        if not part:
            raise OSError("the connection was closed")
        return part

    def answer(self, query, variables=None):
        return json.loads(self.ask(query, variables)[1])

    def data(self, query, variables=None):
        answer = self.answer(query, variables)
        if "errors" in answer:
            raise SystemExit(f"{query}: {answer['errors']}")
        return answer["data"]

    def memory(self):
        """MiB of its own, and of files that it shares with the system's cache."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return [int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ("RssAnon", "RssFile")]

    def stop(self):
        stop(self.process, 60)


def variables(server, world, size):
    """The rows of variables by name, drawn from all over the world."""
    chance = random.Random(1)
    places = [chance.randrange(2, size * 95 // 100) for _ in range(SAMPLES)]

    def rows(sql):
        # What needs no place has one row.
        each = [sql.format(place=place) for place in places] if "{place}" in sql else [sql]
        return [row[0] for sql in each for row in world.rows(sql)]

    found = {name: rows(sql) for name, sql in questions.VARIABLES.items()}
    slugs = found["slug"]
    found["id"] = [server.data("query ($s: String!) { city(slug: $s) { id } }", {"s": slug})["city"]["id"] for slug in slugs]
    found["after"] = []
    after = None
    for _ in range(SAMPLES):
        page = server.data(f"query ($after: String) {{ cities(first: {PAGE}, after: $after) {{ pageInfo {{ endCursor hasNextPage }} }} }}",
                           {"after": after})["cities"]["pageInfo"]
        after = page["endCursor"] if page["hasNextPage"] else None
        found["after"].extend([after] if after and page["hasNextPage"] else [])
    # The last page found may have fewer rows.
    found["after"] = found["after"][:-1]
    return found


def measure(servers, samples, times):
    """The median seconds and bytes of each timed question, by size."""
    found = {}
    for name, query, variable in questions.TIMED:
        key = {"hub": "slug"}.get(variable, variable)
        took = {server.size: [] for server in servers}
        size = dict.fromkeys(took, 0)
        for number in range(times + 3):
            for server in servers:
                values = samples[server.size].get(variable, [None])
                asked = {key: values[number % len(values)]} if key else None
                seconds, body = server.ask(query, asked)
                if number < 3:
                    if b'"errors"' in body:
                        print(f"{name} at {server.size:,}: {body[:300].decode()}", file=sys.stderr)
                    continue
                took[server.size].append(seconds)
                size[server.size] += len(body) / times
        found[name] = {size_: (statistics.median(all_), size[size_]) for size_, all_ in took.items()}
        print(name, {size_: f"{seconds * 1e6:.0f} µs, {length:.0f} B" for size_, (seconds, length) in found[name].items()},
              file=sys.stderr)
    return found


def walk(server):
    """The median seconds of the first pages and of those before page 10,000, or before the last one."""
    query = f"query ($after: String) {{ cities(first: {PAGE}, after: $after) {{ nodes {{ slug }} pageInfo {{ endCursor hasNextPage }} }} }}"
    after, number, began = None, 0, time.perf_counter()
    first, last = [], None
    latest = []
    while number < LAST_PAGE:
        seconds, body = server.ask(query, {"after": after})
        page = json.loads(body)["data"]["cities"]["pageInfo"]
        number += 1
        if number <= 50:
            first.append(seconds)
        latest = [*latest[-49:], seconds]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            break
    last = statistics.median(latest)
    return statistics.median(first), last, number, time.perf_counter() - began


def ask_all(server, samples):
    """The seconds and the code, if there is one, of each question of the catalogue, in the largest world."""
    schema = (ROOT / "schema.graphql").read_text(encoding="utf-8")
    name = samples["name"][7]
    places = {"MISSPELT": f"{name[:2]}{name[3:]}", "NAME": name, "NAM": name[:3], "SLUG": samples["slug"][3],
              "HUB": samples["hub"][0], "BIG": samples["code"][0]}
    found = []
    for title, document in questions.catalogue(schema):
        for place, value in places.items():
            document = document.replace(f'"{place}"', f'"{value}"')
        document = document.replace('text: "N"', f'text: "{name[0]}"')
        seconds, body = server.ask(document)
        if seconds < 1:
            seconds = min(seconds, server.ask(document)[0])
        answer = json.loads(body)
        codes = {error["extensions"]["code"] for error in answer.get("errors", [])}
        found.append((title, seconds, ", ".join(sorted(codes)), document))
        if seconds > FAST or codes:
            print(f"{title}: {seconds * 1000:.0f} ms {codes or ''}", file=sys.stderr)
    return found


def read_once(path):
    """Brings the file into the system's cache: the server is measured, not the disk."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def open_world(program, folder, size, postgres):
    """The world, made if it is not there, and a server of it."""
    data = folder / "data"
    if postgres:
        name = f"world_{size}"
        url = f"{postgres}/{name}"
        admin = fill.Postgres(f"{postgres}/postgres")
        there = admin.psql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'").strip()
        if not there:
            admin.psql(f"CREATE DATABASE {name}")
        world = fill.Postgres(url)
    else:
        path = folder / f"world-{size}.db"
        there = path.exists()
        url = f"sqlite://{path}?mode=rwc"
        world = fill.Sqlite(url)
        if there:
            read_once(path)
    if not there:
        began = time.monotonic()
        fill.fill(program, url, size, data)
        print(f"{size:,} cities made in {time.monotonic() - began:.0f} s", file=sys.stderr)
    world.read()
    return world, Server(program, url, data, size)


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(seconds):
    return f"{seconds * 1e6:,.0f} µs" if seconds < 0.01 else f"{seconds * 1e3:,.0f} ms"


def report(name, sizes, timed, started, memory, walked, asked):
    small, large = sizes[0], sizes[-1]
    rows = []
    for question, figures in timed.items():
        ratio = figures[large][0] / figures[small][0]
        over = "" if ratio <= BAR else " (over)"
        rows.append([question, *(shown(figures[size][0]) for size in sizes), f"{ratio:.2f}{over}",
                     f"{figures[small][1]:,.0f} / {figures[large][1]:,.0f}"])
    rows.append(["start, first answer", *(shown(started[size]) for size in sizes), f"{started[large] / started[small]:.2f}", "-"])
    text = [table(["question", *(f"{size:,} cities" for size in sizes), "ratio", "bytes"], rows), ""]
    first, last, number, whole = walked
    text.append(f"Page {number:,} of {PAGE} cities took {shown(last)} where the first pages took {shown(first)}; all of them took {whole:.0f} s.")
    mapped = "; the file is mapped beside" if name == SQLITE else ""
    sizes_in_memory = ", ".join(f"{own:.0f} at {size:,} cities" for size, (own, _) in memory.items())
    text.append(f"Memory of the process afterwards, in MiB: {sizes_in_memory}{mapped}.\n")
    slow = [row for row in asked if row[1] > FAST or row[2]]
    text.append(f"Of {len(asked)} questions, one for each filter, order, facet and figure, {len(asked) - len(slow)} took less than "
                f"{FAST * 1000:.0f} ms at {large:,} cities; these did not:\n")
    text.append(table(["question", "time", "code"], [[f"`{title}`", shown(seconds), f"`{code}`" if code else ""] for title, seconds, code, _ in slow]))
    return "\n".join(text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("server")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--sizes", default=",".join(map(str, SIZES)))
    arguments.add_argument("--postgres", metavar="URL")
    arguments.add_argument("--times", type=int, default=60)
    arguments.add_argument("--write", type=Path, metavar="PAGE")
    given = arguments.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    name = POSTGRES if given.postgres else SQLITE
    given.folder.mkdir(parents=True, exist_ok=True)
    folder, program = given.folder.resolve(), os.path.abspath(given.server)
    servers, samples = [], {}
    try:
        for size in sizes:
            world, server = open_world(program, folder, size, given.postgres)
            servers.append(server)
            samples[size] = variables(server, world, size)
        timed = measure(servers, samples, given.times)
        memory = {server.size: server.memory() for server in servers}
        walked = walk(servers[-1])
        asked = ask_all(servers[-1], samples[sizes[-1]])
    finally:
        for server in servers:
            server.stop()
    started = {server.size: server.started for server in servers}
    text = report(name, sizes, timed, started, memory, walked, asked)
    print(text)
    if given.write:
        begin, end = f"<!-- {name}, written by `just scale` -->", f"<!-- end of {name}, written by `just scale` -->"
        page.write(given.write, begin, end, text)
        image = given.write.parent / "images" / f"scale-{name.lower()}.svg"
        image.write_text(plot(name, sizes, timed), encoding="utf-8")


if __name__ == "__main__":
    main()
