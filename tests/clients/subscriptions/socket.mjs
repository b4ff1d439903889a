import { createClient } from "graphql-ws";

/** `url` begins with `ws:` or `wss:`; a browser has the WebSocket itself. */
export function connect(url, webSocketImpl) {
  return createClient({ url, webSocketImpl, retryAttempts: Infinity });
}
