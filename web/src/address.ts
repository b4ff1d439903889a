// The query that the address asks for (?query=&variables=&operationName=), and links of that form.

export interface Linked {
  query: string;
  variables: string;
  operationName: string | null;
}

/** The linked query, or null where the address names none. */
export function linked(search: string = location.search): Linked | null {
  const given = new URLSearchParams(search);
  const query = given.get("query");
  if (!query) return null;
  return {
    query,
    variables: indented(given.get("variables") ?? ""),
    operationName: given.get("operationName"),
  };
}

/** A link that opens this page with the query. */
export function linkTo(query: string, variables: string, operationName?: string): string {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set("query", query);
  if (variables.trim()) link.searchParams.set("variables", variables);
  if (operationName) link.searchParams.set("operationName", operationName);
  return link.href;
}

/** Takes the linked query out of the address bar once the editor no longer shows it. */
export function forgetUnless(query: string): void {
  const link = linked();
  if (link && link.query !== query) history.replaceState(null, "", location.pathname);
}

function indented(json: string): string {
  try {
    return json ? JSON.stringify(JSON.parse(json), null, 2) : "";
  } catch {
    return json;
  }
}
