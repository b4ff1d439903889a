"""What the rig needs, and what it builds: a message says what is missing."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import postgres
from rows import Places

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DEBIAN = {
    "wrk": "wrk", "taskset": "util-linux", "psql": "postgresql", "npm": "npm", "cc": "build-essential", "git": "git",
}


def check() -> None:
    missing = {package for program, package in DEBIAN.items() if not shutil.which(program)}
    if not (postgres.programs() / "initdb").exists():
        missing.add("postgresql")
    if not shutil.which("cargo"):
        sys.exit("error: cargo is missing; install Rust")
    if missing:
        sys.exit(f"error: to measure, install: apt-get install --no-install-recommends {' '.join(sorted(missing))}")
    if len(os.sched_getaffinity(0)) < 2:
        sys.exit("error: it takes two cores, one for the servers and one for the load")


def target() -> Path:
    """Where cargo builds to."""
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()


def built(work: Path, binary: Path | None) -> Places:
    """Everything built; ours too, unless there is a binary of it."""
    if binary is None:
        run("cargo", "build", "--release", "--locked", "--bin", "sister-cities", cwd=ROOT)
        binary = target() / "release" / "sister-cities"
    run("cargo", "build", "--release", "--locked", "--target-dir", str(work / "build"), cwd=HERE / "rust")
    node = HERE / "node"
    installed = node / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < (node / "package-lock.json").stat().st_mtime:
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=node)
    # The servers want a newer node than some systems have, so one is among the packages.
    runtime = node / "node_modules" / f"node-linux-{'arm64' if platform.machine() == 'aarch64' else 'x64'}" / "bin" / "node"
    return Places(work, binary.resolve(), str(runtime), work / "build" / "release")


def run(*command: str, cwd: Path) -> None:
    print("$", " ".join(command), flush=True)
    subprocess.run(command, cwd=cwd, check=True)


def said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return done.stdout.strip()


def machine() -> dict[str, str]:
    processor = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return {
        "processor": processor[1] if processor else platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(memory[1]) / 2**20:.0f} GiB" if memory else "unknown",
        "kernel": platform.release(),
    }


def versions(places: Places) -> dict[str, str]:
    packages = json.loads((HERE / "node" / "package-lock.json").read_text())["packages"]
    crates = dict(re.findall(r'name = "(.*)"\nversion = "(.*)"', (HERE / "rust" / "Cargo.lock").read_text()))
    npm = {
        "GraphQL Yoga": "graphql-yoga", "its response cache": "@graphql-yoga/plugin-response-cache",
        "its graphql-jit": "@envelop/graphql-jit", "DataLoader": "dataloader", "Mercurius": "mercurius",
        "Fastify": "fastify", "better-sqlite3": "better-sqlite3", "pg": "pg", "PostGraphile": "postgraphile",
    }
    return {
        "sister-cities": said("git", "describe", "--always", "--dirty"),
        "Rust": said("rustc", "--version").split()[1],
        **{title: packages[f"node_modules/{name}"]["version"] for title, name in npm.items()},
        "Juniper": crates["juniper"],
        "axum": crates["axum"],
        "rusqlite": crates["rusqlite"],
        "Node.js": said(places.node, "--version").lstrip("v"),
        "PostgreSQL": said(str(postgres.programs() / "postgres"), "--version").split()[2],
        "wrk": (re.search(r"wrk \S*?([\d.]+)", said("sh", "-c", "wrk --version 2>&1; true")) or ["", "unknown"])[1],
    }
