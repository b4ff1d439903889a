// Relations for tests: all that is not given is of no importance.
import { span } from "../src/dates";
import type { Place, Relation } from "../src/network";

let count = 0;

export function city(given: Partial<Place> & { country?: Place["country"] } = {}): Place {
  count += 1;
  const slug = given.slug ?? `city-${count}`;
  const country = { id: "JP", code: "JP", name: "Japan", flag: null, region: { id: "ASIA", m49: "142" } };
  return { slug, name: slug, displayName: slug, english: slug, country, location: null, at: null, population: null, ...given };
}

export const HOME = city({ slug: "home" });

interface Given {
  established?: string;
  ended?: string;
  kind?: Relation["kind"];
  partner?: Place;
  distanceKm?: number | null;
}

export function relation({ established, ended, kind = "SISTER_CITY", partner = city(), distanceKm = null }: Given): Relation {
  count += 1;
  const date = (edtf: string | undefined) => {
    if (edtf === undefined) return null;
    return { edtf, display: edtf, year: /^\d{4}/.test(edtf) ? Number(edtf.slice(0, 4)) : null };
  };
  const status = ended === undefined ? ("ACTIVE" as const) : ("ENDED" as const);
  const labels = { kindLabel: kind, status, statusLabel: status };
  return {
    id: `relation-${count}`,
    kind,
    ...labels,
    established: date(established),
    ended: date(ended),
    begun: established === undefined ? null : span(established),
    over: ended === undefined ? null : span(ended),
    distanceKm,
    ends: [HOME, partner],
  };
}
