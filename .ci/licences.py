"""Checks licences, sources and bans of all crates and npm packages by .deny.toml.

`cargo deny check licenses bans sources` does the same for the crates; this needs nothing but Python.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

LOCK_FILES = [
    "web/package-lock.json",
    "tests/browser/package-lock.json",
    "tests/schema/package-lock.json",
    "tests/clients/package-lock.json",
    "tests/conformance/package-lock.json",
    "benches/peers/node/package-lock.json",
]

# Packages that only build or check and are part of nothing that we ship, with licences that we would not ship.
BUILD_TOOLS = {
    # Patterns of file names and what they need, by ESLint and by servers that ours is measured beside.
    "BlueOak-1.0.0": re.compile(r"minimatch|@isaacs/.*|glob|lru-cache|minipass|path-scurry"),
    "CC-BY-4.0": re.compile(r"caniuse-lite"),  # a table of browsers, by Babel, by graphql-eslint
    "MPL-2.0": re.compile(r"lightningcss(-.*)?|axe-core"),  # the style sheets' compiler, by Vite; checks of pages
    "PSF-2.0": re.compile(r"argparse"),
    "Python-2.0": re.compile(r"argparse"),
}

CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def accepted(expression: str, allowed: set[str]) -> bool:
    """Whether the licence can be met by allowed ones: OR is a choice, AND needs both, WITH belongs to its left side."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either() -> bool:
        result = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            right = both()
            result = result or right
        return result

    def both() -> bool:
        result = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            right = one()
            result = result and right
        return result

    def one() -> bool:
        name = tokens.pop(0)
        if name == "(":
            result = either()
            if tokens.pop(0) != ")":
                raise ValueError(expression)
            return result
        if tokens and tokens[0] == "WITH":
            tokens.pop(0)
            name = f"{name} WITH {tokens.pop(0)}"
        return name in allowed

    try:
        result = either()
    except IndexError as error:
        raise ValueError(f"not a licence expression: {expression}") from error
    if tokens:
        raise ValueError(f"not a licence expression: {expression}")
    return result


def crates(deny: dict, allowed: set[str]) -> tuple[int, list[str]]:
    output = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--locked"], check=True, capture_output=True, text=True
    ).stdout
    packages = json.loads(output)["packages"]
    read = {entry["crate"]: entry["expression"] for entry in deny["licenses"].get("clarify", [])}
    banned = {entry["crate"].partition("@")[0] for entry in deny["bans"]["deny"]}
    found = []
    for package in packages:
        name = f"{package['name']} {package['version']}"
        licence = package["license"] or read.get(f"{package['name']}@{package['version']}")
        if licence is None:
            found.append(f"{name}: no licence")
        elif not accepted(licence, allowed):
            found.append(f"{name}: {licence} is not in .deny.toml")
        if package["source"] not in (None, CRATES_IO):
            found.append(f"{name}: comes from {package['source']}, not from crates.io")
        if package["name"] in banned:
            found.append(f"{name}: is banned in .deny.toml")
    return len(packages), found


def npm_packages(lock_file: str, allowed: set[str]) -> tuple[int, list[str]]:
    packages = json.loads(Path(lock_file).read_text(encoding="utf-8"))["packages"]
    found = []
    # Of a workspace's own packages only the root has a licence and none a hash.
    for path, package in packages.items():
        if package.get("link") or (path and "node_modules/" not in path):
            continue
        name = path.rpartition("node_modules/")[2] or lock_file
        licence = package.get("license")
        tool = BUILD_TOOLS.get(licence)
        if licence is None:
            found.append(f"{name} ({lock_file}): no licence")
        elif not accepted(licence, allowed) and not (tool and tool.fullmatch(name)):
            found.append(f"{name} ({lock_file}): {licence} is not in .deny.toml")
        if path.startswith("node_modules/") and "integrity" not in package:
            found.append(f"{name} ({lock_file}): no integrity hash")
    return len(packages), found


def main() -> int:
    deny = tomllib.loads(Path(".deny.toml").read_text(encoding="utf-8"))
    allowed = set(deny["licenses"]["allow"])
    found = []
    checks = [("Cargo.lock", crates(deny, allowed))]
    checks += [(lock_file, npm_packages(lock_file, allowed)) for lock_file in LOCK_FILES]
    for where, (count, mistakes) in checks:
        print(f"{where}: {count} packages, {len(mistakes)} refused")
        found += mistakes
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


sys.exit(main())
