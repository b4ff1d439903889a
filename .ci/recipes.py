"""Checks that every stage of .ci/run has a recipe and runs in the hosted workflow, and that its actions are pinned.

The other way round, every recipe is a stage, or all of them. The exceptions are those of the group "measure": what
takes time is no test, so they must be no stage.
"""

import re
import sys
from pathlib import Path

WORKFLOW = ".github/workflows/ci.yml"

stages = set(sys.argv[1:])
# Marks, name and commands.
RECIPE = re.compile(r"((?:^\[.+\]\n)*)^([\w-]+)(?: [^:\n]+)?:.*\n((?: {4}.*\n?)*)", re.MULTILINE)
justfile = [recipe for recipe in RECIPE.findall(Path("justfile").read_text(encoding="utf-8")) if recipe[1] != "_list"]
measures = {name for marks, name, _ in justfile if "group('measure')" in marks}
recipes = {name: body.strip() for _, name, body in justfile if name not in measures}
workflow = Path(WORKFLOW).read_text(encoding="utf-8")
run = {stage for line in re.findall(r"run: \.ci/run (.+)$", workflow, re.MULTILINE) for stage in line.split()}

found = [
    f"justfile: {name} runs '{body}'"
    for name, body in recipes.items()
    if body != ("@.ci/run" if name == "ci" else f"@.ci/run {name}")
]
found += [f"justfile: {name} takes time and is a stage" for name in sorted(measures & stages)]
found += [
    f"justfile: {name} takes time and runs a stage"
    for _, name, body in justfile
    if name in measures and ".ci/run" in body
]
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
print(f"{len(stages)} stages, {len(measures)} measures, {len(found)} mistakes")
sys.exit(1 if found else 0)
