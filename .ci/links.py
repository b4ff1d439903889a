"""Checks that every relative link of the Markdown pages leads to a file, and every anchor to a heading."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)>\s]+)>?[^)]*\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)


def pages() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted(path for name in listed.stdout.split("\0") if name and (path := Path(name)).exists())


def anchor(heading: str) -> str:
    """What GitHub and its like make of a heading."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    kept = [c for c in text if c in " -_" or unicodedata.category(c)[0] in "LN"]
    return "".join(kept).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    found: set[str] = set()
    for heading in HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        name, count = anchor(heading), 0
        while (unique := name if count == 0 else f"{name}-{count}") in found:
            count += 1
        found.add(unique)
    return found


def mistakes(page: Path) -> list[str]:
    text = CODE.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))
    found = []
    for link in LINK.findall(text) + REFERENCE.findall(text):
        if re.match(r"[a-z][a-z0-9+.-]*:", link, re.IGNORECASE):
            continue
        path, _, fragment = unquote(link).partition("#")
        target = (page.parent / path) if path else page
        if not target.exists():
            found.append(f"{page}: {link}: no such file")
        elif fragment and target.suffix == ".md" and fragment not in anchors(target):
            found.append(f"{page}: {link}: no such heading")
    return found


def main() -> int:
    checked = pages()
    found = [mistake for page in checked for mistake in mistakes(page)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(checked)} pages, {len(found)} broken links")
    return 1 if found or not checked else 0


sys.exit(main())
