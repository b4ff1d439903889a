/** A fetch whose answers never have older data than those before, whichever server or cache gives them. */
export function forwardFetch(fetch = globalThis.fetch) {
  let least = 0;
  return async (address, options) => {
    const headers = new Headers(options?.headers);
    headers.set("min-data-version", String(least));
    const response = await fetch(address, { ...options, headers });
    least = Math.max(least, Number(response.headers.get("data-version") ?? 0));
    return response;
  };
}
