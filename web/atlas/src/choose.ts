// Which relations a state shows, and in which order: what the server does for its own table, without asking it.
import { type Column, COLUMNS, type Scope, type Sort, type State } from "./address";
import { span, statusAt } from "./dates";
import type { Place, Relation } from "./network";

/** The city that a row is about: of the home city's relations the partner. */
export function partner({ ends }: Relation): Place {
  return ends[1];
}

/** Whether a state shows a relation, by its dates. */
export function matcherOfDates({ since, until, asOf }: State): (relation: Relation) => boolean {
  const day = asOf && span(asOf)?.last;
  const from = since?.padStart(4, "0");
  const to = until?.padStart(4, "0");
  return (relation) => {
    if (from || to) {
      const { begun } = relation;
      if (!begun || (from && begun.first < from) || (to && begun.last > `${to}-12-31`)) return false;
    }
    return !day || statusAt(relation, day) === "ACTIVE";
  };
}

/** Whether a state shows a relation, whatever its dates. */
export function matcherOfPlace({ kind, region, country }: State, scope: Scope): (relation: Relation) => boolean {
  return (relation) => {
    const places = scope === "home" ? [partner(relation)] : relation.ends;
    if (kind && relation.kind !== kind) return false;
    // Region and country are asked of the same city.
    return places.some(
      (place) => (!region || place.country.region?.m49 === region) && (!country || place.country.code === country),
    );
  };
}

/** What a relation is ordered by; what is unknown comes last in both directions. */
type Key = string | number | null;

const KEYS: Record<Column, (relation: Relation) => Key> = {
  // Of two cities the one whose name comes first.
  name: ({ ends: [one, other] }) => (compare(one.english, other.english) < 0 ? one : other).english,
  country: (relation) => partner(relation).country.name,
  date: ({ begun }) => begun?.first ?? null,
  distance: ({ distanceKm }) => distanceKm,
  // Of a range the lower end, as the schema sorts cities.
  population: (relation) => {
    const { value = null, low = null } = partner(relation).population ?? {};
    return value ?? low;
  },
};

// The order of the root of Unicode, as the server has it, whatever the language of the page.
const { compare } = new Intl.Collator("en");

/** A copy in the order of a table; those that are equal are ordered by name, and then by slug. */
export function sorted(relations: readonly Relation[], sort: Sort, scope: Scope): Relation[] {
  const isDescending = sort.startsWith("-");
  const column = COLUMNS.find((name) => name === sort.replace("-", "")) ?? "date";
  const name: (relation: Relation) => Key = scope === "home" ? (relation) => partner(relation).english : KEYS.name;
  const key = column === "name" ? name : KEYS[column];
  // Countries are turned around with the names in them.
  const [first, last] = [isDescending ? -1 : 1, isDescending && ["name", "country"].includes(column) ? -1 : 1];
  return relations
    .map((relation) => ({ relation, key: key(relation), name: name(relation), slug: partner(relation).slug }))
    .sort((a, b) => first * order(a.key, b.key, first) || last * order(a.name, b.name, last) || last * order(a.slug, b.slug, last))
    .map(({ relation }) => relation);
}

/** Which comes first; `direction` is that of the sort, which leaves what is unknown at the end. */
function order(a: Key, b: Key, direction: number): number {
  if (a === null || b === null) return direction * (Number(a === null) - Number(b === null));
  return typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
}
