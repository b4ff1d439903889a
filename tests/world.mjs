// Another process that changes the data of a server: the command `import`, such as with the sample world of the tests.
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { bareEnvironment } from "./server.mjs";

const WORLD = join(import.meta.dirname, "it/data/world");

/** @param {{ folder: string }} server */
export function importWorld({ folder }) {
  return importFiles(folder, ["cities.csv", "links.csv"].map((name) => join(WORLD, name)));
}

/**
 * Into the database in the folder of a server, which is made where there is none.
 * @param {string} folder
 * @param {string[]} files
 */
export async function importFiles(folder, files) {
  const database = `sqlite://${join(folder, "sister-cities.db")}?mode=rwc`;
  const binary = resolve(process.env.SISTER_CITIES_BIN ?? "");
  await promisify(execFile)(binary, ["import", "--database-url", database, ...files], { env: bareEnvironment() });
}
