import { PARTNERS } from "../queries.mjs";

/** All partners, ten at a time: what a list with a button "more" does. */
export async function allPartners(client, variables) {
  const list = client.watchQuery({ query: PARTNERS, variables });
  const subscription = list.subscribe(() => {}); // a component that shows the list
  let { data } = await client.query({ query: PARTNERS, variables });
  while (data.city.partners.pageInfo.hasNextPage) {
    const { endCursor } = data.city.partners.pageInfo;
    ({ data } = await list.fetchMore({ variables: { after: endCursor } })); // this page alone
  }
  subscription.unsubscribe();
  return client.readQuery({ query: PARTNERS, variables }).city.partners; // all of them
}
