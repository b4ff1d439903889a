// The examples of README, cookbook and tour in Apollo Client with the policies that docs/clients.md gives, as they stand there.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import "../cache/typescript.mjs";
import { gql } from "@apollo/client";
import { getMainDefinition } from "@apollo/client/utilities";
import { blocksOf } from "../blocks.mjs";
import { eventsOf, next } from "../events.mjs";
import { startServer } from "../../server.mjs";

const { createClient } = await import("./client.mjs");

const ROOT = new URL("../../../", import.meta.url);
const text = (path) => readFileSync(new URL(path, ROOT), "utf8");
const blocks = (page) =>
  blocksOf(text(page))
    .filter(({ language }) => language === "graphql")
    .map(({ line, text: query }) => ({ name: `${page}, line ${line}`, query, variables: {} }));

/** Each with its name, its document, and what the tour has as variables. */
const EXAMPLES = [...blocks("README.md"), ...blocks("docs/cookbook.md"), ...tour()].map(({ name, query, variables }) => {
  const document = gql(query);
  return { name, document, variables, operation: getMainDefinition(document).operation };
});

function tour() {
  const files = readdirSync(new URL("web/examples/", ROOT), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".graphql")).map((file) => {
    const path = `web/examples/${file}`;
    const query = text(path);
    const variables = /\$/.test(query) ? JSON.parse(text(path.replace(/graphql$/, "json"))) : {};
    return { name: path, query, variables };
  });
}

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

/** What the client complains about while a test runs. */
function complaints(t) {
  const all = [];
  for (const level of /** @type {const} */ (["warn", "error"])) t.mock.method(console, level, (...words) => all.push(words.join(" ")));
  return all;
}

test("there are examples of each kind", () => {
  for (const start of ["README.md", "docs/cookbook.md", "web/examples"]) {
    assert.ok(EXAMPLES.some(({ name }) => name.startsWith(start)), start);
  }
  assert.ok(EXAMPLES.length >= 70, `${EXAMPLES.length}`);
});

for (const { name, document: query, variables, operation } of EXAMPLES) {
  test(`${name} is answered, and kept as it was answered`, async (t) => {
    const complained = complaints(t);
    const client = createClient(`${server.address}/graphql`);
    t.after(() => client.stop());
    if (operation === "subscription") {
      const events = eventsOf((show) => {
        const followed = client.subscribe({ query, variables }).subscribe(show);
        return () => followed.unsubscribe();
      });
      assert.ok((await next(events)).data);
      events.end();
    } else {
      const { data: sent } = await client.query({ query, variables, fetchPolicy: "no-cache" });
      const { data } = await client.query({ query, variables });
      assert.deepEqual(data, sent);
      assert.deepEqual(client.readQuery({ query, variables }), sent);
    }
    assert.deepEqual(complained, []);
  });
}

test("all of them one after the other, in one cache, are answered as each alone", async (t) => {
  const complained = complaints(t);
  const client = createClient(`${server.address}/graphql`);
  t.after(() => client.stop());
  for (const { name, document: query, variables, operation } of [...EXAMPLES, ...EXAMPLES.toReversed()]) {
    if (operation === "subscription") continue;
    const { data: sent } = await client.query({ query, variables, fetchPolicy: "no-cache" });
    const { data } = await client.query({ query, variables });
    assert.deepEqual(data, sent, name);
  }
  assert.deepEqual(complained, []);
});
