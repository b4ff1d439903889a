// Apollo's own relayStylePagination, for those who have it in their project: right for a list that is read in one form.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import "../cache/typescript.mjs";
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { EXCHANGES, PARTNERS } from "../../partners.mjs";
import { startServer } from "../../server.mjs";

const { possibleTypes, typePolicies } = await import("../../../docs/clients/apollo-cache.ts");

const PAGE = gql`
  query Page($kind: RelationKindFilter, $after: String) {
    home {
      id
      partners(filter: { kind: $kind }, first: 10, after: $after) {
        edges {
          cursor
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

let server;
let client;
before(async () => {
  server = await startServer();
  const city = { ...typePolicies.City, fields: { partners: relayStylePagination(["filter", "orderBy"]) } };
  client = new ApolloClient({
    link: new HttpLink({ uri: `${server.address}/graphql` }),
    cache: new InMemoryCache({ possibleTypes, typePolicies: { ...typePolicies, City: city } }),
  });
});
after(async () => {
  client?.stop();
  await server?.stop();
});

/** Fetches every page, and gives the list that the cache has made of them. */
async function all(variables) {
  const list = client.watchQuery({ query: PAGE, variables });
  const subscription = list.subscribe(() => {});
  let { data } = await client.query({ query: PAGE, variables });
  while (data.home.partners.pageInfo.hasNextPage) {
    await list.fetchMore({ variables: { after: data.home.partners.pageInfo.endCursor } });
    data = client.readQuery({ query: PAGE, variables });
  }
  subscription.unsubscribe();
  return data.home.partners.edges.map(({ node }) => node.slug);
}

test("relayStylePagination makes one list of all pages, and another for another filter", async () => {
  const partners = await all({});
  assert.equal(partners.length, PARTNERS);
  assert.equal(new Set(partners).size, PARTNERS);
  assert.ok(partners.includes("ishinomaki-jp"));

  const exchanges = await all({ kind: { eq: "FRIENDLY_EXCHANGE" } });
  assert.equal(exchanges.length, EXCHANGES);
  assert.ok(exchanges.includes("kure-jp") && !exchanges.includes("ishinomaki-jp"));
  assert.equal((await all({})).length, PARTNERS);
});
