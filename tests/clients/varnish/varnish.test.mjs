// A cache between the server and its clients that can purge: Varnish, set up as docs/varnish.vcl says.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startCounter } from "../nginx/nginx.mjs";
import { startServer } from "../../server.mjs";
import { importPartner } from "../../world.mjs";
import { startVarnish } from "./varnish.mjs";

const MAX_AGE_S = 60;
const QUERY = "{ dataset { revision } cities(first: 1) { totalCount } }";
const REPEATED = 2_000;
const AT_ONCE = 16;
const NAMES = ["Testtown", "Othertown"];

let server;
let counter;
let varnish;
before(async () => {
  const settings = ["--cache-max-age", String(MAX_AGE_S), "--stale-while-revalidate", "30"];
  server = await startServer(undefined, settings);
  counter = await startCounter(server.address);
  varnish = await startVarnish(counter.port);
});
after(async () => {
  await varnish?.stop();
  counter?.stop();
  await server?.stop();
});
beforeEach(() => (counter.passed.length = 0));

const asked = () => counter.passed.filter(({ path }) => path?.startsWith("/graphql")).length;

async function get(query, headers = {}) {
  const address = `${varnish.address}/graphql?${new URLSearchParams({ query })}`;
  const response = await fetch(address, { headers: { accept: "application/json", ...headers } });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return { text, cache: response.headers.get("x-cache"), version: Number(response.headers.get("data-version")) };
}

test("repeated questions reach the server once", async () => {
  const query = "{ home { partners(first: 30) { nodes { name slug } } } }";
  const texts = new Set();
  let left = REPEATED;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left > 0) {
      left -= 1;
      texts.add((await get(query)).text);
    }
  }));
  assert.equal(texts.size, 1);
  assert.equal(asked(), 1);
});

test("a client never gets an older version of the data than it names", async () => {
  const old = await get(QUERY);
  const revision = await importPartner(server, NAMES.shift() ?? "");
  assert.ok(revision > old.version);
  const least = { "min-data-version": String(revision) };
  const [mine, again, unnamed] = [await get(QUERY, least), await get(QUERY, least), await get(QUERY)];
  assert.deepEqual([mine.version, mine.cache], [revision, "MISS"]);
  assert.deepEqual([again.version, again.cache, again.text], [revision, "HIT", mine.text]);
  assert.equal(unnamed.text, old.text, "who names none has what is fresh");
});

test("after a purge by Surrogate-Key all get the new data", async () => {
  const old = await get(QUERY);
  const revision = await importPartner(server, NAMES.shift() ?? "");
  assert.equal((await get(QUERY)).version, old.version);
  const purge = (headers) => fetch(varnish.address, { method: "PURGE", headers });
  assert.equal((await purge({})).status, 400);
  assert.equal((await purge({ "surrogate-key": "data" })).status, 200);
  // The response that was purged may be given while the new one is fetched.
  let version = 0;
  for (let attempt = 0; version < revision && attempt < 100; attempt += 1) {
    version = (await get(QUERY)).version;
    await sleep(20);
  }
  assert.equal(version, revision);
});

test("answers to POST and errors are not kept, and figures are not shown", async () => {
  for (let time = 0; time < 2; time += 1) {
    const address = `${varnish.address}/graphql?${new URLSearchParams({ query: "{ home { mayor } }" })}`;
    const error = await fetch(address, { headers: { accept: "application/json" } });
    assert.equal(error.headers.get("x-cache"), "MISS");
    const response = await fetch(`${varnish.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ home { slug } }" }),
    });
    assert.deepEqual(await response.json(), { data: { home: { slug: "wenzhou-cn" } } });
  }
  assert.equal(asked(), 4);
  assert.equal((await fetch(`${varnish.address}/metrics`)).status, 403);
});
