// Several servers and imports at once on one SQLite file: each client sees the data go forward only, whichever server it
// asks, and each import is seen by all servers as soon as it is done.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { startServer } from "../server.mjs";
import { BINARY, newFolder, run, sisterCities } from "./command.mjs";
import { network } from "./network.mjs";

const SERVERS = 3;
const READERS = 6;
const IMPORTS = 4;
const CITIES = 30;
const PATIENCE_MS = 20_000;

/** Of one version only if they agree: the counts of two statements, and the version of a third. */
const QUERY = "{ dataset { revision } cities(first: 1) { totalCount } network { cityCount } }";

test("servers and imports of several processes share one SQLite file", async (t) => {
  const folder = await newFolder(t);
  assert.equal((await sisterCities("seed", { cwd: folder })).code, 0);
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => startServer(BINARY, [], { folder })));
  for (const server of servers) t.after(() => server.stop());

  /** Asks a server for data that are no older than this. */
  async function ask(server, least) {
    const response = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "min-data-version": String(least) },
      body: JSON.stringify({ query: QUERY }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    const { data, errors } = JSON.parse(text);
    assert.equal(errors, undefined, text);
    const version = Number(response.headers.get("data-version"));
    assert.ok(version >= least, `version ${version} after ${least}`);
    assert.equal(data.dataset.revision, version);
    assert.equal(data.cities.totalCount, data.network.cityCount);
    return { version, cities: data.cities.totalCount };
  }

  const before = await ask(servers[0], 0);
  let [writing, count] = [2, 0];
  const isOver = () => writing === 0;
  async function write(name) {
    const [at, here] = [name === "one" ? 0 : 1_000, join(folder, name)];
    await mkdir(here);
    for (let round = 1; round <= IMPORTS; round += 1) {
      const files = Object.entries(network(CITIES * round, at)).map(([file, text]) => [join(here, file), text]);
      for (const [file, text] of files) await writeFile(file, text);
      const paths = files.map(([file]) => file);
      const done = await run([BINARY, "import", ...paths, "--source", name, "--report", "json"], { cwd: folder });
      assert.equal(done.code, 0, done.stderr);
      const { revision } = JSON.parse(done.stdout).loaded;
      // The process has ended: each server has what it wrote.
      await Promise.all(servers.map((server) => ask(server, revision)));
    }
    writing -= 1;
  }
  async function read() {
    const seen = new Set();
    let least = 0;
    for (let at = 0; !isOver(); at += 1) {
      const { version } = await ask(servers[at % SERVERS], least);
      least = version;
      seen.add(version);
      count += 1;
    }
    return seen.size;
  }
  const [, , ...seen] = await Promise.all([write("one"), write("two"), ...Array.from({ length: READERS }, read)]);
  const after = await Promise.all(servers.map((server) => ask(server, 0)));
  for (const { version, cities } of after) {
    assert.equal(version, before.version + 2 * IMPORTS);
    assert.equal(cities, before.cities + 2 * IMPORTS * CITIES);
  }
  console.log(`${SERVERS} servers, ${2 * IMPORTS} imports by 2 processes at a time, ${count} answers, `
    + `${Math.max(...seen)} versions seen by one reader`);
  assert.ok(Math.max(...seen) > 2, "readers asked while the data changed");
});
