// A state as the filter of the schema, for the query that "Open in the playground" shows.
import type { RegionCode, RelationFilter, RelationKind, RelationOrder } from "../../generated/operations";
import { DEFAULT_SORT, type Scope, type State } from "./address";
import { span } from "./dates";

const REGIONS: Record<string, RegionCode> = {
  "002": "AFRICA",
  "019": "AMERICAS",
  "142": "ASIA",
  "150": "EUROPE",
  "009": "OCEANIA",
};

/** The relations of a state, as src/atlas/filters.rs asks for them; its text apart, which is a search. */
export function filterOf(state: State, scope: Scope): RelationFilter {
  const { kind, region, country, since, until, asOf } = state;
  const filter: RelationFilter = {};
  if (kind) filter.kind = { eq: kind as RelationKind };
  if (region || country) {
    const where = { ...(region && { region: { eq: REGIONS[region] ?? null } }), ...(country && { code: { eq: country } }) };
    filter[scope === "home" ? "partner" : "city"] = { country: where };
  }
  const day = asOf && span(asOf)?.last;
  if (since || until || day) {
    filter.established = {
      ...(since && { after: year(Number(since) - 1) }),
      ...(until && { before: year(Number(until) + 1) }),
      ...(day && { during: `0001/${day}` }),
    };
  }
  if (day) filter.or = [{ ended: { isNull: true }, status: { ne: "ENDED" } }, { ended: { after: day } }];
  return filter;
}

/** The order of a state, where the schema has it; else by name. */
export function orderOf({ sort = DEFAULT_SORT }: State): RelationOrder[] {
  const direction = sort.startsWith("-") ? "DESC" : "ASC";
  switch (sort.replace("-", "")) {
    case "name":
      return [{ field: "PARTNER_NAME", direction }];
    case "distance":
      return [{ field: "DISTANCE", direction }, { field: "PARTNER_NAME" }];
    case "date":
      return [{ field: "ESTABLISHED", direction }, { field: "PARTNER_NAME" }];
    default:
      return [{ field: "PARTNER_NAME", direction: "ASC" }];
  }
}

function year(number: number): string {
  return String(number).padStart(4, "0");
}
