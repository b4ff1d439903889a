import { Client, fetchExchange } from "@urql/core";
import { graphql, readFragment } from "./graphql.js";

export const FIGURE = graphql(`
  fragment Figure on Measurement {
    value
    unit
    citations {
      source {
        slug
      }
    }
  }
`);

export const FIGURES = graphql(
  `
    query Figures($slugs: [String!]!, $metrics: [Metric!], $lang: [LanguageTag!]!) {
      cities(filter: { slug: { in: $slugs } }) {
        nodes {
          slug
          name(lang: $lang)
          measurements(metric: $metrics) {
            metric
            ...Figure
          }
        }
      }
    }
  `,
  [FIGURE],
);

export function createClient(endpoint: string) {
  return new Client({ url: endpoint, exchanges: [fetchExchange] });
}

/** What the sources say about the areas of some cities, with the names of the cities in a language. */
export async function areas(client: Client, slugs: string[], lang: string) {
  const { data, error } = await client.query(FIGURES, { slugs, metrics: ["AREA"], lang: [lang, "en"] });
  if (!data) throw error;
  return data.cities.nodes.map(({ name, measurements }) => ({
    name,
    areas: measurements.map((measurement) => {
      const { value, unit, citations } = readFragment(FIGURE, measurement);
      return { value, unit, from: citations.map(({ source }) => source.slug) };
    }),
  }));
}
