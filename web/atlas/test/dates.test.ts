import assert from "node:assert/strict";
import { test } from "node:test";
import { span, statusAt } from "../src/dates";

test("a date spans all days that it can mean", () => {
  // The same as in domain/src/partial_date.rs.
  for (const [text, first, last] of [
    ["1984", "1984-01-01", "1984-12-31"],
    ["1984-10", "1984-10-01", "1984-10-31"],
    ["2020-02", "2020-02-01", "2020-02-29"],
    ["1900-02", "1900-02-01", "1900-02-28"],
    ["1984-10-05", "1984-10-05", "1984-10-05"],
    ["193X", "1930-01-01", "1939-12-31"],
    ["14XX", "1400-01-01", "1499-12-31"],
    ["1370~", "1370-01-01", "1370-12-31"],
    ["05XX/06XX", "0500-01-01", "0699-12-31"],
    ["1970/1973-06", "1970-01-01", "1973-06-30"],
  ] as const) {
    assert.deepEqual(span(text), { first, last }, text);
  }
});

test("what is no date spans nothing", () => {
  const none = ["", "84", "1984-13", "1984-1", "1984-02-30", "19X4", "XXXX", "193X-05", "1990/1980", "+984", "1984-10-05-01", "２０２０", "1984/1985/1986"];
  for (const text of none) assert.equal(span(text), null, text);
});

test("a relation is in force only where that is certain", () => {
  const of = (established: string | null, ended: string | null, status = "ACTIVE") => ({
    begun: established === null ? null : span(established),
    over: ended === null ? null : span(ended),
    status,
  });
  for (const [relation, day, expected] of [
    [of("1984-10", null), "1984-09-30", "NOT_YET"],
    [of("1984-10", null), "1984-10-15", "UNKNOWN"],
    [of("1984-10", null), "1984-10-31", "ACTIVE"],
    [of("1984", "2005-03", "ENDED"), "2005-02-28", "ACTIVE"],
    [of("1984", "2005-03", "ENDED"), "2005-03-10", "UNKNOWN"],
    [of("1984", "2005-03", "ENDED"), "2005-03-31", "ENDED"],
    [of("1984", null, "ENDED"), "2005-03-31", "UNKNOWN"],
    [of(null, null), "2005-03-31", "UNKNOWN"],
  ] as const) {
    assert.equal(statusAt(relation, day), expected, `${JSON.stringify(relation)} ${day}`);
  }
});
