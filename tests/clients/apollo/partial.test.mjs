// Two queries ask for parts of the same objects: after both, the cache answers either as the server did.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import "../cache/typescript.mjs";
import { gql, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { PARTNERS } from "../../partners.mjs";
import { startServer } from "../../server.mjs";

const { createClient } = await import("./client.mjs");
const { possibleTypes, typePolicies } = await import("./apollo-cache.ts");

const kure = (fields) => `{ city(slug: "kure-jp") { id ${fields} } }`;
const partners = (fields) => `{ home { id partners(first: 5) { ${fields} } } }`;

const QUERIES = {
  // Values, and values in values.
  edtf: kure("relation { id established { edtf } }"),
  year: kure("relation { id kind established { year month } }"),
  otherPath: `{ country(code: "JP") { id cities { nodes { id relation { id established { precision } } } } } }`,
  latitude: kure("location { latitude }"),
  longitude: kure("location { longitude }"),
  asOf: kure("population { id asOf { edtf } value }"),
  asOfYear: kure("population { id asOf { year } }"),
  gapFrom: `{ statistics { longestGap { from { id } } cities } }`,
  gapMonths: `{ statistics { longestGap { months to { id } } regions } }`,
  // Lists of values, and lists in them.
  locators: kure("population { id citations { locator } }"),
  sources: kure("population { id citations { source { id slug } } }"),
  countryKeys: `{ statistics { byCountry { key byKind { key } first { id } } } }`,
  countryLabels: `{ statistics { byCountry { label relations byKind { label cities } } } }`,
  countryChinese: `{ statistics { byCountry { label(lang: ["zh"]) } } }`,
  components: `{ network { cityCount components(first: 2) { size cities(first: 3) { nodes { id } } } } }`,
  componentEdges: `{ network { components(first: 2) { countries { id } cities(first: 3) { edges { cursor } } } } }`,
  componentMore: `{ network { components(first: 2) { cities(first: 4) { nodes { id slug } totalCount } } } }`,
  links: `{ network { countryLinks(first: 3) { relations } } }`,
  linkCountries: `{ network { countryLinks(first: 3) { country { id } countries } } }`,
  pairs: `{ network { countryPairs(first: 3) { countries { id } } } }`,
  pairRelations: `{ network { countryPairs(first: 3) { relations } } }`,
  pathLength: `{ network { shortestPath(from: "kure-jp", to: "turin-it") { length } } }`,
  pathCities: `{ network { shortestPath(from: "kure-jp", to: "turin-it") { cities { id } relations { id } } } }`,
  // Lists in pages: the same page, other pages, other sizes, other ends, other arguments.
  edgeNodes: partners("edges { node { id } }"),
  edgeRelations: partners("edges { relation { id kind } cursor }"),
  nodes: partners("nodes { id slug }"),
  nodeNames: partners("nodes { id name }"),
  total: partners("totalCount"),
  hasNext: partners("pageInfo { hasNextPage }"),
  endCursor: partners("pageInfo { endCursor startCursor }"),
  facetKeys: partners("facets(of: [KIND, COUNTRY]) { field buckets { key } }"),
  facetCounts: partners("facets(of: [KIND, COUNTRY]) { buckets { count label } }"),
  otherFacet: partners("facets(of: [KIND]) { field buckets { count } }"),
  smaller: `{ home { id partners(first: 2) { nodes { id } totalCount pageInfo { endCursor } } } }`,
  absent: `query ($first: Int) { home { id partners(first: $first) { nodes { id } pageInfo { hasNextPage } } } }`,
  larger: `{ home { id partners { nodes { id } edges { node { id } } } } }`,
  fromEnd: `{ home { id partners(last: 3) { nodes { id slug } pageInfo { startCursor } } } }`,
  filtered: `{ home { id partners(first: 5, filter: {kind: {eq: SISTER_CITY}}) { nodes { id } totalCount } } }`,
  ordered: `{ home { id partners(first: 5, orderBy: [{field: ESTABLISHED, direction: DESC}]) { nodes { id } } } }`,
  searchText: `{ search(text: "wenzhou", first: 5) { edges { matchedText } totalCount } }`,
  searchNodes: `{ search(text: "wenzhou", first: 5) { edges { node { ... on Node { id } ... on City { slug } } } } }`,
  events: `{ events(first: 5) { nodes { id title } } }`,
  eventDates: `{ events(first: 5) { edges { node { id date { edtf } } } pageInfo { hasNextPage } } }`,
};

let server;
const answers = [];
before(async () => {
  server = await startServer();
  const client = createClient(`${server.address}/graphql`);
  for (const [name, text] of Object.entries(QUERIES)) {
    const query = gql(text);
    const { data } = await client.query({ query, fetchPolicy: "no-cache" });
    answers.push({ name, query, data });
  }
  client.stop();
});
after(() => server?.stop());

const policies = () => new InMemoryCache({ possibleTypes, typePolicies });

/** The pairs of which one answer is not in the cache as the server gave it, after both were written. */
function lost(makeCache, names = Object.keys(QUERIES)) {
  const pairs = [];
  const chosen = answers.filter(({ name }) => names.includes(name));
  for (const one of chosen) {
    for (const other of chosen) {
      const cache = makeCache();
      for (const { query, data } of [one, other]) cache.writeQuery({ query, data });
      if (![one, other].every((answer) => isKept(cache, answer))) pairs.push(`${one.name} + ${other.name}`);
    }
  }
  return pairs;
}

function isKept(cache, { query, data }) {
  try {
    assert.deepEqual(cache.readQuery({ query }), data);
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError) return false;
    throw error;
  }
}

