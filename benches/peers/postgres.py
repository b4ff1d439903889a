"""A PostgreSQL server for one run: a new cluster with the defaults of initdb, on a free port of 127.0.0.1."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from programs import free_port


class Postgres:
    """On one core; ends with the `with` block, and its folder with it."""

    def __init__(self, core: int) -> None:
        self.programs = programs()
        self.core = core
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="sister-cities-bench-"))

    def __enter__(self) -> "Postgres":
        try:
            if os.geteuid() == 0:
                self.folder.chmod(0o755)
                shutil.chown(self.folder, "postgres")
            self.run("initdb", "--pgdata", self.data, "--username", "postgres", "--auth", "trust",
                     "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
            self.run("pg_ctl", "start", "--pgdata", self.data, "--log", str(self.folder / "log"), "--wait",
                     "--options", f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.run("pg_ctl", "stop", "--pgdata", self.data, "--mode", "fast", "--wait")
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    @property
    def pid(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def run(self, program: str, *arguments: str) -> None:
        command = ["taskset", "--cpu-list", str(self.core), str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            # It refuses to run as root.
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr}")

    def make(self, name: str, script: Path | None = None) -> None:
        """A database, with what a script puts in it."""
        psql = ["psql", "-qX", "--host", "127.0.0.1", "--port", str(self.port), "--username", "postgres"]
        subprocess.run([*psql, "--command", f"CREATE DATABASE {name}"], check=True)
        if script:
            subprocess.run([*psql, "--dbname", name, "--file", script.name], cwd=script.parent, check=True)

    def url(self, name: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"


def programs() -> Path:
    """Debian keeps them in a folder for each version."""
    folders = [one for one in Path("/usr/lib/postgresql").glob("*/bin") if (one / "initdb").exists()]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).parent if found else Path()
