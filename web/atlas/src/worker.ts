// The service worker: after one visit the pages open without a network too.
// It is never ahead of the server: pages and data are asked for first, and only if that fails is the last answer given.
// Files of the bundle are kept for good, since their names change with their content.

/** What a service worker has beside the things of a page; the types of workers and pages exclude each other. */
interface Waiting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: ((type: "install" | "activate", heard: (event: Waiting) => void) => void) &
    ((type: "message", heard: (event: Waiting & { data: unknown }) => void) => void) &
    ((type: "fetch", heard: (event: Fetching) => void) => void);
}

const worker = self as unknown as Worker;

/** Registered with the name of the script, so that another bundle has a cache of its own. */
const VERSION = new URL(worker.location.href).searchParams.get("v") ?? "";
const PREFIX = "sister-cities-atlas:";
const CACHE = PREFIX + VERSION;
/** Pages and answers that are kept; the oldest go first. */
const MOST = 150;

worker.addEventListener("install", () => void worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(begin()));

// What the page loaded before this worker was there.
worker.addEventListener("message", (event) => {
  const addresses: unknown = event.data;
  if (Array.isArray(addresses)) event.waitUntil(Promise.all(addresses.map((address) => keep(String(address)))));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (isFile(url) || request.headers.get("accept")?.includes("text/event-stream")) return;
  event.respondWith(isHashed(url) ? cacheFirst(request) : networkFirst(event));
});

async function begin(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Such as `/assets/atlas-Bf3kQ.js`. */
function isHashed({ pathname }: URL): boolean {
  return /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(pathname);
}

/** The data as files may be large, and whoever takes one has it. */
function isFile({ pathname }: URL): boolean {
  return /\/data\/|\.(csv|geojson|json)$/.test(pathname);
}

async function cacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function networkFirst(event: Fetching): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(put(cache, request, answer.clone()));
    return answer;
  } catch (reason) {
    const kept = (await find(cache, request, false)) ?? (await find(cache, request, true));
    if (kept) return kept;
    throw reason;
  }
}

/**
 * What was kept for an address: the same one gives a page to a browser, and data to a program.
 * A page does for other parameters too, since the script shows what the address says.
 */
async function find(cache: Cache, request: Request, ignoreSearch: boolean): Promise<Response | undefined> {
  const isPage = request.mode === "navigate";
  if (ignoreSearch && !isPage) return undefined;
  const kept = await cache.matchAll(request, { ignoreSearch, ignoreVary: true });
  return kept.find(({ headers }) => Boolean(headers.get("content-type")?.startsWith("text/html")) === isPage);
}

async function keep(address: string): Promise<void> {
  const url = new URL(address, worker.location.href);
  if (url.origin !== worker.location.origin) return;
  const cache = await caches.open(CACHE);
  const request = new Request(url, { headers: { accept: isHashed(url) ? "*/*" : acceptOf(url) } });
  const answer = await fetch(request).catch(() => null);
  if (answer?.ok) await put(cache, request, answer);
}

/** The same address gives a browser a page, and a program data. */
function acceptOf({ pathname, search }: URL): string {
  return pathname.endsWith("/graphql") && search ? "application/graphql-response+json" : "text/html";
}

async function put(cache: Cache, request: Request, answer: Response): Promise<void> {
  await cache.put(request, answer);
  const known = (await cache.keys()).filter(({ url }) => !isHashed(new URL(url)));
  await Promise.all(known.slice(0, Math.max(0, known.length - MOST)).map((old) => cache.delete(old)));
}
