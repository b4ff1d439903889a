// Follows the version of the data over a WebSocket, so that a page shows what was imported meanwhile.
import { createClient } from "graphql-ws";
import { VERSION } from "./documents";

const LONGEST_WAIT_MS = 60_000;

/** Tells of each version that the server has, the present one first; it connects again when the server restarts. */
export function follow(endpoint: URL, changed: (version: string) => void): void {
  const url = new URL(endpoint);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const client = createClient({ url: url.href, retryAttempts: Infinity, retryWait: patience, shouldRetry: () => true });
  client.subscribe<{ dataset: { version: string } }>(
    { query: VERSION },
    {
      next: ({ data }) => data && changed(data.dataset.version),
      // Without a socket the page stays as it is, which a reload brings up to date.
      error: () => {},
      complete: () => {},
    },
  );
}

/** Longer each time, and not at all without a network. */
async function patience(retries: number): Promise<void> {
  if (!navigator.onLine) await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 1000 * 2 ** retries)));
}
