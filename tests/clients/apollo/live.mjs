import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { possibleTypes, typePolicies } from "./apollo-cache.ts";

/** `socket` is a client of graphql-ws; without it, subscriptions come by multipart over HTTP. */
export function createLiveClient(uri, socket) {
  const http = new HttpLink({ uri });
  const link = socket
    ? ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(socket),
        http,
      )
    : http;
  return new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes, typePolicies }) });
}
