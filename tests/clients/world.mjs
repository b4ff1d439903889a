// Another process that changes the data of a running server: the command `import` with the sample world of the tests.
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { bareEnvironment } from "../server.mjs";

const WORLD = join(import.meta.dirname, "../it/data/world");

export async function importWorld(server) {
  const database = `sqlite://${join(server.folder, "sister-cities.db")}?mode=rw`;
  const files = ["cities.csv", "links.csv"].map((name) => join(WORLD, name));
  const binary = resolve(process.env.SISTER_CITIES_BIN);
  await promisify(execFile)(binary, ["import", "--database-url", database, ...files], { env: bareEnvironment() });
}

/** The next value, or a failure after a time that no event takes. */
export async function next(events) {
  const { promise: late, reject } = withReject();
  const timer = setTimeout(() => reject(new Error("no event came")), 20_000);
  try {
    const { value, done } = await Promise.race([events.next(), late]);
    if (done) throw new Error("the stream has ended");
    return value;
  } finally {
    clearTimeout(timer);
  }
}

function withReject() {
  let reject;
  const promise = new Promise((_, no) => (reject = no));
  return { promise, reject };
}

/** What a callback is given, one after another; `feed` makes it and gives what ends it. */
export function eventsOf(feed) {
  const values = [];
  const waiting = [];
  const end = feed((value) => {
    const first = waiting.shift();
    if (first) first({ value, done: false });
    else values.push(value);
  });
  const take = () =>
    values.length > 0
      ? Promise.resolve({ value: values.shift(), done: false })
      : new Promise((resolve) => waiting.push(resolve));
  return { next: take, end };
}
