// What Apollo Client's cache must know of the schema of sister-cities: copy this file into your app.
//
//   new InMemoryCache({ possibleTypes, typePolicies })
//
// Its tables are made from schema.graphql by tests/clients/cache/generate.mjs.
import type { FieldFunctionOptions, FieldPolicy, TypePolicies, TypePolicy } from "@apollo/client";
import { Kind, type SelectionSetNode } from "graphql";

/**
 * What has an id is one object wherever it is met, in every query that selects its `id`.
 * In a query without, it is part of the object that it hangs on, and shared with no other query.
 */
const entity: TypePolicy = { keyFields: ({ id }) => (id === undefined ? false : ["id"]), merge: unite };

/** What has no id is part of the object that it hangs on; two queries may ask for different fields of it. */
const value: TypePolicy = { keyFields: false, merge: unite };

/** A list of such values, each of which two queries may know in part. */
const values: FieldPolicy = { merge: unite };

function unite(existing: unknown, incoming: unknown, { existingData = existing }: { existingData?: unknown }): any {
  return united(existingData, incoming) ?? incoming;
}

/**
 * All that both say; undefined if they contradict each other.
 * Then the data have changed, and mixing old with new would tell what never was.
 */
function united(one: unknown, other: unknown): unknown {
  if (one === other) return other;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return undefined;
    const items = other.map((item, index) => united(one[index], item));
    return items.includes(undefined) ? undefined : items;
  }
  if (!isObject(one) || !isObject(other)) return undefined;
  // Without an id nobody knows whether two are the same, so what they say is never mixed.
  if (isUnknown(one) || isUnknown(other)) return JSON.stringify(one) === JSON.stringify(other) ? other : undefined;
  const both: Record<string, unknown> = { ...one, ...other };
  for (const key of Object.keys(other).filter((name) => name in one)) {
    both[key] = united(one[key], other[key]);
    if (both[key] === undefined) return undefined;
  }
  return both;
}

function isObject(thing: unknown): thing is Record<string, unknown> {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}

/** Whether it is kept here for want of an id, and not under its id. */
function isUnknown({ __typename, __ref }: Record<string, unknown>): boolean {
  return __ref === undefined && typeof __typename === "string" && typePolicies[__typename]?.keyFields === entity.keyFields;
}

type Window = { first?: number; after?: string; last?: number; before?: string };
type PageInfo = { startCursor?: string; endCursor?: string; hasPreviousPage?: boolean; hasNextPage?: boolean };
type Page = { edges?: readonly { cursor?: string }[]; nodes?: readonly unknown[]; pageInfo?: PageInfo };
type Pages = { pages: Record<string, Page> };

/**
 * A list in pages. Every page is kept as the server gave it, so lists of five and of twenty do not mix.
 * A query reads its own page and those that were fetched after its end or before its start, by `fetchMore`.
 * To show single pages instead, leave out all of `read` after `if (!own)` and return `own`.
 */
function pages(...keyArgs: string[]): FieldPolicy<Pages, Page> {
  return {
    keyArgs: (args) => keyArgs.some((name) => args?.[name] != null) && keyArgs,
    merge: (existing, incoming, { args, existingData }) => {
      const known = ((existingData ?? existing) as Pages | undefined)?.pages;
      const key = windowKey(args);
      return { pages: { ...known, [key]: unite(known?.[key], incoming, {}) } };
    },
    read: (existing, options) => {
      const own = existing?.pages[windowKey(options.args)];
      if (!own) return undefined;
      const all = [own];
      const find = (end: "after" | "before", cursor: string | undefined) =>
        cursor === undefined ? undefined : findPage(existing.pages, end, cursor, all, options);
      for (let page; (page = find("after", cursorAt(all, "end"))); ) all.push(page);
      for (let page; (page = find("before", cursorAt(all, "start"))); ) all.unshift(page);
      return all.length > 1 ? joined(own, all) : own;
    },
  };
}

function windowKey(args: Record<string, any> | null): string {
  const { first, after, last, before } = args ?? {};
  const given = Object.entries({ first, after, last, before }).filter(([, bound]) => bound != null);
  return JSON.stringify(Object.fromEntries(given));
}

function cursorAt(all: Page[], end: "start" | "end"): string | undefined {
  const page = all[end === "end" ? all.length - 1 : 0];
  return page.pageInfo?.[`${end}Cursor`] ?? page.edges?.[end === "end" ? page.edges.length - 1 : 0]?.cursor;
}

/** The page at this cursor that has all the query asks for; one of the size asked for, if there are several. */
function findPage(
  pages: Record<string, Page>,
  end: "after" | "before",
  cursor: string,
  taken: Page[],
  options: FieldFunctionOptions,
): Page | undefined {
  const found = Object.entries(pages)
    .map(([key, page]) => ({ window: JSON.parse(key) as Window, page }))
    .filter(({ window, page }) => window[end] === cursor && !taken.includes(page))
    .filter(({ page }) => isComplete(page, options.field?.selectionSet, options));
  const size = options.args?.first ?? options.args?.last;
  return (found.find(({ window }) => (window.first ?? window.last) === size) ?? found[0])?.page;
}

