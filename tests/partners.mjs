// How many cities the data files have, so that no test of the server that ships them counts by hand.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../seed/data/cities/", import.meta.url);
const files = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));

/** One file for each. */
export const CITIES = files.length;
/** All but the home city. */
export const PARTNERS = CITIES - 1;
/** Partners by friendly exchange. */
export const EXCHANGES = files.filter((text) => text.includes('kind = "FRIENDLY_EXCHANGE"')).length;
