// docs/clients.md: every block of code is the file, or the region of a file, that it names.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { blocksOf, regionOf } from "./blocks.mjs";

const ROOT = new URL("../../", import.meta.url);
const PROSE = ["sh", "text", "json"];
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

const CLIENTS = { "Apollo Client": "apollo", urql: "urql", Relay: "relay", "GraphQL Code Generator": "codegen", "gql.tada": "tada", Subscriptions: "subscriptions" };

/** The versions that the tests of a section run with. */
async function testedIn(section) {
  const manifest = await readFile(new URL(`tests/clients/${CLIENTS[section]}/package.json`, ROOT), "utf8");
  return JSON.parse(manifest).dependencies;
}

test("the contents name every section, and the versions that are tested", async () => {
  const rows = [...page.matchAll(/^\| \[(.+?)\]\(#(.+?)\) \| (.+?) \| (.+?) \|$/gm)].map(([, ...cells]) => cells);
  const sections = page.split("\n").filter((line) => line.startsWith("## ")).map((line) => line.slice(3));
  assert.deepEqual(rows.map(([section]) => section), sections);
  for (const [section, anchor, versions] of rows) {
    assert.equal(anchor, section.toLowerCase().replaceAll(" ", "-").replaceAll(".", ""));
    if (!(section in CLIENTS)) continue;
    const tested = await testedIn(section);
    for (const version of versions.split(", ")) {
      const [name, number] = version.split(" ");
      assert.equal(number, tested[name], `${section}: ${name}`);
    }
  }
});

test("what is to be installed has the major version that is tested, and is in the contents", async () => {
  for (const { section, line, text } of blocks.filter(({ language }) => language === "sh")) {
    for (const [, packages] of text.matchAll(/^npm install (?:--save-dev )?(.+)$/gm)) {
      const tested = await testedIn(section);
      for (const one of packages.split(" ")) {
        const at = one.lastIndexOf("@");
        assert.equal(one.slice(at + 1), tested[one.slice(0, at)]?.split(".")[0], `line ${line}: ${one}`);
      }
    }
  }
});

test("the reader of pages sees blocks, names and regions", () => {
  const [plain, named] = blocksOf("## One\n```sh\nls\n```\n## Two\n<!-- file: a/b.mjs#part -->\n```js\n1\n```\n");
  assert.deepEqual([plain.section, plain.language, plain.file, plain.text], ["One", "sh", undefined, "ls\n"]);
  assert.deepEqual([named.section, named.file, named.region, named.line], ["Two", "a/b.mjs", "part", 7]);
  assert.equal(regionOf("0\n// #region a\n1\n// #endregion\n2\n# #region b\n3\n# #endregion b\n", "b"), "3\n");
  assert.throws(() => regionOf("1\n", "a"), /no region a/);
});
