// The blocks of code of a page, and the files or regions of files that they name.
import assert from "node:assert/strict";

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
