// The map of the world: Natural Earth's projection on 960 × 500, as the server draws it and build/land.mjs the land.
import { type GeoContext, geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";

export type Point = readonly [x: number, y: number];

export interface Coordinates {
  latitude: number;
  longitude: number;
}

export const WIDTH = 960;
export const HEIGHT = 500;

/** Where lines are drawn, such as a `Path2D`: d3 begins no path by itself. */
type Pen = Omit<GeoContext, "beginPath">;

const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: "Sphere" });

/** Where a place is on the map. */
export function project({ latitude, longitude }: Coordinates): Point {
  // It is null only for projections that do not show the whole globe.
  return projection([longitude, latitude]) ?? [0, 0];
}

/** Draws the great circle between two places, in two parts where it crosses the edge of the map. */
export function drawArc(pen: Pen, from: Coordinates, to: Coordinates): void {
  geoPath(projection, pen as GeoContext)(arc(from, to));
}

/** The same as a path of SVG. */
export function arcPath(from: Coordinates, to: Coordinates): string {
  return geoPath(projection).digits(1)(arc(from, to)) ?? "";
}

export function drawSphere(pen: Pen): void {
  geoPath(projection, pen as GeoContext)({ type: "Sphere" });
}

export function drawGraticule(pen: Pen): void {
  geoPath(projection, pen as GeoContext)(geoGraticule10());
}

function arc(from: Coordinates, to: Coordinates) {
  const coordinates = [from, to].map(({ latitude, longitude }) => [longitude, latitude]);
  return { type: "LineString" as const, coordinates };
}
