"""How long ours takes with one client and with 32, at a tenth of what it can do and at all of it, by `pace`."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

QUESTIONS = ("Q1", "Q3")
CLIENTS = (1, 32)


@dataclass
class Pace:
    program: Path
    port: int
    core: int
    file: Path  # for the request

    def all(self, request: bytes, seconds: float) -> Iterator[dict[str, Any]]:
        """The peak is what the clients get out of the server, each sending when it has its answer."""
        self.file.write_bytes(request)
        for clients in CLIENTS:
            self.run(clients, 0, min(1, seconds))
            peak = self.run(clients, 0, seconds)
            yield {"clients": clients, "load": "peak", **peak}
            yield {"clients": clients, "load": "tenth", **self.run(clients, peak["rate"] / 10, seconds)}

    def run(self, clients: int, rate: float, seconds: float) -> dict[str, Any]:
        command = ["taskset", "--cpu-list", str(self.core), str(self.program), str(self.port), str(self.file),
                   str(clients), str(rate), str(seconds)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True)
        return json.loads(done.stdout)
