import assert from "node:assert/strict";
import { test } from "node:test";
import { bars, ticks, yearOf, years } from "../src/years";
import { relation } from "./relation";

test("the time line has every year from the first signing to the last event", () => {
  const relations = [relation({ established: "1984-10" }), relation({ established: "1984", ended: "1987-05" }), relation({})];
  assert.deepEqual(
    years(relations).map(({ year, signed, ended }) => [year, signed, ended]),
    [
      [1984, 2, 0],
      [1985, 0, 0],
      [1986, 0, 0],
      [1987, 0, 1],
    ],
  );
  assert.deepEqual(years([relation({})]), []);
});

test("centuries are shown by decades, and round years are written", () => {
  const relations = ["0836", "2004", "2009", "2009"].map((established) => relation({ established }));
  const shown = bars(years(relations));
  assert.deepEqual(shown[0], { year: 830, signed: 1, ended: 0 });
  assert.deepEqual(shown.at(-1), { year: 2000, signed: 3, ended: 0 });
  assert.deepEqual(ticks(shown).slice(0, 3), [900, 1000, 1100]);
});

test("as many years are written as on the server's time line", () => {
  // The same as in src/atlas/timeline.rs.
  for (const [first, last, apart] of [
    [1984, 1995, 1],
    [1984, 1996, 2],
    [1984, 2007, 2],
    [1984, 2008, 5],
    [1907, 2026, 10],
    [836, 2026, 100],
  ] as const) {
    const shown = bars(years([relation({ established: String(first).padStart(4, "0") }), relation({ established: String(last) })]));
    const [one, other] = ticks(shown);
    assert.equal(Number(other) - Number(one), apart, `${first} to ${last}`);
    assert.ok(ticks(shown).length <= 12);
  }
});

test("a chosen date stands for its last year", () => {
  assert.deepEqual(["2010-04", "198X", undefined, "soon"].map(yearOf), [2010, 1989, null, null]);
});
