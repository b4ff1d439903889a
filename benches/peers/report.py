"""The section of docs/performance.md that a run writes."""

import json
from pathlib import Path
from typing import Any

import page
from bars import BARS, LATENCY, Figures
from load import CONNECTIONS, NOISE
from questions import MANY, NAMES

PAGE = Path(__file__).parent.parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- just bench -->", "<!-- end of just bench -->"
COLUMNS = [*NAMES, "304", "mixed"]
Line = dict[str, Any]


def write(results: Path, only_print: bool) -> None:
    lines = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    section = "\n".join(text(lines[0], lines[1:]))
    print(f"\n{section}\n\nresults: {results}")
    if not only_print:
        page.write(PAGE, BEGIN, END, section)


def text(run: Line, lines: list[Line]) -> list[str]:
    passes = sorted({line["pass"] for line in lines})
    measured = [line for line in lines if "column" in line or "mistake" in line]
    return [
        *introduction(run, passes), "",
        *rates(measured, passes), "",
        *notes(measured), "",
        "### Bars", "",
        f"Each ratio is of two figures of one pass{', passes apart by a slash' if len(passes) > 1 else ''}; "
        "one that misses its bar is bold.", "",
        *bars(measured, passes), "",
        "### Under full load", "",
        f"Milliseconds that half of the answers (and 99 in 100) took with {CONNECTIONS} connections, each of which asks "
        f"again when it has its answer; pass {passes[-1]}.", "",
        *waits(measured, passes[-1]), "",
        *latency([line for line in lines if "latency" in line], passes),
    ]


def introduction(run: Line, passes: list[int]) -> list[str]:
    machine, versions = run["machine"], ", ".join(f"{name} {number}" for name, number in run["versions"].items())
    origin = "made up, the same each time" if run["made_up"] else "read from files"
    return [
        f"Requests a second for one core, server and database together, on {run['date']}; "
        f"{len(passes)} {'passes' if len(passes) > 1 else 'pass'}, {run['seconds']:g} seconds for each figure.",
        f"Machine: {machine['processor']}, {machine['cores']} cores, {machine['memory']}, Linux {machine['kernel']}.",
        f"Data ({origin}): {run['world']}.",
        f"Versions: {versions}.",
    ]


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def cells(lines: list[Line], passes: list[int], figure: str) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for number in passes:
        for line in lines:
            if line["pass"] == number and "column" in line:
                value = "wrong" if "mistake" in line else rounded(line[figure])
                value += "†" if line.get("others", 0) > NOISE else ""
                found.setdefault((line["row"], line["column"]), []).append(value)
    return found


def rates(lines: list[Line], passes: list[int]) -> list[str]:
    found, titles = cells(lines, passes, "per_core"), {line["row"]: line["title"] for line in lines}
    columns = [column for column in COLUMNS if any(key[1] == column for key in found)]
    return table(
        ["server", *columns],
        [[title, *(" / ".join(found.get((row, column), ["-"])) for column in columns)] for row, title in titles.items()],
    )


def notes(lines: list[Line]) -> list[str]:
    said = ". ".join(f"{name}: {what}" for name, what in NAMES.items())
    found = [
        f"{said}.",
        "304: Q3 by GET from a client that has the answer already.",
        f"Mixed: {MANY:,} different questions drawn by Zipf's law, the same draws for each server.",
    ]
    if any(line.get("others", 0) > NOISE for line in lines):
        found.append(f"† Other processes used over {NOISE:.0%} of a core meanwhile.")
    found += sorted({
        f"{line['title']}, {line.get('column', 'all')}: {line['mistake']}." for line in lines if "mistake" in line
    })
    return found


def figures(lines: list[Line], number: int) -> Figures:
    return {
        (line["row"], line["column"]): line["per_core"]
        for line in lines if line["pass"] == number and "column" in line and "mistake" not in line
    }


def bars(lines: list[Line], passes: list[int]) -> list[str]:
    rows = []
    for bar in BARS:
        ratios = [bar.ratios(figures(lines, number)) for number in passes]
        columns = [column for column in COLUMNS if any(column in one for one in ratios)]
        shown = {
            column: " / ".join(marked(one[column], bar.times) if column in one else "-" for one in ratios)
            for column in columns
        }
        missed = [column for column in columns if any(one.get(column, 0) < bar.times for one in ratios)]
        if columns:
            verdict = f"missed: {', '.join(missed)}" if missed else "met"
            rows.append([bar.title, f"{bar.times:g} ×", *(shown.get(column, "") for column in COLUMNS), verdict])
    return table(["", "bar", *COLUMNS, ""], rows)


def marked(ratio: float, wanted: float) -> str:
    return f"{ratio:.2f}" if ratio >= wanted else f"**{ratio:.2f}**"


def waits(lines: list[Line], number: int) -> list[str]:
    found = {
        (line["row"], line["column"]): f"{line['p50_ms']:.1f} ({line['p99_ms']:.1f})"
        for line in lines if line["pass"] == number and "column" in line and "mistake" not in line
    }
    titles = {line["row"]: line["title"] for line in lines}
    columns = [column for column in COLUMNS if any(key[1] == column for key in found)]
    return table(
        ["server", *columns],
        [[title, *(found.get((row, column), "-") for column in columns)] for row, title in titles.items()],
    )


def latency(lines: list[Line], passes: list[int]) -> list[str]:
    if not lines:
        return []
    grouped: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        key = line["title"], line["latency"], str(line["clients"]), line["load"]
        grouped.setdefault(key, []).append(line)
    rows = [
        [
            *key,
            *(" / ".join(rounded(line[name]) for line in group) for name in ("rate", "p50_us", "p99_us")),
            " / ".join(f"{line['p99_us'] / max(line['p50_us'], 1):.1f}" for line in group),
        ]
        for key, group in grouped.items()
    ]
    kept = [line for line in lines if line["row"].startswith("ours-answers")]
    missed = sum(line["p99_us"] >= LATENCY * line["p50_us"] for line in kept)
    verdict = f"missed by {missed} of {len(kept)}" if missed else "met"
    return [
        "### Latency", "",
        "Microseconds from the time when a request was due, with one client and with 32, at the peak (each client asks "
        "again when it has its answer) and at a tenth of it (requests come at random times, whatever the server does).",
        f"The bar for answers from memory, p99 under {LATENCY} × p50: {verdict}.", "",
        *table(["server", "question", "clients", "load", "a second", "p50 µs", "p99 µs", "p99 / p50"], rows),
    ]


def rounded(value: float) -> str:
    """Three digits count."""
    if value < 1000:
        return f"{value:.3g}"
    digits = 10 ** (len(str(int(value))) - 3)
    return f"{round(value / digits) * digits:,}"
