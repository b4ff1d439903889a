// urql with graphcache against the real server; a warning of graphcache fails the test.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, mock, test } from "node:test";
import "../cache/typescript.mjs";
import { Client, fetchExchange, gql } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { PARTNERS as COUNT } from "../../partners.mjs";
import { startServer } from "../../server.mjs";

const { createClient } = await import("./client.mjs");
const { introspect } = await import("./schema.mjs");
const { allPartners } = await import("./pages.mjs");
const { partner } = await import("./typed.ts");
const { PARTNERS_IN_COUNTRY, PARTNERS } = await import("../queries.mjs");
const { keys } = await import("./graphcache.ts");

const WENZHOU = { slug: "wenzhou-cn", first: 10 };
let server, url, schema, warn;
before(async () => {
  schema = await introspect(new URL("../../../schema.graphql", import.meta.url));
  server = await startServer();
  url = `${server.address}/graphql`;
});
after(() => server?.stop());
beforeEach(() => {
  warn = mock.method(console, "warn", () => {});
});
afterEach(() => {
  const warnings = warn.mock.calls.map(({ arguments: words }) => words.join(" "));
  warn.mock.restore();
  assert.deepEqual(warnings, []);
});

const ask = (client, query, variables, context) => client.query(query, variables, context).toPromise();
const fromCache = (client, query, variables) => ask(client, query, variables, { requestPolicy: "cache-only" });

test("a country's partners come with relation and date", async () => {
  const { data, error } = await ask(createClient(url, schema), PARTNERS_IN_COUNTRY, { code: "JP" });
  assert.equal(error, undefined);
  const rows = data.country.cities.nodes.map(({ name, relation }) => [name, relation.kind, relation.established.edtf]);
  assert.equal(data.country.name, "Japan");
  assert.deepEqual(rows, [
    ["Ishinomaki", "SISTER_CITY", "1984-10"],
    ["Kure", "FRIENDLY_EXCHANGE", "2006-10"],
  ]);
});

test("typed answers are the same answers", async () => {
  const client = createClient(url, schema);
  assert.equal((await partner(client, "kure-jp"))?.name, "Kure");
  assert.equal(await partner(client, "nowhere-zz"), undefined);
});

test("a city reached by two paths is one object", async () => {
  const client = createClient(url, schema);
  await ask(client, PARTNERS_IN_COUNTRY, { code: "JP" });
  const direct = (fields) => gql`query ($slug: String!) { city(slug: $slug) { id ${fields} } }`;
  await ask(client, direct("slug"), { slug: "kure-jp" });

  // The name came by the country, the link by the slug.
  const { data } = await fromCache(client, direct("slug name"), { slug: "kure-jp" });
  assert.equal(data.city.name, "Kure");
});

test("values and lists of values are completed by later queries", async () => {
  const client = createClient(url, schema);
  const parts = [
    "relation { id established { edtf } citations { locator } }",
    "relation { id established { year } citations { source { id slug } } }",
    "partners(first: 5) { edges { node { id } } }",
    "partners(first: 5) { edges { relation { id } } totalCount }",
    "partners(first: 5) { nodes { id name } facets(of: [KIND]) { field buckets { key } } }",
    "partners(first: 2) { nodes { id slug } facets(of: [KIND]) { buckets { count } } }",
  ].map((fields) => gql`{ city(slug: "kure-jp") { id ${fields} } }`);
  const answers = [];
  for (const query of parts) answers.push((await ask(client, query, {})).data);
  for (const [index, query] of parts.entries()) {
    assert.deepEqual((await fromCache(client, query, {})).data, answers[index]);
  }
  assert.equal(answers[0].city.relation.established.edtf, "2006-10");
});

test("pages of ten bring all partners in order", async () => {
  const client = createClient(url, schema);
  const edges = await allPartners(client, WENZHOU);
  const { data } = await ask(client, PARTNERS, { ...WENZHOU, first: 100 });
  assert.equal(edges.length, COUNT);
  assert.equal(edges[0].node.slug, "ishinomaki-jp");
  assert.deepEqual(edges, data.city.partners.edges);
});

test("relayPagination joins the pages, for who wants one growing list", async () => {
  const resolvers = { City: { partners: relayPagination() } };
  const client = new Client({ url, exchanges: [cacheExchange({ keys, schema, resolvers }), fetchExchange] });
  let result = await ask(client, PARTNERS, WENZHOU);
  while (result.data.city.partners.pageInfo.hasNextPage) {
    result = await ask(client, PARTNERS, { ...WENZHOU, after: result.data.city.partners.pageInfo.endCursor });
  }
  const { edges, totalCount } = result.data.city.partners;
  assert.equal(totalCount, COUNT);
  assert.equal(new Set(edges.map(({ node }) => node.slug)).size, COUNT);
  assert.equal(edges[0].node.slug, "ishinomaki-jp");
});

test("relayPagination mixes pages of different sizes, so it is no default", async () => {
  const resolvers = { City: { partners: relayPagination() } };
  const client = new Client({ url, exchanges: [cacheExchange({ keys, schema, resolvers }), fetchExchange] });
  await ask(client, PARTNERS, { ...WENZHOU, first: 5 });
  const { data } = await ask(client, PARTNERS, { ...WENZHOU, first: 2 });
  assert.equal(data.city.partners.edges.length, 5);
});

test("fields that may be null are left out until they come, and the schema says which", async () => {
  const client = createClient(url, schema);
  await ask(client, gql`{ city(slug: "kure-jp") { id name } }`, {});
  const partial = await fromCache(client, gql`{ city(slug: "kure-jp") { id name wikidataId } }`, {});
  assert.deepEqual({ ...partial.data.city }, { id: partial.data.city.id, name: "Kure", wikidataId: null });
  // `level` is never null, so the city without it is no answer.
  const none = await fromCache(client, gql`{ city(slug: "kure-jp") { id name level } }`, {});
  assert.equal(none.data?.city ?? null, null);
});

test("fragments match the members of interfaces and unions", async () => {
  const client = createClient(url, schema);
  const query = gql`
    {
      search(text: "Ishinomaki", types: [CITY], first: 1) {
        nodes { ... on Node { id } ... on City { slug relation { ... on Fact { id citations { locator } } } } }
      }
    }
  `;
  const { data } = await ask(client, query, {});
  assert.equal(data.search.nodes[0].slug, "ishinomaki-jp");
  assert.equal(data.search.nodes[0].relation.citations.length, 1);
  assert.deepEqual((await fromCache(client, query, {})).data, data);
});

test("queries are sent by GET", async (t) => {
  const fetches = t.mock.method(globalThis, "fetch");
  const { data } = await ask(createClient(url, schema), PARTNERS_IN_COUNTRY, { code: "JP" });
  assert.equal(data.country.name, "Japan");
  const [input, init] = fetches.mock.calls[0].arguments;
  assert.equal(fetches.mock.callCount(), 1);
  assert.equal(init.method, "GET");
  assert.equal(new URL(input).searchParams.get("variables"), '{"code":"JP"}');
});

test("an error has its code", async () => {
  const query = gql`{ home { id partnersInCommon(with: "nowhere-zz") { totalCount } } }`;
  const { error } = await ask(createClient(url, schema), query, {});
  assert.deepEqual(error.graphQLErrors.map(({ extensions }) => extensions.code), ["NOT_FOUND"]);
});
