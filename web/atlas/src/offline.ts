// Has the service worker keep what the page needs, so that it opens without a network the next time.

/** Once for each bundle; `root` is where the server's pages begin; `script` is the address of this bundle, which names its version. */
export async function keepForLater(root: URL, script: URL): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const worker = new URL("offline.js", root);
  worker.searchParams.set("v", script.pathname.split("/").at(-1) ?? "");
  try {
    const known = navigator.serviceWorker.controller?.scriptURL;
    const { installing, waiting, active } = await navigator.serviceWorker.register(worker, { scope: root.pathname, updateViaCache: "none" });
    if (known === worker.href) return;
    // A new worker sees only what is loaded from now on.
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    // A worker has no origin of another to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    (installing ?? waiting ?? active)?.postMessage([location.href, ...loaded].filter((name) => new URL(name).origin === location.origin));
  } catch {
    // Some browsers have none in private windows; the page is as good without it.
  }
}
