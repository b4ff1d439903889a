// The outlines of the land as one path of SVG, for the map that the server draws and for the script, which takes them from there.
// world-atlas has Natural Earth's land at 1:110 million; the projection and the size of the world are those of `atlas/src/projection.ts`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const SIZE = /** @type {[number, number]} */ ([960, 500]);

/** The land in whole units and tenths, which are a tenth of a pixel on a map of 960 pixels. */
export function land() {
  const file = createRequire(import.meta.url).resolve("world-atlas/land-110m.json");
  const world = JSON.parse(readFileSync(file, "utf8"));
  const projection = geoNaturalEarth1().fitSize(SIZE, { type: "Sphere" });
  return geoPath(projection).digits(1)(feature(world, world.objects.land)) ?? "";
}
