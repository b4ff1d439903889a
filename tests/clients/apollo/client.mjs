import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { possibleTypes, typePolicies } from "./apollo-cache.ts";

export function createClient(uri) {
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
  });
}
