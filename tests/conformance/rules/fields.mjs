// Rules about fields: which there are, and what must be selected of them.
import { isUnionType } from "graphql17";
import { some } from "../world.mjs";

export const fields = {
  ScalarLeafs: ({ leaves, branches, ask, call, on }) => ({
    accepted: [...leaves.map((place) => ask(place)), ...branches.map((place) => ask(place))],
    refused: [
      ...leaves.flatMap((place) => [
        on(place.type, `${call(place)} { __typename }`),
        on(place.type, `${call(place)} { name }`),
      ]),
      ...branches.map((place) => on(place.type, call(place).replace(/ \{ __typename \}$/, ""))),
    ],
  }),

  FieldsOnCorrectType: ({ composites, abstracts, places, schema, on }) => ({
    accepted: [
      ...composites.map((type) => on(type, "__typename")),
      "{ __schema { queryType { name } } }",
      '{ __type(name: "City") { name } }',
      "{ ... on Query { __schema { queryType { name } } } }",
    ],
    refused: [
      ...composites.flatMap((type) => [
        on(type, "nothing"),
        on(type, "__typename __Typename"),
        on(type, "... { nothing }"),
        on(type, `... on ${type.name} { nothing { nothing } }`),
        on(type, `...F`) + ` fragment F on ${type.name} { nothing }`,
        on(type, "name: nothing"),
      ]),
      ...composites.filter(({ name }) => name !== "Query").map((type) => on(type, "__schema { queryType { name } }")),
      // What only the members of an abstract type have.
      ...abstracts.flatMap((type) =>
        schema.getPossibleTypes(type).flatMap((member) =>
          some(Object.values(member.getFields()), 4)
            .filter(({ name }) => isUnionType(type) || !type.getFields()[name])
            .map(({ name }) => on(type, name)),
        ),
      ),
      ...some(places, 60).flatMap(({ type, field }) => [
        on(type, `${field.name}s`),
        on(type, field.name.toUpperCase()),
      ]),
    ],
  }),
};
