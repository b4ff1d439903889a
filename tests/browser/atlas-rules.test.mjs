// What the script of the atlas shows without asking is what the server gives for the same address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import "../../web/atlas/test/typescript.mjs";
import { startServer } from "../server.mjs";
import { importWorld } from "../world.mjs";

/** The sources are checked with types of their own. */
const source = (name) => import(`../../web/atlas/src/${name}.ts`);
const { parse } = await source("address");
const { ask } = await source("api");
const { matcher, sorted } = await source("choose");
const { PARTNERS, RELATIONS } = await source("documents");
const { filterOf, orderOf } = await source("filter");
const { load } = await source("network");

let server;
let endpoint;
before(async () => {
  server = await startServer();
  await importWorld(server);
  endpoint = new URL("/graphql", server.address);
});
after(() => server?.stop());

async function everything(scope) {
  let network;
  for await (const loaded of load(endpoint, scope, ["en"], new AbortController().signal)) network = loaded;
  return network;
}

/** The ids that the server gives for a filter, in its order. */
async function asked(scope, state) {
  const variables = { lang: ["en"], filter: filterOf(state, scope), order: orderOf(state) };
  const ids = [];
  let page;
  do {
    const after = page?.pageInfo.endCursor;
    const data = await ask(endpoint, scope === "home" ? PARTNERS : RELATIONS, { ...variables, after });
    page = "home" in data ? data.home.partners : data.relations;
    ids.push(...page.edges.map((edge) => (edge.relation ?? edge.node).id));
  } while (page.pageInfo.hasNextPage);
  return ids;
}

test("the same relations are shown as the server finds", async () => {
  const conditions = ["", "kind=SISTER_CITY", "kind=FRIENDLY_EXCHANGE", "region=150", "country=jp", "region=142&country=JP", "region=150&country=JP"];
  const dates = ["", "since=1999", "until=1999", "since=1990&until=2005", ...["1983", "1984", "1984-10", "1984-10-15", "199X", "2000/2005", "2020-04-30"].map((date) => `asOf=${date}`)];
  for (const scope of ["home", "all"]) {
    const { relations, total } = await everything(scope);
    assert.equal(relations.length, total);
    for (const condition of conditions) {
      for (const date of dates) {
        const state = parse(`?${condition}&${date}`);
        const shown = relations.filter(matcher(state, scope)).map(({ id }) => id);
        assert.deepEqual(new Set(shown), new Set(await asked(scope, state)), `${scope} ${condition} ${date}`);
      }
    }
  }
});

test("rows are in the order of the server", async () => {
  const sorts = ["date", "-date", "name", "-name", "distance", "-distance"];
  const { relations } = await everything("home");
  for (const sort of sorts) {
    const ids = sorted(relations, sort, "home").map(({ id }) => id);
    assert.deepEqual(ids, await asked("home", parse(`?sort=${sort}`)), sort);
  }
});