test("no pair of queries loses or mixes anything", () => {
  assert.deepEqual(lost(policies), []);
});

test("a cache without policies loses parts of values, lists and pages", (t) => {
  for (const name of ["warn", "error"]) t.mock.method(console, name, () => {});
  const pairs = lost(() => new InMemoryCache(), ["edgeNodes", "edgeRelations", "edtf", "year", "locators", "sources"]);
  for (const pair of ["edgeNodes + edgeRelations", "edtf + year", "locators + sources"]) assert.ok(pairs.includes(pair));
});

test("relayStylePagination drops edges without their node and mixes pages of different sizes", (t) => {
  for (const name of ["warn", "error"]) t.mock.method(console, name, () => {});
  const city = { ...typePolicies.City, fields: { partners: relayStylePagination(["filter", "orderBy"]) } };
  const withRelay = () => new InMemoryCache({ possibleTypes, typePolicies: { ...typePolicies, City: city } });
  const pairs = lost(withRelay, ["edgeRelations", "nodes", "smaller"]);
  for (const pair of ["edgeRelations + edgeRelations", "smaller + nodes"]) assert.ok(pairs.includes(pair), pair);
});

test("all queries together stay complete, in either order", () => {
  for (const order of [answers, [...answers].reverse()]) {
    const cache = policies();
    for (const { query, data } of order) cache.writeQuery({ query, data });
    for (const answer of answers) assert.deepEqual(cache.readQuery({ query: answer.query }), answer.data, answer.name);
  }
});

test("a page fetched by one query leaves another's list complete", async () => {
  const client = createClient(`${server.address}/graphql`);
  const rows = gql`query ($after: String) {
    home { id partners(first: 5, after: $after) { nodes { id slug } pageInfo { endCursor } } }
  }`;
  const others = answers.filter(({ name }) => ["edgeNodes", "edgeRelations", "nodeNames", "facetCounts"].includes(name));
  for (const { query, data } of others) client.writeQuery({ query, data });
  const { data } = await client.query({ query: rows });
  await client.query({ query: rows, variables: { after: data.home.partners.pageInfo.endCursor } });

  assert.equal(client.readQuery({ query: rows }).home.partners.nodes.length, 10);
  for (const { name, query, data } of others) assert.deepEqual(client.readQuery({ query }), data, name);
  client.stop();
});

test("a list begun without arguments grows like any other", async () => {
  const client = createClient(`${server.address}/graphql`);
  const bare = gql`{ home { id partners { nodes { id slug } pageInfo { endCursor hasNextPage } } } }`;
  const next = gql`query ($after: String) {
    home { id partners(after: $after) { nodes { id slug } pageInfo { endCursor hasNextPage } } }
  }`;
  const { data } = await client.query({ query: bare });
  await client.query({ query: next, variables: { after: data.home.partners.pageInfo.endCursor } });
  const { partners } = client.readQuery({ query: bare }).home;
  assert.equal(partners.nodes.length, PARTNERS);
  assert.equal(partners.pageInfo.hasNextPage, false);
  client.stop();
});

test("what contradicts the cache replaces it, and is not mixed with it", () => {
  const cache = policies();
  const write = (text, data) => cache.writeQuery({ query: gql(text), data });
  const citations = (items) => ({
    node: {
      __typename: "Relation",
      id: "r",
      citations: items.map((item) => ({ __typename: "Citation", ...item })),
    },
  });
  const source = (id) => ({ __typename: "Source", id });
  write(`{ node(id: "r") { id ... on Relation { citations { locator source { id } } } } }`, citations([
    { locator: "entry 1", source: source("a") },
    { locator: "entry 2", source: source("b") },
  ]));
  write(`{ node(id: "r") { id ... on Relation { citations { locator } } } }`, citations([
    { locator: "entry 1" },
    { locator: "entry 3" },
  ]));
  assert.deepEqual(cache.extract()["Relation:{\"id\":\"r\"}"].citations, [
    { __typename: "Citation", locator: "entry 1" },
    { __typename: "Citation", locator: "entry 3" },
  ]);
});
