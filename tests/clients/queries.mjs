// The queries of docs/clients.md as parsed documents, which every client takes.
// #region country
import { parse } from "graphql";

export const PARTNERS_IN_COUNTRY = parse(`
  query PartnersInCountry($code: CountryCode!) {
    country(code: $code) {
      id
      name
      cities(filter: { relation: {} }) {
        nodes {
          id
          name
          relation {
            id
            kind
            established {
              edtf
            }
          }
        }
      }
    }
  }
`);
// #endregion

// #region pages
export const PARTNERS = parse(`
  query Partners($slug: String!, $first: Int!, $after: String) {
    city(slug: $slug) {
      id
      partners(first: $first, after: $after) {
        totalCount
        edges {
          relation {
            id
            kind
          }
          node {
            id
            slug
          }
        }
        nodes {
          id
          name
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);
// #endregion
