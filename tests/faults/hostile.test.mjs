// Files that are cut off or try to fill memory or time: each is refused with a code, soon, and within bounds.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";

import { BINARY, newFolder, run, sisterCities, succeed } from "./command.mjs";

const here = (path) => new URL(path, import.meta.url).pathname;
/** A debug build on a busy machine is slow; what grows without bound takes far longer. */
const MOST_MS = 50_000;
const MOST_MIB = 1_024;
/** It was 5 in a debug build. */
const MOST_KIB_A_ROW = 8;

/** No clock decides what many rows take. */
const UNHURRIED = { killAfterMs: 600_000 };

/** What is said of each. */
const REFUSED = {
  "bomb.xlsx": /200 times its size.*\[FILE_UNREADABLE\]/,
  "claims.xlsx": /too large.*\[FILE_UNREADABLE\]/,
  "cut.xlsx": /cut off.*\[FILE_UNREADABLE\]/,
  "cut.csv": /quote opened in line 3 is never closed \[FILE_UNREADABLE\]/,
  "cut.json": /line 1: .*\[FILE_UNREADABLE\]/,
  "cut.gexf": /line 1: .*\[FILE_UNREADABLE\]/,
  "cut-utf8.csv": /cut off.*\[FILE_UNREADABLE\]/,
  "deep.json": /nested more than 127 deep.*\[FILE_UNREADABLE\]/,
  "deep-objects.json": /nested more than 127 deep.*\[FILE_UNREADABLE\]/,
  "deep.gexf": /nested more than 256 deep.*\[FILE_UNREADABLE\]/,
  "laughs.gexf": /declares entities.*\[FILE_UNREADABLE\]/,
  "nul.csv": /line 2: column 3 has a NUL byte.*\[FILE_UNREADABLE\]/,
  "long-line.csv": /more than 1 MB of text.*\[FILE_UNREADABLE\]/,
  "long-quote.csv": /quote opened in line 2 is not closed within 1 MB.*\[FILE_UNREADABLE\]/,
  "wide.csv": /more than 100000 cells in a line.*\[FILE_UNREADABLE\]/,
};

let folder;
before(async (t) => {
  folder = await newFolder(t);
  // So that no run has to seed one first.
  assert.equal((await sisterCities("seed", { cwd: folder })).code, 0);
  await succeed(["python3", here("hostile.py"), folder]);
});

/** Tries to import the file: how it ended, the last line that it said, and the memory that it took. */
async function tried(file, settings = [], options = {}) {
  const command = ["python3", here("peak.py"), BINARY, "import", "--dry-run", ...settings, join(folder, file)];
  const { code, signal, stderr, ms } = await run(command, { cwd: folder, ...options });
  const lines = stderr.trim().split("\n");
  const peak = Number(/^peak (\d+)$/.exec(lines.pop())?.[1]);
  console.log(`${file}: exit ${code ?? signal} after ${ms.toFixed(0)} ms with ${peak} MiB, '${lines.at(-1)}'`);
  return { code, said: lines.at(-1), ms, peak };
}

for (const [file, message] of Object.entries(REFUSED)) {
  test(`${file} is refused`, async () => {
    const { code, said, ms, peak } = await tried(file);
    assert.equal(code, 1);
    assert.match(said, /^error: /);
    assert.match(said, message);
    assert.ok(ms < MOST_MS, `${ms} ms`);
    assert.ok(peak < MOST_MIB, `${peak} MiB`);
  });
}

test("more than the limits is refused, and the limits can be raised", async () => {
  const rows = await tried("many.csv", ["--max-rows", "50000"]);
  assert.equal(rows.code, 1);
  assert.match(rows.said, /60000 rows, which are more than 50000.*--max-rows \[TOO_MANY_ROWS\]/);
  const bytes = await tried("long-line.csv", ["--max-size", "99"]);
  assert.equal(bytes.code, 1);
  assert.match(bytes.said, /more than 99000000 bytes.*--max-size \[FILE_TOO_LARGE\]/);
  assert.equal((await tried("whole.xlsx", ["--max-rows", "1", "--max-size", "1"])).code, 0);
});

test("a row more is a few KiB more, and nothing is refused", async () => {
  const few = await tried("few-links.csv", [], UNHURRIED);
  const many = await tried("many-links.csv", [], UNHURRIED);
  assert.deepEqual([few.code, many.code], [0, 0]);
  const each = ((many.peak - few.peak) * 1024) / 15_000;
  assert.ok(each < MOST_KIB_A_ROW, `${each} KiB a row`);
});
