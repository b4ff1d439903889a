"""Load by wrk from the other core, and what it cost the server."""

import os
import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import processes
from processes import Server
from traffic import Traffic

CONNECTIONS = 32
SCRIPT = Path(__file__).parent / "load.lua"
# So much of a core by others makes a figure doubtful.
NOISE = 0.08


def write(traffic: Traffic, folder: Path) -> dict[str, str]:
    """The files that load.lua reads, as variables."""
    with open(folder / "requests", "wb") as file:
        for request in traffic.requests:
            file.write(b"%d\n%s" % (len(request), request))
    (folder / "order").write_text("".join(f"{place}\n" for place in traffic.order))
    return {"REQUESTS": str(folder / "requests"), "ORDER": str(folder / "order")}


@dataclass
class Run:
    requests: int
    seconds: float
    bytes: int
    failed: int
    p50_ms: float
    p99_ms: float


def wrk(port: int, core: int, variables: dict[str, str], seconds: float, start: float) -> Run:
    """`start` is the part of the order that is left out first."""
    command = ["taskset", "--cpu-list", str(core), "wrk", "--threads", "1", "--connections", str(CONNECTIONS),
               "--duration", f"{max(1, round(seconds))}s", "--timeout", "30s", "--script", str(SCRIPT),
               f"http://127.0.0.1:{port}/"]
    done = subprocess.run(command, env=os.environ | variables | {"START": str(start)}, capture_output=True, text=True,
                          timeout=seconds + 60, check=False)
    if not (found := re.search(r"^DONE (.*)$", done.stdout, re.MULTILINE)):
        raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
    requests, duration, size, failed, p50, p99 = map(int, found[1].split())
    return Run(requests, duration / 1e6, size, failed, p50 / 1e3, p99 / 1e3)


def measured(
    server: Server, database: int | None, cores: tuple[int, int], traffic: Traffic, folder: Path,
    warm_up: float, seconds: float,
) -> dict[str, Any]:
    """Loads the server, after a warm-up, and gives what a table needs."""
    own, other = cores
    variables = write(traffic, folder)
    roots = [server.process.pid, *([database] if database else [])]
    first = wrk(server.port, other, variables, warm_up, 0.5)
    # Connections of a pool are processes, some of them new.
    for root in roots[1:]:
        processes.pin(root, own)
    # A slow server has more time, so that what is cut off at the end weighs little.
    slowness = 4 * CONNECTIONS * first.seconds / max(first.requests, 1)
    used, busy, began = [processes.cpu_seconds(root) for root in roots], processes.busy_seconds(), time.monotonic()
    before = os.times()
    run = wrk(server.port, other, variables, min(max(seconds, slowness), 3 * seconds), 0)
    spent = [processes.cpu_seconds(root) - start for root, start in zip(roots, used, strict=True)]
    wall, after = time.monotonic() - began, os.times()
    load = after.children_user + after.children_system - before.children_user - before.children_system
    others = max(0.0, processes.busy_seconds() - busy - sum(spent) - load) / wall
    row: dict[str, Any] = {
        "rate": run.requests / run.seconds,
        "server_us": spent[0] / max(run.requests, 1) * 1e6,
        "database_us": sum(spent[1:]) / max(run.requests, 1) * 1e6,
        "p50_ms": run.p50_ms,
        "p99_ms": run.p99_ms,
        "others": round(others, 3),
        "memory_mib": round(processes.peak_mebibytes(server.process.pid), 1),
        "bytes": round(traffic.size),
    }
    row["per_core"] = 1e6 / max(row["server_us"] + row["database_us"], 0.01)
    got = run.bytes / max(run.requests, 1)
    if run.failed:
        row["mistake"] = f"{run.failed} requests failed"
    elif abs(got - traffic.size) > traffic.tolerance * traffic.size:
        row["mistake"] = f"{got:.0f} bytes an answer under load, {traffic.size:.0f} before"
    return row


def said(row: dict[str, Any]) -> str:
    """The figures in a line."""
    if "rate" not in row:
        return row["mistake"]
    line = (
        f"{row['per_core']:,.0f} a second and core, {row['rate']:,.0f} a second, "
        f"p50 {row['p50_ms']:.2f} ms, p99 {row['p99_ms']:.2f} ms, others {row['others']:.0%}"
    )
    return f"{line}; {row['mistake']}" if "mistake" in row else line
