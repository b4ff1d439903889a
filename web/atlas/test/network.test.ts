import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { load, type Network } from "../src/network";

const original = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = original;
});

const country = { id: "JP", code: "JP", name: "Japan", flag: null, region: null };
const city = (slug: string) => ({ id: slug, slug, name: slug, displayName: slug, english: slug, country, location: null });

/** A page with one relation of each pair, of a version of the data. */
function page(version: string, pairs: [string, string][], next: string | null) {
  const edges = pairs.map(([one, other]) => ({
    cursor: "",
    node: { id: `${one}-${other}`, kind: "UNKNOWN", established: null, ended: null, cities: [city(one), city(other)] },
  }));
  const pageInfo = { hasNextPage: next !== null, endCursor: next };
  return { data: { dataset: { id: "", version }, relations: { totalCount: 3, pageInfo, edges } } };
}

async function loaded(answers: object[]): Promise<{ networks: Network[]; asked: (string | null)[] }> {
  const asked: (string | null)[] = [];
  globalThis.fetch = async (input) => {
    const variables: unknown = JSON.parse(new URL(input as URL).searchParams.get("variables") ?? "{}");
    asked.push((variables as { after: string | null }).after);
    return Response.json(answers.shift());
  };
  const networks: Network[] = [];
  const signal = new AbortController().signal;
  for await (const network of load(new URL("http://localhost/graphql"), "all", ["en"], signal)) networks.push(network);
  return { networks, asked };
}

test("a network grows page by page, with one object for each city", async () => {
  const { networks, asked } = await loaded([page("1", [["a", "b"]], "x"), page("1", [["a", "c"], ["b", "c"]], null)]);
  assert.deepEqual(networks.map(({ relations }) => relations.length), [1, 3]);
  assert.deepEqual(asked, [null, "x"]);
  const [first, second] = networks[1]?.relations ?? [];
  assert.equal(first?.ends[0], second?.ends[0]);
});

test("pages of two versions of the data are never mixed", async () => {
  const { networks, asked } = await loaded([page("1", [["a", "b"]], "x"), page("2", [["a", "c"]], null), page("2", [["a", "b"]], "y"), page("2", [["a", "c"]], null)]);
  assert.deepEqual(asked, [null, "x", null, "y"]);
  assert.deepEqual(networks.at(-1)?.relations.map(({ id }) => id), ["a-b", "a-c"]);
  assert.equal(networks.at(-1)?.version, "2");
});

test("an answer with errors is none", async () => {
  await assert.rejects(loaded([{ errors: [{ message: "not now" }], data: null }]), /not now/);
});
