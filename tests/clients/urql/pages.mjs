import { PARTNERS } from "../queries.mjs";

/** All partners, ten at a time; each page is a query of its own, as a component for each page would ask it. */
export async function allPartners(client, variables) {
  const edges = [];
  let after = null;
  do {
    const { data, error } = await client.query(PARTNERS, { ...variables, after }).toPromise();
    if (error) throw error;
    const { partners } = data.city;
    edges.push(...partners.edges);
    after = partners.pageInfo.hasNextPage ? partners.pageInfo.endCursor : null;
  } while (after);
  return edges;
}
