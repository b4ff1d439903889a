"""Servers: started on one core, ended, and how much of it they used."""

import os
import re
import signal
import socket
import subprocess
import time
from collections import defaultdict
from pathlib import Path
from typing import Iterator

from programs import environment, free_port

TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A process of its own group, with all that it starts; ends with the `with` block."""

    def __init__(self, command: list[str], core: int, log: Path, variables: dict[str, str] | None = None) -> None:
        self.port = free_port()
        self.log = log
        command = [part.replace("{port}", str(self.port)) for part in command]
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                ["taskset", "--cpu-list", str(core), *command],
                env=environment() | {"PORT": str(self.port)} | (variables or {}),
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            )

    def __enter__(self) -> "Server":
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                os.killpg(self.process.pid, number)
            try:
                self.process.wait(timeout=10)
                return
            except subprocess.TimeoutExpired:
                continue

    def wait(self) -> None:
        for _ in range(600):
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"it does not start: {self.log.read_text(errors='replace')[-500:]}")


def family(root: int) -> list[int]:
    """A process and all that it started."""
    children = defaultdict(list)
    for pid, fields in all_stats():
        children[int(fields[1])].append(pid)
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children[pid]
    return found


def all_stats() -> Iterator[tuple[int, list[str]]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            yield int(folder.name), (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue


def cpu_seconds(root: int) -> float:
    """Of a family so far, those included that have ended."""
    members = set(family(root))
    return sum(sum(map(int, fields[11:15])) for pid, fields in all_stats() if pid in members) / TICKS


def busy_seconds() -> float:
    """Of all cores so far, whatever they did."""
    user, nice, system, _idle, _wait, irq, soft, steal = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + soft + steal) / TICKS


def pin(root: int, core: int) -> None:
    for pid in family(root):
        subprocess.run(["taskset", "--all-tasks", "--cpu-list", "--pid", str(core), str(pid)], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)


def peak_mebibytes(root: int) -> float:
    """The most memory that the process itself ever had."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{root}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0
