// Another process that changes the data of a server: the command `import`, such as with the sample world of the tests.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
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
 * @param {string[]} files With options beside them, if need be.
 */
export async function importFiles(folder, files) {
  const database = `sqlite://${join(folder, "sister-cities.db")}?mode=rwc`;
  const binary = resolve(process.env.SISTER_CITIES_BIN ?? "");
  const command = ["import", "--database-url", database, ...files];
  const { stdout } = await promisify(execFile)(binary, command, { env: bareEnvironment() });
  return stdout;
}

/**
 * One more partner, of this name: a change of the data, whose version it gives.
 * @param {{ folder: string }} server
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function importPartner({ folder }, name) {
  const file = join(folder, "partner.csv");
  await writeFile(file, `partner,country,since\n${name},Germany,1951\n`);
  const report = await importFiles(folder, [file, "--accept", "all", "--report", "json", "--source", "partner"]);
  return JSON.parse(report).loaded.revision;
}
