import { type Client, gql, type TypedDocumentNode } from "@urql/core";

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

export async function partner(client: Client, slug: string): Promise<Partner | undefined> {
  const { data, error } = await client.query(PARTNER, { slug }).toPromise();
  if (error) throw error;
  return data?.city ?? undefined;
}
