// What urql's graphcache must know of the schema of sister-cities: copy this file into your app.
//
//   cacheExchange({ keys, schema })
//
// Its table is made from schema.graphql by tests/clients/cache/generate.mjs.
import type { KeyingConfig } from "@urql/exchange-graphcache";

/**
 * What has an id is one object wherever it is met, which graphcache knows by itself: select `id` with it.
 * What has no id is part of the object that it hangs on; this says so, and graphcache does not warn.
 *
 * There are no resolvers for lists in pages: graphcache keeps every page by its arguments, complete and in order.
 */
export const keys: KeyingConfig = {
  BoundingBox: () => null,
  Citation: () => null,
  CityConnection: () => null,
  CityEdge: () => null,
  CityPartnerConnection: () => null,
  CityPartnerEdge: () => null,
  Component: () => null,
  Coordinates: () => null,
  CountryConnection: () => null,
  CountryEdge: () => null,
  CountryLinks: () => null,
  CountryName: () => null,
  CountryPair: () => null,
  DatasetChange: () => null,
  EventConnection: () => null,
  EventEdge: () => null,
  Facet: () => null,
  FacetBucket: () => null,
  Gap: () => null,
  Language: () => null,
  Network: () => null,
  NoteConnection: () => null,
  NoteEdge: () => null,
  NoteKindCount: () => null,
  PageInfo: () => null,
  PartialDate: () => null,
  Path: () => null,
  RelationConnection: () => null,
  RelationEdge: () => null,
  SearchResultConnection: () => null,
  SearchResultEdge: () => null,
  Statistics: () => null,
  StatisticsBucket: () => null,
  Vocabulary: () => null,
  VocabularyWord: () => null,
};
