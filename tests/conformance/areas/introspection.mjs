// Introspection: the schema that a client reads is the one that is committed, and each field of it says what it must.
import { Tally } from "../tally.mjs";
import { said } from "../verdict.mjs";

/** Selections of a type, one check each, for the types named. */
const OF_TYPES = {
  "kind name": ["City", "Node", "SearchResult", "CityLevel", "CityFilter", "EdtfDate", "Int", "__Type"],
  description: ["City", "Node", "SearchResult", "CityLevel", "CityFilter", "EdtfDate"],
  specifiedByURL: ["EdtfDate", "String", "City"],
  isOneOf: ["PointInput", "CityFilter", "City", "Int"],
  "fields { name }": ["City", "Node", "SearchResult", "CityFilter", "Int"],
  "fields { name description isDeprecated deprecationReason }": ["City"],
  "fields { name args { name description defaultValue isDeprecated deprecationReason } }": [
    "City",
    "Query",
    "Network",
    "__Type",
    "__Field",
  ],
  "fields { name type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind } } } } } }": [
    "City",
    "Query",
    "__Type",
    "__Field",
    "__InputValue",
    "__EnumValue",
  ],
  "interfaces { kind name }": ["City", "Node", "SearchResult", "CityFilter"],
  "possibleTypes { kind name }": ["Fact", "SearchResult", "City"],
  "enumValues { name description isDeprecated deprecationReason }": ["CityLevel", "City"],
  "inputFields { name }": ["CountryFilter", "CityLevel"],
  "inputFields(includeDeprecated: true) { name description isDeprecated deprecationReason }": ["CountryFilter"],
  "inputFields(includeDeprecated: false) { name }": ["CountryFilter"],
  "inputFields { name defaultValue type { kind name ofType { kind name } } }": ["CityOrder", "PointInput"],
  "ofType { kind name }": ["City", "Int"],
};
const OF_SCHEMA = [
  "description",
  "queryType { kind name }",
  "mutationType { kind name }",
  "subscriptionType { kind name }",
  "types { kind name }",
  "directives { name }",
  "directives { name isRepeatable locations }",
  "directives { name args { name defaultValue type { kind name ofType { kind name } } } }",
];
/** Names of the specification: types and directives. */
const DEFINED = /^(__\w+|Boolean|Float|ID|Int|String|deprecated|include|oneOf|skip|specifiedBy)$/;
const OTHERS = [
  '{ __type(name: "Nothing") { name } }',
  '{ __type(name: "") { name } }',
  '{ __type(name: "[City]") { name } }',
  "{ __typename }",
  "{ __schema { __typename queryType { __typename fields { __typename args { __typename } } } } }",
];

/** The queries, each for one thing that introspection says. */
export const introspectionQueries = [
  ...Object.entries(OF_TYPES).flatMap(([selection, names]) =>
    names.map((name) => `{ __type(name: "${name}") { ${selection} } }`),
  ),
  ...OF_SCHEMA.map((selection) => `{ __schema { ${selection} } }`),
  ...OTHERS,
];

/** @param {import("../run.mjs").Setting} setting */
export async function compareIntrospection({ client, reference: { graphql, schema } }) {
  const tally = new Tally("introspection");
  const everything = graphql.getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  await client.each([...introspectionQueries, everything], async (query) => {
    const expected = ordered(graphql.graphqlSync({ schema, source: query }));
    const ours = ordered((await client.post({ query })).body);
    if (expected === ours) tally.agrees();
    else tally.differs("wrong", { query, expected, ours, origin: "introspection" });
  });
  const response = await client.post({ query: everything });
  const printed = (one) => graphql.printSchema(graphql.lexicographicSortSchema(one));
  const committed = printed(schema);
  const ours = response.body?.data ? printed(graphql.buildClientSchema(response.body.data)) : said(response);
  if (ours === committed) tally.agrees();
  else tally.differs("wrong", { query: everything, expected: committed, ours, origin: "printed as SDL" });
  return [tally];
}

/** Lists in one order, since the specification asks for none; without what it does not say of what it defines itself. */
const ordered = (body) => JSON.stringify(inOrder(body));

/** `defined` is whether this is part of what the specification defines. */
function inOrder(value, defined = false) {
  if (Array.isArray(value)) {
    const texts = value.map((one) => JSON.stringify(inOrder(one, defined)));
    return texts.sort().map((text) => JSON.parse(text));
  }
  if (typeof value !== "object" || value === null) return value;
  const within = defined || DEFINED.test(value.name);
  const fields = Object.entries(value).filter(([key]) => key !== "description" || !within);
  return Object.fromEntries(fields.map(([key, field]) => [key, inOrder(field, within)]));
}
