"""Fails if a crate that the project is built from asks for a newer compiler than the one given."""

import json
import subprocess
import sys

promised = sys.argv[1]


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in f"{version}.0".split(".")[:3])


output = subprocess.run(
    ["cargo", "metadata", "--format-version", "1", "--locked"], check=True, capture_output=True, text=True
).stdout
packages = json.loads(output)["packages"]
newer = [package for package in packages if number(package["rust_version"] or "0") > number(promised)]
for package in newer:
    print(f"{package['name']} {package['version']} asks for Rust {package['rust_version']}, not {promised}")
print(f"{len(packages)} crates, {len(newer)} that ask for more than Rust {promised}")
sys.exit(1 if newer else 0)
