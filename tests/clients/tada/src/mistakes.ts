// Every line after a comment below is wrong: tsc fails if it accepts one of them.
import type { Client } from "@urql/core";
import { FIGURE, FIGURES } from "./figures.js";
import { readFragment } from "./graphql.js";

export async function mistakes(client: Client) {
  const { data } = await client.query(FIGURES, { slugs: ["kure-jp"], lang: ["en"] });
  const [city] = data!.cities.nodes;
  const [measurement] = city.measurements;
  const figure = readFragment(FIGURE, measurement);

  // @ts-expect-error: the document does not select `wikidataId`.
  city.wikidataId;
  // @ts-expect-error: the fragment's fields are only to be had through the fragment.
  measurement.value;
  // @ts-expect-error: a measurement may be without a single value.
  const value: number = figure.value;
  // @ts-expect-error: no unit is called so.
  const inMiles = figure.unit === "SQUARE_MILE";
  // @ts-expect-error: metrics are written in capitals.
  client.query(FIGURES, { slugs: ["kure-jp"], metrics: ["Area"], lang: ["en"] });
  // @ts-expect-error: the languages are missing.
  client.query(FIGURES, { slugs: ["kure-jp"] });

  return [value, inMiles];
}
