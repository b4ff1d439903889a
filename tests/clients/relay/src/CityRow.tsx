import { graphql, useFragment, useRefetchableFragment } from "react-relay";
import type { CityRow_city$key } from "./__generated__/CityRow_city.graphql";
import type { CityRow_edge$key } from "./__generated__/CityRow_edge.graphql";
import type { CityRowQuery } from "./__generated__/CityRowQuery.graphql";

export function CityRow(props: { city: CityRow_city$key; edge: CityRow_edge$key }) {
  const [city, refetch] = useRefetchableFragment<CityRowQuery, CityRow_city$key>(
    graphql`
      fragment CityRow_city on City
      @argumentDefinitions(lang: { type: "[LanguageTag!]", defaultValue: ["en"] })
      @refetchable(queryName: "CityRowQuery") {
        slug
        name(lang: $lang)
        country {
          name(lang: $lang)
        }
      }
    `,
    props.city,
  );
  const { relation } = useFragment(
    graphql`
      fragment CityRow_edge on CityPartnerEdge {
        relation {
          kind
          established {
            edtf
          }
        }
      }
    `,
    props.edge,
  );
  return (
    <li id={city.slug}>
      {city.name}, {city.country.name}: {relation.kind} since {relation.established?.edtf ?? "an unknown date"}
      <button onClick={() => refetch({ lang: ["zh"] })}>中文</button>
    </li>
  );
}
