"""A server under load, and what that cost it."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import processes
from processes import Server

CONNECTIONS = 32
# So much of a core by others makes a figure doubtful.
NOISE = 0.08


@dataclass(frozen=True)
class Traffic:
    """Requests as they are on the wire, and the order in which they are sent."""

    requests: list[bytes]
    order: list[int]
    size: float  # of an answer, the mean
    tolerance: float  # so much another mean may differ from it

    def write(self, folder: Path) -> tuple[Path, Path]:
        """The files that load.lua and `pace` read: requests with their lengths, and the order."""
        requests, order = folder / "requests", folder / "order"
        requests.write_bytes(b"".join(b"%d\n%s" % (len(request), request) for request in self.requests))
        order.write_text("".join(f"{place}\n" for place in self.order))
        return requests, order


@dataclass(frozen=True)
class Run:
    requests: int
    seconds: float
    bytes: int
    p50_us: float
    p99_us: float
    failed: int = 0


class Generator(Protocol):
    """What sends requests; it has a core of its own."""

    def warm_up(self) -> None: ...

    def run(self) -> Run: ...


def measured(server: Server, database: int | None, core: int, traffic: Traffic, generator: Generator) -> dict[str, Any]:
    """What a table needs; the server and its database are on the core."""
    roots = [server.process.pid, *([database] if database else [])]
    generator.warm_up()
    # Connections of a pool are processes, some of them new.
    for root in roots[1:]:
        processes.pin(root, core)
    used, busy, began = [processes.cpu_seconds(root) for root in roots], processes.busy_seconds(), time.monotonic()
    before = os.times()
    run = generator.run()
    spent = [processes.cpu_seconds(root) - start for root, start in zip(roots, used, strict=True)]
    wall, after = time.monotonic() - began, os.times()
    load = after.children_user + after.children_system - before.children_user - before.children_system
    others = max(0.0, processes.busy_seconds() - busy - sum(spent) - load) / wall
    count = max(run.requests, 1)
    row: dict[str, Any] = {
        "per_core": count / max(sum(spent), 0.001),
        "rate": run.requests / run.seconds,
        "server_us": spent[0] / count * 1e6,
        "database_us": sum(spent[1:]) / count * 1e6,
        "p50_ms": run.p50_us / 1e3,
        "p99_ms": run.p99_us / 1e3,
        "others": round(others, 3),
        "memory_mib": round(processes.peak_mebibytes(server.process.pid), 1),
        "bytes": round(traffic.size),
    }
    if run.failed:
        row["mistake"] = f"{run.failed} requests failed"
    elif abs(run.bytes / count - traffic.size) > traffic.tolerance * traffic.size:
        row["mistake"] = f"{run.bytes / count:.0f} bytes an answer under load, {traffic.size:.0f} before"
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
