import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { change, COLUMNS, DEFAULT_SORT, format, LANGS, parse, SCOPES, type Sort, type State } from "../src/address";

const text = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }).filter((value) => value.trim() === value);
const sort = fc.constantFrom(...COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]));
const states: fc.Arbitrary<State> = fc.record(
  {
    scope: fc.constantFrom(...SCOPES),
    q: text,
    kind: fc.constantFrom("SISTER_CITY", "FRIENDLY_EXCHANGE"),
    region: fc.constantFrom("002", "142"),
    country: fc.constantFrom("JP", "NZ"),
    since: fc.integer({ min: 1, max: 9998 }).map(String),
    until: fc.integer({ min: 1, max: 9998 }).map(String),
    asOf: fc.constantFrom("2010", "2010-04", "198X", "1970/1973-06", "1370~"),
    sort: sort.filter((value) => value !== DEFAULT_SORT),
    after: text,
    from: text,
    to: text,
    lang: fc.constantFrom(...LANGS),
    embed: fc.constant(true),
  },
  { requiredKeys: [] },
);

test("every state has an address that leads back to it", () => {
  fc.assert(fc.property(states, (state) => assert.deepEqual(parse(format(state)), { ...state })));
});

test("an address that was read and written is the same when it is read and written again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 60 }), (search) => {
      const once = format(parse(search));
      assert.equal(format(parse(once)), once);
    }),
  );
});

test("an address has a fixed order and no defaults", () => {
  const given = "?lang=zh&embed=1&sort=date&asOf=2010&country=JP&kind=SISTER_CITY&utm_source=x&region=&q=+%E7%9F%B3%E5%B7%BB+";
  assert.equal(format(parse(given)), "?q=%E7%9F%B3%E5%B7%BB&kind=SISTER_CITY&country=JP&asOf=2010&lang=zh&embed");
  assert.equal(format(parse("?country=jp")), "?country=JP");
  assert.equal(format({}), "");
  assert.equal(format(parse("?embed=0")), "");
});

test("a change begins at the first page of the table again", () => {
  const state = parse("?kind=SISTER_CITY&after=abc&lang=zh");
  assert.deepEqual(change(state, { asOf: "2010", kind: undefined }), { asOf: "2010", lang: "zh" });
});
