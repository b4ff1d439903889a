// The queries of the atlas, with the types of their answers; `npm run types` writes those by the schema.
import type {
  PartnersQuery,
  PartnersQueryVariables,
  RelationsQuery,
  RelationsQueryVariables,
  SearchQuery,
  SearchQueryVariables,
} from "../../generated/operations";
import partners from "../queries/partners.graphql?raw";
import relations from "../queries/relations.graphql?raw";
import search from "../queries/search.graphql?raw";

/** The text of a query, which knows its variables and what it gives. */
export interface TypedText<Answer, Variables> {
  readonly text: string;
  /** Never there: it only carries the types. */
  readonly types?: (variables: Variables) => Answer;
}

export const PARTNERS: TypedText<PartnersQuery, PartnersQueryVariables> = { text: partners };
export const RELATIONS: TypedText<RelationsQuery, RelationsQueryVariables> = { text: relations };
export const SEARCH: TypedText<SearchQuery, SearchQueryVariables> = { text: search };
export const VERSION = "subscription { dataset { version } }";
