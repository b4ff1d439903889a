"""Reads a report of `npm audit --json` and fails on high and critical advisories."""

import json
import sys
from pathlib import Path

folder, report = sys.argv[1:]
try:
    answer = json.loads(Path(report).read_text(encoding="utf-8"))
    counts = answer["metadata"]["vulnerabilities"]
except (ValueError, KeyError):
    print(f"advisories of {folder}: the registry does not answer; the hosted workflow asks it again")
    sys.exit(0)
named = ", ".join(f"{count} {level}" for level, count in counts.items() if count and level != "total")
print(f"advisories of {folder}: {named or 'none'}")
for name, finding in answer.get("vulnerabilities", {}).items():
    print(f"  {name}: {finding['severity']}")
sys.exit(1 if counts["high"] or counts["critical"] else 0)
