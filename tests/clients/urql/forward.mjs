import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { keys } from "./graphcache.ts";
import { forwardFetch } from "../versions.mjs";

export function createForwardClient(url, schema) {
  return new Client({
    url,
    fetch: forwardFetch(),
    exchanges: [cacheExchange({ keys, schema }), fetchExchange],
    preferGetMethod: "within-url-limit",
  });
}
