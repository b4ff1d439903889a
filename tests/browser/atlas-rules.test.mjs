// What the script of the atlas shows without asking is what the server shows at the same address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import "../../web/atlas/test/typescript.mjs";
import { startServer } from "../server.mjs";
import { importWorld } from "../world.mjs";

/** The sources are checked with types of their own. */
const source = (name) => import(`../../web/atlas/src/${name}.ts`);
const { format, parse } = await source("address");
const { ask } = await source("api");
const { matcherOfDates, matcherOfPlace, sorted } = await source("choose");
const { PARTNERS, RELATIONS } = await source("documents");
const { filterOf, orderOf } = await source("filter");
const { load } = await source("network");

const ROWS = 100;

let server;
let networks;
before(async () => {
  server = await startServer();
  await importWorld(server);
  networks = { home: await everything("home"), all: await everything("all") };
});
after(() => server?.stop());

/** What the script loads. */
async function everything(scope) {
  let network;
  const endpoint = new URL("/graphql", server.address);
  for await (const loaded of load(endpoint, scope, ["en"], new AbortController().signal)) network = loaded;
  assert.equal(network.relations.length, network.total);
  return network;
}

function chosen(scope, state) {
  return networks[scope].relations.filter(matcherOfPlace(state, scope)).filter(matcherOfDates(state));
}

/** The server's page: the cities of its rows, and the query that it opens in the playground. */
async function page(state) {
  const answer = await fetch(`${server.address}/${format({ ...state, lang: "en" })}`, { headers: { accept: "text/html" } });
  const html = await answer.text();
  assert.equal(answer.status, 200, html);
  const link = /href="(\/graphql\?query=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const { query, variables } = Object.fromEntries(new URL(link, server.address).searchParams);
  return { slugs: [...html.matchAll(/<tr data-slug="([^"]*)"/g)].map(([, slug]) => slug), query, variables: JSON.parse(variables ?? "null") };
}

/** The same query as the script links. */
function linked(scope, state) {
  const variables = { lang: ["en"], filter: filterOf(state, scope), order: orderOf(state), after: null };
  return { query: (scope === "home" ? PARTNERS : RELATIONS).text, variables };
}

test("the same relations are shown as by the server, and the same query stands behind them", async () => {
  const conditions = ["", "kind=SISTER_CITY", "kind=FRIENDLY_EXCHANGE", "region=150", "country=jp", "region=142&country=JP", "region=150&country=JP"];
  const dates = ["", "since=1999", "until=1999", "since=1990&until=2005", ...["1983", "1984", "1984-10", "1984-10-15", "199X", "2000/2005", "2020-04-30"].map((date) => `asOf=${date}`)];
  for (const scope of /** @type {const} */ (["home", "all"])) {
    for (const condition of conditions) {
      for (const date of dates) {
        const state = parse(`?scope=${scope}&${condition}&${date}`);
        const file = await fetch(`${server.address}/atlas.json${format(state)}`);
        const ids = (await file.json()).map(({ id }) => id);
        const found = chosen(scope, state);
        assert.deepEqual(new Set(found.map(({ id }) => id)), new Set(ids), format(state));
        const { slugs, ...behind } = await page(state);
        assert.equal(slugs.length, Math.min(ROWS, found.length), format(state));
        assert.deepEqual(behind, linked(scope, state), format(state));
      }
    }
  }
});

const both = (names) => names.flatMap((name) => [name, `-${name}`]);

test("partners are in the order of the server", async () => {
  for (const sort of both(["date", "name", "country", "distance", "population"])) {
    const state = parse(`?scope=home&sort=${sort}`);
    const rows = sorted(chosen("home", state), sort, "home");
    const { slugs, ...behind } = await page(state);
    assert.deepEqual(rows.map(({ ends }) => ends[1].slug), slugs, sort);
    assert.deepEqual(behind, linked("home", state), sort);
  }
});

/** What relations are ordered by. The server orders those that are equal by their number in the database. */
const COLUMNS = {
  date: ({ begun }) => begun?.first ?? null,
  name: ({ ends }) => ends.map(({ english }) => english).toSorted(new Intl.Collator("en").compare)[0],
  distance: ({ distanceKm }) => distanceKm,
};

test("all relations are in the order of the server", async () => {
  const { relations } = networks.all;
  for (const sort of both(Object.keys(COLUMNS))) {
    const state = parse(`?scope=all&sort=${sort}`);
    const { variables } = await page(state);
    assert.deepEqual(variables, linked("all", state).variables, sort);
    const answer = await ask(new URL("/graphql", server.address), RELATIONS, variables);
    const shown = answer.relations.edges.map(({ node }) => relations.find(({ id }) => id === node.id));
    const column = COLUMNS[sort.replace("-", "")];
    assert.deepEqual(sorted(relations, sort, "all").slice(0, ROWS).map(column), shown.map(column), sort);
  }
});
