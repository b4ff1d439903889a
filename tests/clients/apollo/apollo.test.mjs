// Apollo Client against the real server: answers, one object for each id, pages, fragments, errors.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import "../cache/typescript.mjs";
import { gql } from "@apollo/client";
import { loadErrorMessages } from "@apollo/client/dev";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { PARTNERS as COUNT } from "../../partners.mjs";
import { startServer } from "../../server.mjs";

const { createClient } = await import("./client.mjs");
const { allPartners } = await import("./pages.mjs");
const { codesOf } = await import("./errors.mjs");
const { partner } = await import("./typed.ts");
const { PARTNERS_IN_COUNTRY, PARTNERS } = await import("../queries.mjs");

let server, uri;
before(async () => {
  loadErrorMessages();
  server = await startServer();
  uri = `${server.address}/graphql`;
});
after(() => server?.stop());

function client(t) {
  const made = createClient(uri);
  t.after(() => made.stop());
  return made;
}

test("a country's partners come with relation and date", async (t) => {
  const { data } = await client(t).query({ query: PARTNERS_IN_COUNTRY, variables: { code: "JP" } });
  const rows = data.country.cities.nodes.map(({ name, relation }) => [name, relation.kind, relation.established.edtf]);
  assert.equal(data.country.name, "Japan");
  assert.deepEqual(rows, [
    ["Ishinomaki", "SISTER_CITY", "1984-10"],
    ["Kure", "FRIENDLY_EXCHANGE", "2006-10"],
  ]);
});

test("typed answers are the same answers", async (t) => {
  const apollo = client(t);
  assert.equal((await partner(apollo, "kure-jp"))?.name, "Kure");
  assert.equal(await partner(apollo, "nowhere-zz"), undefined);
});

test("a city reached by two paths is one object", async (t) => {
  const apollo = client(t);
  await apollo.query({ query: PARTNERS_IN_COUNTRY, variables: { code: "JP" } });
  const direct = gql`query ($slug: String!) { city(slug: $slug) { id slug within } }`;
  const { data } = await apollo.query({ query: direct, variables: { slug: "ishinomaki-jp" } });

  const stored = Object.values(apollo.cache.extract()).filter(({ slug }) => slug === "ishinomaki-jp");
  assert.equal(stored.length, 1);
  assert.equal(stored[0]["name"], "Ishinomaki");
  assert.equal(stored[0]["within"], "Miyagi Prefecture");
  assert.equal(Object.keys(apollo.cache.extract()).filter((key) => key.startsWith("City:")).length, 2);
  assert.equal(data.city.id, stored[0].id);

  // Both paths see a change of the one object.
  apollo.cache.modify({ id: apollo.cache.identify(stored[0]), fields: { name: () => "changed" } });
  const { country } = apollo.readQuery({ query: PARTNERS_IN_COUNTRY, variables: { code: "JP" } });
  assert.deepEqual(country.cities.nodes.map(({ name }) => name), ["changed", "Kure"]);
});

test("an object without its id is answered, and mixed with no other", async (t) => {
  const apollo = client(t);
  const name = gql`{ home { name relation(with: "kure-jp") { kind } } }`;
  const slug = gql`{ home { slug relation(with: "kure-jp") { established { edtf } } } }`;
  const withId = gql`{ home { id nameZh: name(lang: ["zh"]) relation(with: "kure-jp") { id kind } } }`;
  for (const query of [name, slug, withId, name]) {
    const { data } = await apollo.query({ query });
    const { data: sent } = await apollo.query({ query, fetchPolicy: "no-cache" });
    assert.deepEqual(data, sent);
    assert.deepEqual(apollo.readQuery({ query }), sent);
  }
  assert.equal(apollo.readQuery({ query: slug }), null);
});

test("fetchMore brings all partners, in edges and in nodes", async (t) => {
  const apollo = client(t);
  const variables = { slug: "wenzhou-cn", first: 10 };
  const partners = await allPartners(apollo, variables);
  const { data } = await apollo.query({ query: PARTNERS, variables: { ...variables, first: 100 } });
  assert.equal(partners.totalCount, COUNT);
  assert.equal(new Set(partners.nodes.map(({ id }) => id)).size, COUNT);
  assert.deepEqual(partners.edges, data.city.partners.edges);
  assert.deepEqual(partners.nodes, data.city.partners.nodes);
  assert.deepEqual(partners.pageInfo, data.city.partners.pageInfo);
  assert.equal(partners.pageInfo.hasNextPage, false);
});

test("pages before a page come before it", async (t) => {
  const apollo = client(t);
  const query = gql`
    query ($last: Int!, $before: String) {
      home { id partners(last: $last, before: $before) { nodes { id slug } pageInfo { startCursor hasPreviousPage } } }
    }
  `;
  let { home } = (await apollo.query({ query, variables: { last: 20 } })).data;
  await apollo.query({ query, variables: { last: 20, before: home.partners.pageInfo.startCursor } });
  ({ home } = apollo.readQuery({ query, variables: { last: 20 } }));
  assert.equal(home.partners.nodes.length, COUNT);
  assert.equal(home.partners.nodes[0].slug, "ishinomaki-jp");
  assert.equal(home.partners.pageInfo.hasPreviousPage, false);
});

test("fragments match the members of interfaces and unions", async (t) => {
  const apollo = client(t);
  const query = gql`
    fragment Stated on Fact { id citations { locator source { id slug } } }
    query ($id: ID!) {
      node(id: $id) { id ...Stated ... on Relation { kind } ... on City { slug } }
      search(text: "Ishinomaki", types: [CITY], first: 1) {
        edges { matchedText node { ... on Node { id } ... on City { slug } ... on Country { code } } }
      }
    }
  `;
  const found = await apollo.query({ query: gql`{ city(slug: "ishinomaki-jp") { id relation { id } } }` });
  const { data } = await apollo.query({ query, variables: { id: found.data.city.relation.id } });
  assert.equal(data.node.kind, "SISTER_CITY");
  assert.equal(data.node.citations[0].source.slug, "wenzhou-sister-cities");
  assert.equal(data.node.slug, undefined);
  assert.equal(data.search.edges[0].node.slug, "ishinomaki-jp");
  assert.deepEqual(apollo.readQuery({ query, variables: { id: found.data.city.relation.id } }), data);
});

test("an error has its code", async (t) => {
  const query = gql`{ home { id partnersInCommon(with: "nowhere-zz") { totalCount } } }`;
  const error = await client(t).query({ query }).catch((thrown) => thrown);
  assert.ok(CombinedGraphQLErrors.is(error));
  assert.deepEqual(codesOf(error), ["NOT_FOUND"]);
  assert.deepEqual(codesOf(new TypeError("no network")), []);
});
