// #region country
import { gql } from "@urql/core";

export const PARTNERS_IN_COUNTRY = gql`
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
`;
// #endregion

// #region pages
export const PARTNERS = gql`
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
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`;
// #endregion
