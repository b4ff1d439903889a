import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { counted, texts } from "../src/texts";

const here = (path: string) => new URL(path, import.meta.url);

/** The names in the server's table, such as `table.city`. */
function names(): Set<string> {
  let part = "";
  const found = new Set<string>();
  for (const line of readFileSync(here("../texts.toml"), "utf8").split("\n")) {
    part = /^\[([\w-]+)\]/.exec(line)?.[1] ?? part;
    const name = /^([\w-]+) =/.exec(line)?.[1];
    if (name) found.add(`${part}.${name}`);
  }
  return found;
}

test("every text that the script shows is in the table, and none of its own is idle", () => {
  const sources = readdirSync(here("../src"), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  const code = sources.map((name) => readFileSync(here(`../src/${name}`), "utf8")).join("\n");
  const known = names();
  const used = [...code.matchAll(/"((?:script|filters|figures|map|search|table|timeline)\.[\w-]+)"/g)].flatMap(([, name]) => name ?? []);
  assert.ok(used.length > 30);
  for (const name of used) assert.ok(known.has(name), `no text ${name}`);
  for (const name of known) {
    if (name.startsWith("script.")) assert.ok(used.includes(name.replace(/-one$/, "")), `nothing says ${name}`);
  }
});

test("texts are filled and counted as the language does it", () => {
  const text = texts({ all: "{n} relations", "all-one": "{n} relation" }, "en");
  assert.equal(counted(text, "all", 8209), "8,209 relations");
  assert.equal(counted(text, "all", 1), "1 relation");
  assert.throws(() => text("none"));
});
