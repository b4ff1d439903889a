// A network as large as the worldwide set, with places and pairs by chance: always the same.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Random } from "../random.mjs";
import { importFiles } from "../world.mjs";

export const CITIES = 4_541;
export const RELATIONS = 8_159;

/** Countries with a box inside them, since an import takes no place that lies elsewhere: west, east, south, north. */
/** @type {[country: string, west: number, east: number, south: number, north: number][]} */
const COUNTRIES = [
  ["AR", -68, -59, -37, -25],
  ["AU", 118, 148, -33, -21],
  ["BR", -60, -42, -22, -4],
  ["CA", -118, -76, 46, 57],
  ["CN", 90, 117, 26, 42],
  ["DE", 8, 13, 48, 53],
  ["EG", 26, 33, 23, 30],
  ["FR", 0, 6, 44, 49],
  ["IN", 74, 86, 13, 27],
  ["KE", 35, 40, -2, 3],
  ["MX", -105, -98, 19, 28],
  ["NG", 4, 12, 7, 12],
  ["RU", 36, 130, 51, 65],
  ["US", -118, -76, 31, 47],
  ["ZA", 20, 28, -32, -26],
];

/**
 * Imports it into a folder before a server opens its database there.
 * @param {string} folder
 */
export async function importLarge(folder) {
  const random = new Random(2026);
  const cities = Array.from({ length: CITIES }, (_, index) => {
    const [country, west, east, south, north] = random.pick(COUNTRIES);
    const longitude = (west + random.next() * (east - west)).toFixed(4);
    const latitude = (south + random.next() * (north - south)).toFixed(4);
    return `Q${index + 1},Place ${index + 1},${longitude},${latitude},${country},${country},`;
  });
  const pairs = new Set();
  while (pairs.size < RELATIONS) {
    // Some have many, most have few.
    const [from, to] = [Math.ceil(CITIES * random.next() ** 3), Math.ceil(CITIES * random.next())];
    if (from < to) pairs.add(`Q${from},Q${to}`);
  }
  /** @type {[name: string, lines: string[]][]} */
  const files = [
    ["cities.csv", ["id,name,lng,lat,country,countrycd,population", ...cities]],
    ["links.csv", ["source,target", ...pairs]],
  ];
  for (const [name, lines] of files) await writeFile(join(folder, name), `${lines.join("\n")}\n`);
  await importFiles(folder, files.map(([name]) => join(folder, name)));
}