/** Whether all plain fields are known; fragments and fields with directives are taken to be. */
function isComplete(value: any, set: SelectionSetNode | undefined, options: FieldFunctionOptions): boolean {
  if (!set || value == null) return value !== undefined;
  if (Array.isArray(value)) return value.every((item) => isComplete(item, set, options));
  return set.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || selection.directives?.length) return true;
    const { variables, readField } = options;
    const field = readField({ fieldName: selection.name.value, field: selection, from: value, variables });
    return isComplete(field, selection.selectionSet, options);
  });
}

function joined(own: Page, all: Page[]): Page {
  const { startCursor, hasPreviousPage } = all[0].pageInfo ?? {};
  const { endCursor, hasNextPage } = all[all.length - 1].pageInfo ?? {};
  return {
    ...own,
    ...(own.edges && { edges: all.flatMap((page) => page.edges ?? []) }),
    ...(own.nodes && { nodes: all.flatMap((page) => page.nodes ?? []) }),
    ...(own.pageInfo && { pageInfo: { ...own.pageInfo, startCursor, hasPreviousPage, endCursor, hasNextPage } }),
  };
}

/** Which types an interface or a union stands for, so that fragments on it find their objects. */
export const possibleTypes: Record<string, string[]> = {
  Fact: [
    "CityAttribute",
    "CityIndustry",
    "CityName",
    "Climate",
    "Event",
    "Feature",
    "Measurement",
    "Ranking",
    "Relation",
  ],
  Node: [
    "City",
    "CityAttribute",
    "CityIndustry",
    "CityName",
    "Climate",
    "Country",
    "Dataset",
    "Event",
    "Feature",
    "Industry",
    "Measurement",
    "Note",
    "Ranking",
    "Region",
    "Relation",
    "Source",
  ],
  SearchResult: [
    "City",
    "Country",
    "Feature",
    "Industry",
  ],
};

export const typePolicies: TypePolicies = {
  BoundingBox: value,
  Citation: value,
  City: { ...entity, fields: { partners: pages("filter", "orderBy"), partnersInCommon: pages("with") } },
  CityAttribute: { ...entity, fields: { citations: values } },
  CityConnection: { ...value, fields: { edges: values, facets: values } },
  CityEdge: value,
  CityIndustry: { ...entity, fields: { citations: values } },
  CityName: { ...entity, fields: { citations: values } },
  CityPartnerConnection: { ...value, fields: { edges: values, facets: values } },
  CityPartnerEdge: value,
  Climate: { ...entity, fields: { citations: values } },
  Component: { ...value, fields: { cities: pages() } },
  Coordinates: value,
  Country: {
    ...entity,
    fields: {
      cities: pages("filter", "orderBy"),
      languages: values,
      nativeNames: values,
    },
  },
  CountryConnection: { ...value, fields: { edges: values } },
  CountryEdge: value,
  CountryLinks: value,
  CountryName: value,
  CountryPair: value,
  Dataset: { ...entity, fields: { changes: values } },
  DatasetChange: value,
  Event: { ...entity, fields: { citations: values } },
  EventConnection: { ...value, fields: { edges: values } },
  EventEdge: value,
  Facet: { ...value, fields: { buckets: values } },
  FacetBucket: value,
  Feature: { ...entity, fields: { citations: values } },
  Gap: value,
  Industry: entity,
  Language: value,
  Measurement: { ...entity, fields: { citations: values } },
  Network: { ...value, fields: { components: values, countryLinks: values, countryPairs: values } },
  Note: { ...entity, fields: { citations: values } },
  NoteConnection: { ...value, fields: { byKind: values, edges: values } },
  NoteEdge: value,
  NoteKindCount: value,
  PageInfo: value,
  PartialDate: value,
  Path: value,
  Query: {
    fields: {
      cities: pages("filter", "orderBy"),
      countries: pages("filter", "orderBy"),
      events: pages("filter", "reading", "orderBy"),
      notes: pages("filter"),
      relations: pages("filter", "orderBy"),
      search: pages("text", "types"),
      vocabularies: values,
    },
  },
  Ranking: { ...entity, fields: { citations: values } },
  Region: {
    ...entity,
    fields: {
      cities: pages("filter", "orderBy"),
      countries: pages("filter", "orderBy"),
    },
  },
  Relation: { ...entity, fields: { citations: values } },
  RelationConnection: { ...value, fields: { edges: values, facets: values } },
  RelationEdge: value,
  SearchResultConnection: { ...value, fields: { edges: values } },
  SearchResultEdge: value,
  Source: entity,
  Statistics: {
    ...value,
    fields: {
      byCountry: values,
      byDecade: values,
      byKind: values,
      byLevel: values,
      byMonth: values,
      byRegion: values,
      byStatus: values,
      bySubregion: values,
      byYear: values,
    },
  },
  StatisticsBucket: { ...value, fields: { byKind: values } },
  Vocabulary: { ...value, fields: { words: values } },
  VocabularyWord: value,
};
