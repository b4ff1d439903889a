// The example of src/: types are written and checked, and the compiled program asks the server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../../server.mjs";
import { mistakesFound } from "../program.mjs";
import { build } from "./build.mjs";

let server, endpoint, example;

before(async () => {
  await build();
  server = await startServer();
  endpoint = `${server.address}/graphql`;
  example = await import("./build/partners.js");
});

after(() => server?.stop());

async function list(...args) {
  const found = [];
  for await (const partner of example.partnersIn(endpoint, ...args)) found.push(partner);
  return found;
}

test("the types refuse each mistake, and nothing else", () => {
  const codes = mistakesFound(import.meta.dirname).map((error) => error.split(" ")[0]);
  assert.deepEqual(codes, ["2339", "2339", "18049", "2322", "2367", "2322", "2345", "2345", "2353"]);
});

test("the partners of a region come with their dates and figures", async () => {
  assert.deepEqual(await list("OCEANIA"), [
    { slug: "ipswich-au", kind: "SISTER_CITY", since: "2011-04", population: 229208 },
    { slug: "gisborne-nz", kind: "FRIENDLY_EXCHANGE", since: "2019-07", population: 51135 },
  ]);
});

test("a list of several pages comes whole", async () => {
  const slugs = (await list("EUROPE")).map(({ slug }) => slug);
  assert.equal(slugs.length, 16);
  assert.equal(new Set(slugs).size, 16);
});

test("a filter by a date of EDTF holds", async () => {
  assert.deepEqual((await list("ASIA", "2010")).map(({ slug }) => slug), [
    "ishinomaki-jp",
    "jung-gu-incheon-kr",
    "kure-jp",
  ]);
});

test("a refusal says why", async () => {
  await assert.rejects(list("ASIA", "soon"), (error) => {
    assert.equal(error.cause[0].extensions.code, "BAD_USER_INPUT");
    return true;
  });
});
