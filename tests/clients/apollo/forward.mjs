import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { possibleTypes, typePolicies } from "./apollo-cache.ts";
import { forwardFetch } from "../versions.mjs";

export function createForwardClient(uri) {
  return new ApolloClient({
    link: new HttpLink({ uri, fetch: forwardFetch() }),
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
  });
}
