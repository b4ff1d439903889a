import { graphql, usePaginationFragment } from "react-relay";
import { CityRow } from "./CityRow";
import type { Partners_city$key } from "./__generated__/Partners_city.graphql";
import type { PartnersPageQuery } from "./__generated__/PartnersPageQuery.graphql";

export function Partners(props: { city: Partners_city$key }) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<PartnersPageQuery, Partners_city$key>(
    graphql`
      fragment Partners_city on City
      @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
      @refetchable(queryName: "PartnersPageQuery") {
        name
        partners(first: $count, after: $cursor) @connection(key: "Partners_partners") {
          totalCount
          edges {
            cursor
            node {
              ...CityRow_city
            }
            ...CityRow_edge
          }
        }
      }
    `,
    props.city,
  );
  const { edges, totalCount } = data.partners;
  return (
    <section>
      <h1>
        {data.name}: {edges.length} of {totalCount}
      </h1>
      <ul>
        {edges.map((edge) => (
          <CityRow key={edge.cursor} city={edge.node} edge={edge} />
        ))}
      </ul>
      {hasNext && (
        <button id="more" disabled={isLoadingNext} onClick={() => loadNext(10)}>
          More
        </button>
      )}
    </section>
  );
}
