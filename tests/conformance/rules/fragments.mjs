// Rules about fragments.
import { doTypesOverlap, isCompositeType, isInputType } from "graphql17";
import { some } from "../world.mjs";

export const fragments = {
  KnownTypeNames: ({ composites, on }) => ({
    accepted: composites.map((type) => on(type, `... on ${type.name} { __typename }`)),
    refused: [
      ...composites.flatMap((type) => [
        on(type, `... on ${type.name}s { __typename }`),
        on(type, `... on ${type.name.toLowerCase()} { __typename }`),
        on(type, "...F") + ` fragment F on My${type.name} { __typename }`,
      ]),
      "query ($slug: Text!) { city(slug: $slug) { name } }",
      "query ($slug: [[Text]]) { home { name } }",
      "query ($filter: Cityfilter) { cities(filter: $filter) { totalCount } }",
    ],
  }),

  FragmentsOnCompositeTypes: ({ types, on }) => {
    const others = types.filter((type) => !isCompositeType(type));
    return {
      accepted: [],
      refused: others.flatMap((type) => [
        on("City", `... on ${type.name} { __typename }`),
        on("City", "...F") + ` fragment F on ${type.name} { name }`,
      ]),
    };
  },

  UniqueFragmentNames: ({ composites, on }) => ({
    accepted: some(composites, 15).map(
      (type) =>
        `${on(type, "...F ...G")} fragment F on ${type.name} { __typename } fragment G on ${type.name} { t: __typename }`,
    ),
    refused: some(composites, 15).map(
      (type) =>
        `${on(type, "...F")} fragment F on ${type.name} { __typename } fragment F on ${type.name} { t: __typename }`,
    ),
  }),

  KnownFragmentNames: ({ composites, on }) => ({
    accepted: composites.map((type) => `${on(type, "... F")} fragment F on ${type.name} { __typename }`),
    refused: composites.flatMap((type) => [
      on(type, "...F"),
      `${on(type, "...f")} fragment F on ${type.name} { __typename }`,
      `${on(type, "...F")} fragment F on ${type.name} { ...G }`,
    ]),
  }),

  NoUnusedFragments: ({ composites, on }) => ({
    accepted: some(composites, 15).map(
      (type) => `${on(type, "...F")} fragment F on ${type.name} { ...G } fragment G on ${type.name} { __typename }`,
    ),
    refused: composites.flatMap((type) => [
      `${on(type, "__typename")} fragment F on ${type.name} { __typename }`,
      `${on(type, "...F")} fragment F on ${type.name} { __typename } fragment G on ${type.name} { ...F }`,
    ]),
  }),

  PossibleFragmentSpreads: (world) => {
    const texts = { accepted: [], refused: [] };
    for (const [outer, inner] of spreads(world)) {
      const side = doTypesOverlap(world.schema, outer, inner) ? texts.accepted : texts.refused;
      side.push(world.on(outer, `... on ${inner.name} { __typename }`));
      side.push(`${world.on(outer, "...F")} fragment F on ${inner.name} { __typename }`);
    }
    return texts;
  },

  NoFragmentCycles: ({ composites, on }) => ({
    accepted: [
      "{ home { ...F } } fragment F on City { relation { cities { ...G } } } fragment G on City { name }",
      "{ home { ...F ...G } } fragment F on City { ...G } fragment G on City { name }",
    ],
    refused: [
      ...composites.flatMap((type) => [
        `${on(type, "...F")} fragment F on ${type.name} { ...F }`,
        `${on(type, "...F")} fragment F on ${type.name} { ...G } fragment G on ${type.name} { ... { ...F } }`,
        `${on(type, "...F")} fragment F on ${type.name} { ... on ${type.name} { __typename ...F } }`,
      ]),
      "{ home { ...F } } fragment F on City { relation { cities { ...F } } }",
      "{ home { ...F } } fragment F on City { name ...G } fragment G on City { relation { ...H } } fragment H on Relation { cities { ...F } }",
      "{ home { name } ...F } fragment F on Query { home { name } ...G } fragment G on Query { ...H } fragment H on Query { ...I } fragment I on Query { ...F }",
      "{ home { ...F } } fragment F on City { ... @include(if: false) { ...F } }",
    ],
  }),

  VariablesAreInputTypes: ({ types }) => ({
    accepted: [],
    refused: types
      .filter((type) => !isInputType(type))
      .flatMap((type) => [
        `query ($v: ${type.name}) { home { name } }`,
        `query ($v: [${type.name}!]!) { city(slug: $v) { name } }`,
      ]),
  }),
};

/** Each abstract type with all others, both ways, and each object with itself and a few others. */
function spreads({ abstracts, composites }) {
  const concretes = composites.filter((type) => !abstracts.includes(type));
  return [
    ...abstracts.flatMap((type) =>
      composites.flatMap((other) => [
        [type, other],
        [other, type],
      ]),
    ),
    ...concretes.flatMap((type, index) => [
      [type, type],
      [type, concretes[(index + 1) % concretes.length]],
      [type, concretes[(index + 7) % concretes.length]],
    ]),
  ];
}
