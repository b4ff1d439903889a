"""Load for a time, by wrk and load.lua: each connection asks again when it has its answer."""

import os
import re
import subprocess
from pathlib import Path

from load import CONNECTIONS, Run, Traffic

SCRIPT = Path(__file__).parent / "load.lua"


class Wrk:
    def __init__(self, traffic: Traffic, port: int, core: int, folder: Path, warm_up: float, seconds: float) -> None:
        requests, order = traffic.write(folder)
        self.variables = {"REQUESTS": str(requests), "ORDER": str(order)}
        self.port, self.core = port, core
        self.before, self.seconds = warm_up, seconds

    def warm_up(self) -> None:
        run = self.load(self.before)
        # A slow server has more time, so that what is cut off at the end weighs little.
        slowness = 4 * CONNECTIONS * run.seconds / max(run.requests, 1)
        self.seconds = min(max(self.seconds, slowness), 3 * self.seconds)

    def run(self) -> Run:
        return self.load(self.seconds)

    def load(self, seconds: float) -> Run:
        command = [
            "taskset", "--cpu-list", str(self.core), "wrk", "--threads", "1", "--connections", str(CONNECTIONS),
            "--duration", f"{max(1, round(seconds))}s", "--timeout", "30s", "--script", str(SCRIPT),
            f"http://127.0.0.1:{self.port}/",
        ]
        done = subprocess.run(command, env=os.environ | self.variables, capture_output=True, text=True,
                              timeout=seconds + 60, check=False)
        if not (found := re.search(r"^DONE (.*)$", done.stdout, re.MULTILINE)):
            raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
        requests, duration, size, failed, p50, p99 = map(int, found[1].split())
        return Run(requests, duration / 1e6, size, p50, p99, failed)
