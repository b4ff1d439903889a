// A cache between the server and its clients: nginx, set up as docs/nginx.conf says.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CITIES } from "../../partners.mjs";
import { startServer } from "../../server.mjs";
import { importPartner, importWorld } from "../../world.mjs";
import { startCounter, startNginx } from "./nginx.mjs";

const MAX_AGE_S = 2;
const JSON_TYPE = "application/json";
const PAGE_TYPE = "text/html";

let server;
let counter;
let nginx;
before(async () => {
  server = await startServer(undefined, ["--cache-max-age", String(MAX_AGE_S)]);
  counter = await startCounter(server.address);
  nginx = await startNginx(counter.port);
});
after(async () => {
  await nginx?.stop();
  counter?.stop();
  await server?.stop();
});
beforeEach(() => (counter.passed.length = 0));

async function get(query, headers = {}) {
  const address = `${nginx.address}/graphql?${new URLSearchParams({ query })}`;
  const response = await fetch(address, { headers: { accept: JSON_TYPE, ...headers } });
  return {
    status: response.status,
    cache: response.headers.get("x-cache"),
    etag: response.headers.get("etag"),
    type: response.headers.get("content-type"),
    text: await response.text(),
  };
}

test("a second GET never reaches the server", async () => {
  const query = "{ home { partners(first: 30) { nodes { name slug } } } }";
  const first = await get(query);
  const second = await get(query);
  assert.deepEqual([first.status, first.cache], [200, "MISS"]);
  assert.deepEqual([second.status, second.cache], [200, "HIT"]);
  assert.equal(second.text, first.text);
  assert.equal(JSON.parse(second.text).data.home.partners.nodes.length, 30);
  assert.deepEqual(counter.passed.map(({ status }) => status), [200]);
});

test("no cache hands the playground to a program, nor an answer to a browser, in whatever coding", async () => {
  const query = "{ home { partners(first: 30) { nodes { name id } } } }";
  for (const encoding of ["identity", "gzip", "br"]) {
    for (const accept of [PAGE_TYPE, JSON_TYPE, "application/graphql-response+json", PAGE_TYPE, JSON_TYPE]) {
      const { type } = await get(query, { accept, "accept-encoding": encoding });
      assert.ok(type.startsWith(accept), `${accept}, ${encoding}: ${type}`);
    }
  }
});

test("an answer that is too old costs the server a 304, as long as the data are the same", async () => {
  const query = "{ home { name } }";
  const first = await get(query);
  await sleep((MAX_AGE_S + 1) * 1000);
  const later = await get(query);
  assert.deepEqual([later.status, later.cache, later.etag], [200, "REVALIDATED", first.etag]);
  assert.deepEqual(counter.passed.map(({ method, status, known }) => ({ method, status, known })), [
    { method: "GET", status: 200, known: undefined },
    { method: "GET", status: 304, known: first.etag },
  ]);
});

test("changed data reach the client once the answer is too old", async () => {
  const query = "{ cities(first: 1) { totalCount } }";
  const before = await get(query);
  await importWorld(server);
  await sleep((MAX_AGE_S + 1) * 1000);
  const after = await get(query);
  assert.deepEqual([after.status, after.cache], [200, "EXPIRED"]);
  assert.notEqual(after.etag, before.etag);
  const count = ({ text }) => JSON.parse(text).data.cities.totalCount;
  assert.equal(count(before), CITIES);
  assert.ok(count(after) > count(before), after.text);
});

test("a client never gets an older version of the data than it names", async () => {
  const query = "{ dataset { revision } cities(first: 1) { totalCount } }";
  const old = await get(query);
  const revision = await importPartner(server, "Testtown");
  assert.ok(revision > JSON.parse(old.text).data.dataset.revision);
  const least = { "min-data-version": String(revision) };
  const [mine, again] = [await get(query, least), await get(query, least)];
  assert.equal(JSON.parse(mine.text).data.dataset.revision, revision);
  assert.deepEqual([mine.cache, again.cache, again.text], ["MISS", "HIT", mine.text]);
});

test("errors and answers to POST are not kept", async () => {
  for (let time = 0; time < 2; time += 1) {
    assert.equal((await get("{ home { mayor } }")).cache, "MISS");
    const response = await fetch(`${nginx.address}/graphql`, {
      method: "POST",
      headers: { "content-type": JSON_TYPE },
      body: JSON.stringify({ query: "{ home { slug } }" }),
    });
    assert.deepEqual(await response.json(), { data: { home: { slug: "wenzhou-cn" } } });
  }
  assert.deepEqual(counter.passed.map(({ method }) => method), ["GET", "POST", "GET", "POST"]);
});
