// Asks the server that served the page, by the public GraphQL API and in no other way.
import type { TypedText } from "./documents";

const ACCEPT = "application/graphql-response+json, application/json;q=0.9";

export class NoAnswer extends Error {}

/** The greatest version of the data that was seen; whichever server or cache answers, none gives an older one. */
let seen = 0;

/** The data of an answer; it throws if there is none, or if there are errors. */
export async function ask<Answer, Variables extends object>(
  endpoint: URL,
  document: TypedText<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  const address = new URL(endpoint);
  const query = compact(document.text);
  address.search = new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString();
  const headers: Record<string, string> = { accept: ACCEPT };
  if (seen > 0) headers["min-data-version"] = String(seen);
  // GET is kept by the service worker; `no-cache` asks the server each time, which answers 304 if nothing changed.
  const answer = await fetch(address, { headers, cache: "no-cache", signal: signal ?? null });
  seen = Math.max(seen, Number(answer.headers.get("data-version") ?? 0));
  const json: unknown = await answer.json().catch(() => null);
  if (typeof json !== "object" || json === null || !("data" in json) || "errors" in json) {
    throw new NoAnswer(`${answer.status}: ${JSON.stringify(json).slice(0, 500)}`);
  }
  return json.data as Answer;
}

/** Without comments and needless blanks, since the query travels in an address. */
function compact(text: string): string {
  return text.replaceAll(/^\s*#.*$/gm, "").replaceAll(/\s+/g, " ").trim();
}
