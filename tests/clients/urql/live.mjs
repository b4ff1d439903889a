import { Client, fetchExchange, subscriptionExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { keys } from "./graphcache.ts";

/** `socket` is a client of graphql-ws; without it, subscriptions come as server-sent events. */
export function createLiveClient(url, schema, socket) {
  const overSocket = subscriptionExchange({
    forwardSubscription: (request) => ({
      subscribe: (sink) => ({ unsubscribe: socket?.subscribe({ ...request, query: request.query ?? "" }, sink) }),
    }),
  });
  return new Client({
    url,
    exchanges: [cacheExchange({ keys, schema }), ...(socket ? [overSocket] : []), fetchExchange],
    fetchSubscriptions: !socket,
  });
}
