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
// #generated
