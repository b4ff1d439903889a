// The time line: how many relations were signed and ended in each year, and which years can be chosen.
import { span } from "./dates";
import type { Relation } from "./network";

export interface Year {
  year: number;
  signed: number;
  ended: number;
}

/** Every year from the first signing to the last event, also those in which nothing happened. */
export function years(relations: readonly Relation[]): Year[] {
  const signed = count(relations.map(({ established }) => established?.year));
  const ended = count(relations.map((relation) => relation.ended?.year));
  const known = [...signed.keys(), ...ended.keys()];
  if (known.length === 0) return [];
  const first = known.reduce((a, b) => Math.min(a, b));
  const last = known.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, signed: signed.get(year) ?? 0, ended: ended.get(year) ?? 0 };
  });
}

/** More years than these are shown by decades, as the server does. */
const MOST_BARS = 120;

/** A bar for each year, or for each decade; its year is the first one. */
export function bars(all: readonly Year[]): Year[] {
  if (all.length <= MOST_BARS) return [...all];
  const decades = new Map<number, Year>();
  for (const { year, signed, ended } of all) {
    const decade = Math.floor(year / 10) * 10;
    const sum = decades.get(decade) ?? { year: decade, signed: 0, ended: 0 };
    decades.set(decade, { year: decade, signed: sum.signed + signed, ended: sum.ended + ended });
  }
  return [...decades.values()];
}

/** The years that are written below the bars: round ones, at most a dozen. */
export function ticks(shown: readonly Year[]): number[] {
  const [first, last] = [shown[0]?.year ?? 0, shown.at(-1)?.year ?? 0];
  const step = (shown[1]?.year ?? first + 1) - first;
  const apart = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => (last - first + step) / each <= 12) ?? 1000;
  return shown.map(({ year }) => year).filter((year) => year % Math.max(apart, step) === 0);
}

/** The year of a chosen date: that of its last day. */
export function yearOf(edtf: string | undefined): number | null {
  const last = edtf && span(edtf)?.last;
  return last ? Number(last.slice(0, 4)) : null;
}

function count(found: (number | null | undefined)[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const year of found) {
    if (typeof year === "number") counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}
