"""Checks that every stage of .ci/run has a recipe and runs in the hosted workflow, and that its actions are pinned."""

import re
import sys
from pathlib import Path

WORKFLOW = ".github/workflows/ci.yml"

stages = set(sys.argv[1:])
recipes = dict(re.findall(r"^(\w+):\n    @\.ci/run ?(\w*)$", Path("justfile").read_text(encoding="utf-8"), re.MULTILINE))
workflow = Path(WORKFLOW).read_text(encoding="utf-8")
run = {stage for line in re.findall(r"run: \.ci/run (.+)$", workflow, re.MULTILINE) for stage in line.split()}

found = [f"justfile: {name} runs {stage}" for name, stage in recipes.items() if stage not in (name, "")]
found += [f"justfile: no recipe for {stage}" for stage in sorted(stages - set(recipes))]
found += [f"justfile: {name} is no stage" for name in sorted(set(recipes) - stages - {"ci"})]
found += [f"{WORKFLOW}: no job runs {stage}" for stage in sorted(stages - run)]
found += [f"{WORKFLOW}: {stage} is no stage" for stage in sorted(run - stages)]
found += [
    f"{WORKFLOW}: {action} is not pinned to a commit"
    for action in re.findall(r"uses: (\S+)", workflow)
    if not re.search(r"@[0-9a-f]{40}$", action)
]
print(*found, sep="\n", end="\n" if found else "")
print(f"{len(stages)} stages, {len(found)} without recipe or job")
sys.exit(1 if found else 0)
