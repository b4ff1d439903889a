// Rules about a document's definitions and operations.
import { some } from "../world.mjs";

const TYPE_SYSTEM = [
  "type Town { name: String }",
  "interface Place { name: String }",
  "union Thing = City | Country",
  "enum Size { SMALL }",
  "input Wish { name: String }",
  "scalar Moment",
  "directive @cached on FIELD",
  "schema { query: Query }",
  "extend type City { mayor: String }",
  "extend schema @cached",
  'extend scalar EdtfDate @specifiedBy(url: "https://example.org")',
  "extend enum CityLevel { VILLAGE }",
  "extend input CityFilter { mayor: String }",
  "extend union SearchResult = Note",
  "extend interface Fact { since: String }",
];

export const operations = {
  ExecutableDefinitions: ({ composites, on }) => ({
    accepted: composites.map((type) => `query Only ${on(type, "__typename")}`),
    refused: TYPE_SYSTEM.flatMap((text) => [`{ home { name } } ${text}`, `${text} query A { home { name } }`, text]),
  }),

  KnownOperationTypes: ({ schema }) => ({
    accepted: ["query { home { name } }", "query Named { home { name } }", "{ home { name } }"],
    refused: ["mutation", "subscription"]
      .filter((kind) => !schema.getRootType(kind))
      .flatMap((kind) => [
        `${kind} { home { name } }`,
        `${kind} Named { __typename }`,
        `${kind} ($slug: String!) { city(slug: $slug) { name } }`,
      ]),
  }),

  // Which of several operations is meant is said by the name `A`, which documents/rules.mjs gives.
  UniqueOperationNames: ({ composites, on }) => ({
    accepted: some(composites, 12).map((type) => `query A ${on(type, "__typename")} query B { home { name } }`),
    refused: some(composites, 12).flatMap((type) => [
      `query A ${on(type, "__typename")} query A { home { name } }`,
      `query A { home { name } } query B ${on(type, "__typename")} query A { home { name } }`,
    ]),
  }),

  LoneAnonymousOperation: ({ composites, on }) => ({
    accepted: some(composites, 12).map((type) => `${on(type, "...F")} fragment F on ${type.name} { __typename }`),
    refused: some(composites, 12).flatMap((type) => [
      `${on(type, "__typename")} { home { name } }`,
      `${on(type, "__typename")} query Named { home { name } }`,
      `query Named { home { name } } query ${on(type, "__typename")}`,
    ]),
  }),

  SingleFieldSubscriptions: ({ schema, call }) => {
    const type = schema.getSubscriptionType();
    if (!type) return { accepted: [], refused: [] };
    const fields = Object.values(type.getFields()).map((field) => call({ type, field }));
    return {
      accepted: [],
      refused: fields.flatMap((field) => [
        `subscription { ${field} other: ${field} }`,
        `subscription { ${field} __typename }`,
        "subscription { __typename }",
        `subscription { ...F } fragment F on ${type.name} { ${field} other: ${field} }`,
        `subscription ($if: Boolean!) { ${field} @skip(if: $if) }`,
        `subscription ($if: Boolean!) { ... @include(if: $if) { ${field} } }`,
      ]),
    };
  },
};
