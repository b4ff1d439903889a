import { ask } from "./ask.js";
import { graphql, readFragment } from "./gql/index.js";
import type { RegionCode } from "./gql/graphql.js";

export const SIGNING = graphql(`
  fragment Signing on Relation {
    kind
    established {
      edtf
      year
    }
  }
`);

export const PARTNERS = graphql(`
  query Partners($region: RegionCode!, $before: EdtfDate, $after: String) {
    home {
      partners(
        filter: { partner: { country: { region: { eq: $region } } }, established: { before: $before } }
        first: 10
        after: $after
      ) {
        edges {
          node {
            slug
            population {
              value
            }
          }
          relation {
            ...Signing
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

/** The partners of a region by their slugs, page after page; those signed before a date, if one is given. */
export async function* partnersIn(endpoint: string, region: RegionCode, before?: string) {
  let after: string | null | undefined;
  do {
    const { home } = await ask(endpoint, PARTNERS, { region, before, after });
    for (const { node, relation } of home.partners.edges) {
      const { kind, established } = readFragment(SIGNING, relation);
      yield { slug: node.slug, kind, since: established?.edtf, population: node.population?.value };
    }
    const { hasNextPage, endCursor } = home.partners.pageInfo;
    after = hasNextPage ? endCursor : undefined;
  } while (after);
}
