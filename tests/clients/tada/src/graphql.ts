import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./graphql-env.js";

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { CountryCode: string; Date: string; EdtfDate: string; LanguageTag: string };
}>();

export { readFragment } from "gql.tada";
