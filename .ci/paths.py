"""Checks that every path of ours that a page or a comment names is a file or a folder of the repository.

A path counts as ours if it begins with an entry of the top folder; in pages and comments alike, in backquotes or not.
Of others, such as `store/error.rs`, those in backquotes that end like a source file must be the end of a path of ours.
"""

import fnmatch
import re
import subprocess
import sys
from pathlib import Path

# What a reader makes, or a command.
TO_BE_MADE = {
    "seed/data/cities/bergen-no.toml",
    "src/gql",
    "src/graphql-env.d.ts",
    "tests/fuzz/corpus/request",
}
# What was, or what others have.
PAGES_OF_THE_PAST = {"CHANGELOG.md"}
# What begins the text of a comment, by the end of a file's name.
COMMENTS = {
    **dict.fromkeys(["rs", "mjs", "ts", "tsx"], re.compile(r"^\s*(?://[/!]?|/?\*+)(.*)", re.MULTILINE)),
    **dict.fromkeys(["py", "sh", "toml", "yml", "run", "justfile"], re.compile(r"^\s*#(.*)", re.MULTILINE)),
}
QUOTED = re.compile(r"`([^`\s]+)`")
SOURCE = re.compile(r"^[\w./-]+\.(?:rs|mjs|tsx|py|sh)$")

listed = subprocess.run(
    ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True, text=True
).stdout
FILES = sorted(name for name in listed.split("\0") if name and Path(name).is_file())
FOLDERS = sorted({str(folder) for name in FILES for folder in Path(name).parents if str(folder) != "."})
TOP = {name.partition("/")[0] for name in FILES if "/" in name}
BARE = re.compile(rf"(?<![\w./-])(?:{'|'.join(sorted(map(re.escape, TOP)))})/[\w./-]*\w")


def alternatives(path: str) -> list[str]:
    """`a/{b,c}.rs` is two paths."""
    if not (braces := re.search(r"\{([^{}]*)\}", path)):
        return [path]
    before, after = path[: braces.start()], path[braces.end() :]
    return [one for word in braces.group(1).split(",") for one in alternatives(before + word + after)]


def exists(path: str) -> bool:
    """Whether there is such a file or folder; `<noun>`, `*` and capitals such as `YYYYMMDD` stand for anything."""
    path = re.sub(r"<[^<>]*>|[YMDHS]{4,}|\*+", "*", path).rstrip("/")
    if "*" in path:
        return bool(fnmatch.filter(FILES, path) or fnmatch.filter(FOLDERS, path))
    return path in TO_BE_MADE or Path(path).exists()


def is_an_end(path: str) -> bool:
    return any(name == path or name.endswith(f"/{path}") for name in FILES)


def texts(name: str) -> list[str]:
    """The page, or its comments."""
    kind = Path(name).suffix.removeprefix(".") or Path(name).name
    if kind != "md" and kind not in COMMENTS:
        return []
    text = Path(name).read_text(encoding="utf-8")
    return [text] if kind == "md" else COMMENTS[kind].findall(text)


def main() -> int:
    count, found = 0, []
    for name in FILES:
        if name in PAGES_OF_THE_PAST:
            continue
        for text in texts(name):
            quoted = {re.sub(r":\d+$", "", word) for word in QUOTED.findall(text)}
            ours = {word for word in quoted if word.partition("/")[0] in TOP and "/" in word}
            ours |= set(BARE.findall(QUOTED.sub("", text)))
            ends = {word for word in quoted - ours if SOURCE.match(word)}
            count += len(ours) + len(ends)
            found += [f"{name}: {one}" for word in ours for one in alternatives(word) if not exists(one)]
            found += [f"{name}: {word}" for word in ends if not is_an_end(word)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{count} paths, {len(found)} that lead nowhere")
    return 1 if found or not count else 0


sys.exit(main())
