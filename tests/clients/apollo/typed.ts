import { type ApolloClient, gql, type TypedDocumentNode } from "@apollo/client";

type Partner = { id: string; name: string; partnerCount: number };

const PARTNER: TypedDocumentNode<{ city: Partner | null }, { slug: string }> = gql`
  query Partner($slug: String!) {
    city(slug: $slug) {
      id
      name
      partnerCount
    }
  }
`;

export async function partner(client: ApolloClient, slug: string): Promise<Partner | undefined> {
  const { data } = await client.query({ query: PARTNER, variables: { slug } });
  return data?.city ?? undefined;
}
