import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../src/address";
import { matcherOfDates, matcherOfPlace, sorted } from "../src/choose";
import { city, relation } from "./relation";

const china = { id: "CN", code: "CN", name: "China", flag: null, region: { id: "ASIA", m49: "142" } };
const nowhere = { id: "ZZ", code: "ZZ", name: "Unknown", flag: null, region: null };
const population = (value: number | null, low: number | null = null) => ({ id: "", display: "", value, low, high: null });

const RELATIONS = [
  relation({ established: "1984-10", partner: city({ slug: "b", population: population(null, 500) }), distanceKm: 20 }),
  relation({ established: "1999", ended: "2005", partner: city({ slug: "a", country: china }), distanceKm: 10 }),
  relation({ kind: "FRIENDLY_EXCHANGE", partner: city({ slug: "c", country: nowhere, population: population(1000) }) }),
];

function shown(search: string): string {
  const state = parse(search);
  const isOfPlace = matcherOfPlace(state, state.scope ?? "home");
  return RELATIONS.filter(isOfPlace).filter(matcherOfDates(state)).map(({ ends }) => ends[1].slug).join(" ");
}

test("every parameter is a condition", () => {
  assert.equal(shown(""), "b a c");
  assert.equal(shown("?kind=SISTER_CITY"), "b a");
  assert.equal(shown("?region=142"), "b a");
  assert.equal(shown("?country=CN"), "a");
  assert.equal(shown("?since=1985"), "a");
  assert.equal(shown("?until=1985"), "b");
  assert.equal(shown("?asOf=2000"), "b a");
  assert.equal(shown("?asOf=2006"), "b");
  // The home city is one of the two here.
  assert.equal(shown("?scope=all&country=JP"), "b a c");
});

test("rows are sorted by what is shown, and what is unknown comes last", () => {
  const order = (sort: Parameters<typeof sorted>[1]) => sorted(RELATIONS, sort, "home").map(({ ends }) => ends[1].slug).join(" ");
  assert.equal(order("name"), "a b c");
  assert.equal(order("-name"), "c b a");
  assert.equal(order("country"), "a b c");
  assert.equal(order("-country"), "c b a");
  assert.equal(order("-date"), "a b c");
  assert.equal(order("distance"), "a b c");
  assert.equal(order("-distance"), "b a c");
  assert.equal(order("-population"), "c b a");
});
