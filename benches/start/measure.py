#!/usr/bin/env python3
"""Measures how long the server takes to its first answer, and how much memory it takes while it idles.

    measure.py SERVER [--runs N] [--write PAGE]

SERVER is the release binary.
Each run starts it in a folder of its own and asks for one city until the answer is whole.
With --write the table stands in PAGE afterwards, between the two marks that name this program.
It ends non-zero if a median is over its bar.
"""

import argparse
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

import page
from programs import environment, free_port, stop

# Milliseconds to the first answer, and MiB of memory.
BAR_EXISTING, BAR_EMPTY, BAR_MEMORY = 200, 500, 40
# A server that has not answered after so many seconds never will.
PATIENCE = 30
# Between two attempts to connect, in seconds: what is measured is too long by half of this on average.
PAUSE = 0.0005
# So long the server has nothing to do before its memory counts, in seconds.
REST = 2
REQUESTS = 1000
QUESTION = '{ city(slug: "kure-jp") { name country { name } partners(first: 5) { nodes { name } } } }'
MARK, END = "<!-- written by `just start` -->", "<!-- end of what `just start` writes -->"


def ask(port, query=QUESTION):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", "/graphql", json.dumps({"query": query}), {"content-type": "application/json"})
        answer = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    if "errors" in answer or answer["data"]["city"] is None:
        raise SystemExit(f"the answer is {answer}")


class Server:
    """A server in a folder, until the end of the block; `took` has the milliseconds to its first answer."""

    def __init__(self, program, folder):
        self.port = free_port()
        self.command = [program, "serve", "--listen", f"127.0.0.1:{self.port}"]
        self.folder = folder

    def __enter__(self):
        began = time.perf_counter()
        self.process = subprocess.Popen(
            self.command, cwd=self.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        while True:
            try:
                ask(self.port)
                break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit(self.process.stderr.read().decode()) from None
                if time.perf_counter() - began > PATIENCE:
                    self.stop()
                    raise SystemExit("the server does not answer") from None
                time.sleep(PAUSE)
        self.took = (time.perf_counter() - began) * 1000
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        stop(self.process, PATIENCE)

    def memory(self):
        """MiB that the process has to itself or shares with others (RSS), and its part of them (PSS)."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        kilobytes = {line.split()[0]: int(line.split()[1]) for line in rollup.splitlines()[1:]}
        return kilobytes["Rss:"] / 1024, kilobytes["Pss:"] / 1024


def measure(program, runs, scratch):
    """The figures of all runs, by name."""
    seeded = scratch / "seeded"
    seeded.mkdir()
    with Server(program, seeded) as server:
        first_of_all = server.took
    found = {"existing": [], "empty": [], "rss": [], "pss": [], "rss after": [], "pss after": []}
    for number in range(runs):
        empty = scratch / f"empty-{number}"
        empty.mkdir()
        with Server(program, empty) as server:
            found["empty"].append(server.took)
        shutil.rmtree(empty)
        with Server(program, seeded) as server:
            found["existing"].append(server.took)
            time.sleep(REST)
            for name, figure in zip(("rss", "pss"), server.memory(), strict=True):
                found[name].append(figure)
            if number == 0:
                for _ in range(REQUESTS):
                    ask(server.port)
                time.sleep(REST)
                for name, figure in zip(("rss after", "pss after"), server.memory(), strict=True):
                    found[name].append(figure)
    print(f"the very first start took {first_of_all:.0f} ms", file=sys.stderr)
    return found


def machine():
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        "unknown processor",
    )
    return f"{cpu}, {os.cpu_count()} cores"


def table(found, runs, program):
    def row(what, name, bar, unit):
        figures = found[name]
        return f"| {what} | {statistics.median(figures):.0f} {unit} | {max(figures):.0f} {unit} | {bar} |"

    size = os.path.getsize(program) / 1024 / 1024
    lines = [
        "| what | median | worst | bar |",
        "|---|---|---|---|",
        row("first answer, the database exists", "existing", f"under {BAR_EXISTING} ms", "ms"),
        row("first answer, the folder is empty", "empty", f"under {BAR_EMPTY} ms", "ms"),
        row("memory after the first answer (PSS)", "pss", f"under {BAR_MEMORY} MiB", "MiB"),
        row("memory after the first answer (RSS)", "rss", f"under {BAR_MEMORY} MiB", "MiB"),
        row(f"memory after {REQUESTS:,} requests (RSS)", "rss after", "-", "MiB"),
        "",
        f"{runs} starts of each kind on {time.strftime('%-d %B %Y')}; {machine()}, "
        f"load average {os.getloadavg()[0]:.1f}; the binary has {size:.0f} MiB.",
    ]
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("server")
    arguments.add_argument("--runs", type=int, default=15)
    arguments.add_argument("--write", type=Path, metavar="PAGE")
    asked = arguments.parse_args()
    program = os.path.abspath(asked.server)
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(program, max(asked.runs, 2), Path(scratch))
    text = table(found, max(asked.runs, 2), program)
    print(text)
    if asked.write:
        page.write(asked.write, MARK, END, text)
    over = [
        name
        for name, bar in (("existing", BAR_EXISTING), ("empty", BAR_EMPTY), ("pss", BAR_MEMORY), ("rss", BAR_MEMORY))
        if statistics.median(found[name]) >= bar
    ]
    if over:
        raise SystemExit(f"over the bar: {', '.join(over)}")


if __name__ == "__main__":
    main()
