// Another process that changes the data of a running server: the command `import` with the sample world of the tests.
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { bareEnvironment } from "./server.mjs";

const WORLD = join(import.meta.dirname, "it/data/world");

/** @param {{ folder: string }} server */
export async function importWorld(server) {
  const database = `sqlite://${join(server.folder, "sister-cities.db")}?mode=rw`;
  const files = ["cities.csv", "links.csv"].map((name) => join(WORLD, name));
  const binary = resolve(process.env.SISTER_CITIES_BIN ?? "");
  await promisify(execFile)(binary, ["import", "--database-url", database, ...files], { env: bareEnvironment() });
}
