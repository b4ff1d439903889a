// docs/clients.md: every block of code is the file, or the region of a file, that it names.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const PROSE = ["sh", "text", "json"];
const MARKER = /^<!-- file: ([\w./-]+?)(?:#([\w-]+))? -->$/;
const FENCE = /^(`{3,})(\w*)$/;

/** The blocks of a page: section, line, language, text, and the file and region named right above. */
export function blocksOf(page) {
  const blocks = [];
  let section, open;
  const lines = page.split("\n");
  for (const [index, line] of lines.entries()) {
    const fence = FENCE.exec(line);
    if (open) {
      if (line === open.fence) {
        blocks.push(open);
        open = undefined;
      } else open.text += `${line}\n`;
    } else if (fence) {
      const [, file, region] = MARKER.exec(lines[index - 1] ?? "") ?? [];
      open = { section, line: index + 1, fence: fence[1], language: fence[2], file, region, text: "" };
    } else if (line.startsWith("## ")) section = line.slice(3);
  }
  assert.equal(open, undefined, "a block is not closed");
  return blocks;
}

/** The lines of a file between its marks; marks are comments of whatever language. */
export function regionOf(text, name) {
  const lines = text.split("\n");
  const at = (mark) => lines.findIndex((line) => new RegExp(`^\\s*(//|#) ${mark}\\s*$`).test(line));
  const start = at(`#region ${name}`);
  assert.ok(start >= 0, `there is no region ${name}`);
  const length = lines.slice(start).findIndex((line) => /^\s*(\/\/|#) #endregion\b/.test(line));
  assert.ok(length > 0, `region ${name} has no end`);
  return `${lines.slice(start + 1, start + length).join("\n")}\n`;
}

const page = await readFile(new URL("docs/clients.md", ROOT), "utf8");
const blocks = blocksOf(page);

for (const { file, region, line, text } of blocks.filter(({ file }) => file)) {
  test(`line ${line} is ${file}${region ? `#${region}` : ""}`, async () => {
    const source = await readFile(new URL(file, ROOT), "utf8");
    assert.equal(text, region ? regionOf(source, region) : source);
  });
}

test("every block of code names its file", () => {
  const nameless = blocks.filter(({ language, file }) => !file && !PROSE.includes(language));
  assert.deepEqual(nameless.map(({ line, language }) => `line ${line}: ${language}`), []);
});

test("every file named stands right above a block", () => {
  const markers = page.split("\n").filter((line) => line.startsWith("<!-- file:"));
  assert.equal(markers.length, blocks.filter(({ file }) => file).length);
});

for (const section of page.split("\n").filter((line) => line.startsWith("## ")).map((line) => line.slice(3))) {
  test(`${section} shows code that is tested`, () => {
    assert.ok(blocks.some((block) => block.section === section && block.file));
  });
}

test("the reader of pages sees blocks, names and regions", () => {
  const [plain, named] = blocksOf("## One\n```sh\nls\n```\n## Two\n<!-- file: a/b.mjs#part -->\n```js\n1\n```\n");
  assert.deepEqual([plain.section, plain.language, plain.file, plain.text], ["One", "sh", undefined, "ls\n"]);
  assert.deepEqual([named.section, named.file, named.region, named.line], ["Two", "a/b.mjs", "part", 7]);
  assert.equal(regionOf("0\n// #region a\n1\n// #endregion\n2\n# #region b\n3\n# #endregion b\n", "b"), "3\n");
  assert.throws(() => regionOf("1\n", "a"), /no region a/);
});
