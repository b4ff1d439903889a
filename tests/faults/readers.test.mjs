// A server beside an import: readers see the old data or the new and nothing between, and each of them gets an answer.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { startServer } from "../server.mjs";
import { BINARY, newFolder, run, sisterCities } from "./command.mjs";
import { network } from "./network.mjs";

const CITIES = 1_000;
const READERS = 8;
const PATIENCE_MS = 20_000;

// Counts of several tables, which only one state of the data has together; the page changes too.
const QUERY = `{
  dataset { version revision }
  cities(first: 3, orderBy: {field: POPULATION, direction: DESC}) { totalCount nodes { slug partnerCount } }
  relations(first: 1) { totalCount }
  network { cityCount relationCount componentCount }
  search(text: "Alalalal", first: 1) { nodes { ... on City { slug } } }
}`;

test("readers beside an import see the old data or the new, and all of them get an answer", async (t) => {
  const folder = await newFolder(t);
  assert.equal((await sisterCities("seed", { cwd: folder })).code, 0);
  const files = Object.entries(network(CITIES)).map(([name, text]) => [join(folder, name), text]);
  for (const [file, text] of files) await writeFile(file, text);
  const server = await startServer(BINARY, [], { folder });
  t.after(() => server.stop());

  async function ask() {
    const started = performance.now();
    const response = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: QUERY }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    const { data, errors } = JSON.parse(text);
    assert.equal(errors, undefined, text);
    return { text, data, ms: performance.now() - started };
  }

  const old = await ask();
  let isOver = false;
  const load = run([BINARY, "import", ...files.map(([file]) => file)], { cwd: folder }).finally(() => (isOver = true));
  const slowest = [];
  const reader = async () => {
    const seen = [];
    let waited = 0;
    // Once more after the import: whoever asks then sees the new data.
    for (let rounds = 0; rounds < 2; rounds += Number(isOver)) {
      const { text, ms } = await ask();
      if (text !== seen.at(-1)) seen.push(text);
      waited = Math.max(waited, ms);
      count += 1;
    }
    slowest.push(waited);
    return seen;
  };
  let count = 0;
  const [{ code, stderr, ms }, ...each] = await Promise.all([load, ...Array.from({ length: READERS }, reader)]);
  assert.equal(code, 0, stderr);
  const fresh = await ask();
  assert.ok(fresh.data.dataset.revision > old.data.dataset.revision);
  assert.equal(fresh.data.cities.totalCount, old.data.cities.totalCount + CITIES);
  assert.equal(fresh.data.relations.totalCount, old.data.relations.totalCount + 2 * CITIES);
  assert.deepEqual(fresh.data.search.nodes, [{ slug: "alalalal-de" }]);
  console.log(`${count} answers to ${READERS} readers beside an import of ${ms.toFixed(0)} ms, `
    + `the slowest after ${Math.max(...slowest).toFixed(0)} ms`);
  assert.ok(count > 2 * READERS, "readers asked while the import ran");
  for (const seen of each) {
    assert.deepEqual(seen, [old.text, fresh.text], "the old data first, then the new, and nothing else");
  }
});
