import { createClient } from "graphql-sse";

export function connect(url) {
  return createClient({ url, retryAttempts: Infinity });
}
