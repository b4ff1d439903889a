// Where the programs of PostgreSQL are.
import { access, readdir } from "node:fs/promises";
import { join } from "node:path";

const ROOT = "/usr/lib/postgresql";
const OLDEST = 15;

/** The folder with the programs of the newest PostgreSQL that the server supports. */
export async function postgresPrograms() {
  const versions = await readdir(ROOT).catch(() => []);
  for (const version of versions.map(Number).filter((version) => version >= OLDEST).sort((a, b) => b - a)) {
    const folder = join(ROOT, String(version), "bin");
    if (await access(join(folder, "initdb")).then(() => true, () => false)) return folder;
  }
  throw new Error(`PostgreSQL ${OLDEST} or later is not in ${ROOT}`);
}
