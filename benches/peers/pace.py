"""Load by `pace`, our own small program: for a number of requests, or at a pace that does not wait for answers."""

import json
import subprocess
from pathlib import Path
from typing import Any, Iterator

from load import CONNECTIONS, Run, Traffic

CLIENTS = (1, CONNECTIONS)
ENOUGH = 300


class Pace:
    def __init__(self, program: Path, traffic: Traffic, port: int, core: int, folder: Path) -> None:
        self.command = ["taskset", "--cpu-list", str(core), str(program), str(port), *map(str, traffic.write(folder))]

    def send(self, skip: int, clients: int, rate: float, end: str) -> Run:
        command = [*self.command, str(skip), str(clients), str(rate), end]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"pace: {done.stderr}")
        return Run(**json.loads(done.stdout))

    def latencies(self, seconds: float) -> Iterator[dict[str, Any]]:
        """With one client and with many, at the peak and at a tenth of it.

        The peak is what the clients get out of the server, each sending when it has its answer.
        """
        for clients in CLIENTS:
            self.send(0, clients, 0, f"{min(1, seconds)}s")
            peak = self.send(0, clients, 0, f"{seconds}s")
            rate = peak.requests / peak.seconds
            # Long enough for a 99th percentile, if it does not take for ever.
            enough = min(max(seconds, ENOUGH / (rate / 10)), 5 * seconds)
            tenth = self.send(0, clients, rate / 10, f"{enough}s")
            for load, run in (("peak", peak), ("tenth", tenth)):
                yield {
                    "clients": clients, "load": load, "rate": run.requests / run.seconds,
                    "p50_us": run.p50_us, "p99_us": run.p99_us,
                }


class Counted:
    """The same requests for each server, the fast and the slow."""

    def __init__(self, pace: Pace, before: int, count: int) -> None:
        self.pace, self.before, self.count = pace, before, count

    def warm_up(self) -> None:
        self.pace.send(0, CONNECTIONS, 0, str(self.before))

    def run(self) -> Run:
        return self.pace.send(self.before, CONNECTIONS, 0, str(self.count))
