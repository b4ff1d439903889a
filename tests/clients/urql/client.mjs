import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { keys } from "./graphcache.ts";

/** `schema` is the introspection of the server as JSON, made when the app is built. */
export function createClient(url, schema) {
  return new Client({
    url,
    exchanges: [cacheExchange({ keys, schema }), fetchExchange],
    preferGetMethod: "within-url-limit",
  });
}
