// The address is the state: what is shown, as parameters in one order, with the defaults left out.
// docs/atlas.md has them; src/atlas/address reads and writes the same.

/** What can be chosen; what is not there has its default. */
export interface State {
  scope?: Scope;
  q?: string;
  kind?: string;
  region?: string;
  country?: string;
  since?: string;
  until?: string;
  asOf?: string;
  sort?: Sort;
  /** A page of the table without script. */
  after?: string;
  /** The ends of a path. */
  from?: string;
  to?: string;
  lang?: Lang;
  embed?: boolean;
}

export const SCOPES = ["home", "all"] as const;
export const LANGS = ["en", "zh"] as const;
export const COLUMNS = ["name", "country", "date", "distance", "population"] as const;

export type Scope = (typeof SCOPES)[number];
export type Lang = (typeof LANGS)[number];
export type Column = (typeof COLUMNS)[number];
export type Sort = Column | `-${Column}`;

export const DEFAULT_SORT: Sort = "date";

/** In the order of an address. */
const PARAMETERS = [
  "scope",
  "q",
  "kind",
  "region",
  "country",
  "since",
  "until",
  "asOf",
  "sort",
  "after",
  "from",
  "to",
  "lang",
  "embed",
] as const satisfies (keyof State)[];

/** The state of an address. Unknown parameters are passed over; of unknown values the server has said what is accepted. */
export function parse(search: string): State {
  const given = new URLSearchParams(search);
  const state: State = {};
  const text = (name: string) => given.get(name)?.trim() || undefined;
  const one = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === text(name));
  const scope = one("scope", SCOPES);
  const lang = one("lang", LANGS);
  const sort = one("sort", COLUMNS.flatMap((column): Sort[] => [column, `-${column}`]));
  if (scope) state.scope = scope;
  for (const name of ["q", "kind", "region", "country", "since", "until", "asOf", "after", "from", "to"] as const) {
    const value = text(name);
    // In small letters too, since people write addresses.
    if (value) state[name] = name === "country" ? value.toUpperCase() : value;
  }
  if (sort && sort !== DEFAULT_SORT) state.sort = sort;
  if (lang) state.lang = lang;
  if (given.has("embed") && !["0", "false"].includes(text("embed") ?? "")) state.embed = true;
  return state;
}

/** The parameters of a state, such as `?asOf=2010&sort=-distance`; the empty text for all defaults. */
export function format(state: State): string {
  const parts = PARAMETERS.flatMap((name) => {
    const value = state[name];
    if (value === undefined || value === false || value === "") return [];
    if (value === true) return [name];
    if (name === "sort" && value === DEFAULT_SORT) return [];
    return [new URLSearchParams({ [name]: value }).toString()];
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** Where the pages of cities and countries are, in the language that was chosen. */
export function linksTo({ lang }: State): { city: (slug: string) => string; country: (code: string) => string } {
  const query = format(lang ? { lang } : {});
  return {
    city: (slug) => `/cities/${encodeURIComponent(slug)}${query}`,
    country: (code) => `/countries/${encodeURIComponent(code)}${query}`,
  };
}

/** A state with other values; `undefined` takes one away. A page of the table belongs to what it was a page of. */
export function change(state: State, values: { [Name in keyof State]?: State[Name] | undefined }): State {
  return parse(format({ ...state, after: undefined, ...values } as State));
}
