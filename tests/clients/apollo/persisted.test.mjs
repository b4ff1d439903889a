// Automatic persisted queries: not found, registered, and from then on a GET by hash alone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import "../cache/typescript.mjs";
import { gql } from "@apollo/client";
import { print } from "@apollo/client/utilities";
import { startServer } from "../../server.mjs";

const { createPersistedClient } = await import("./persisted.mjs");

const query = gql`
  query Partner($slug: String!) {
    city(slug: $slug) {
      id
      name
      relation { id established { edtf } }
    }
  }
`;

let server;
before(async () => {
  server = await startServer();
});
after(() => server?.stop());

/** Watches what goes over the network: method, body or query string, and the answer. */
function watchFetches(t) {
  const seen = [];
  const fetch = globalThis.fetch;
  t.mock.method(globalThis, "fetch", async (input, init) => {
    const response = await fetch(input, init);
    const { searchParams } = new URL(input);
    const request = init.body ? JSON.parse(init.body) : Object.fromEntries(searchParams);
    for (const name of ["extensions", "variables"]) {
      if (typeof request[name] === "string") request[name] = JSON.parse(request[name]);
    }
    seen.push({ method: init.method, request, status: response.status, answer: await response.clone().json() });
    return response;
  });
  return seen;
}

async function ask(t, slug) {
  const client = createPersistedClient(`${server.address}/graphql`);
  t.after(() => client.stop());
  const { data } = await client.query({ query, variables: { slug } });
  // The text as the client sends it, with the __typename that its cache adds.
  const hash = createHash("sha256").update(print(client.cache.transformDocument(query))).digest("hex");
  return { city: data.city, hash };
}

test("a query is sent in full once, and by its hash ever after", async (t) => {
  const seen = watchFetches(t);
  const first = await ask(t, "ishinomaki-jp");
  assert.equal(first.city.relation.established.edtf, "1984-10");
  assert.equal(seen.length, 2);

  const [unknown, registered] = seen;
  const persistedQuery = { version: 1, sha256Hash: first.hash };
  assert.equal(unknown.method, "GET");
  assert.deepEqual(unknown.request.extensions.persistedQuery, persistedQuery);
  assert.equal(unknown.request.query, undefined);
  assert.deepEqual(unknown.answer.errors.map(({ message }) => message), ["PersistedQueryNotFound"]);
  assert.equal(unknown.answer.errors[0].extensions.code, "PERSISTED_QUERY_NOT_FOUND");
  assert.equal(unknown.answer.data ?? null, null);

  assert.equal(registered.method, "POST");
  assert.deepEqual(registered.request.extensions.persistedQuery, persistedQuery);
  assert.equal(createHash("sha256").update(registered.request.query).digest("hex"), first.hash);
  assert.equal(registered.answer.errors, undefined);

  // Another client, as after a reload of the page: the server knows the hash.
  const second = await ask(t, "kure-jp");
  assert.equal(second.city.relation.established.edtf, "2006-10");
  assert.equal(seen.length, 3);
  assert.equal(seen[2].method, "GET");
  assert.equal(seen[2].status, 200);
  assert.equal(seen[2].request.query, undefined);
  assert.deepEqual(seen[2].request.variables, { slug: "kure-jp" });
  assert.deepEqual(seen[2].request.extensions.persistedQuery, persistedQuery);
});

test("a known hash can be asked by POST too", async (t) => {
  const { hash } = await ask(t, "ishinomaki-jp");
  const response = await fetch(`${server.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      variables: { slug: "kure-jp" },
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    }),
  });
  assert.equal((await response.json()).data.city.name, "Kure");
});

test("a text that its hash does not name is refused, and not kept", async () => {
  const persistedQuery = { version: 1, sha256Hash: createHash("sha256").update("another text").digest("hex") };
  const send = async (text) => {
    const response = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query: text, extensions: { persistedQuery } }),
    });
    return response.json();
  };
  assert.ok((await send("{ home { id } }")).errors.length > 0);
  assert.equal((await send(undefined)).errors[0].message, "PersistedQueryNotFound");
});
