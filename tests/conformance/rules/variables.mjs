// Rules about variables.
import { getNullableType, isListType, isNonNullType } from "graphql17";
import { slots } from "../inputs.mjs";
import { namedType, some } from "../world.mjs";
import { exampleOf } from "../values.mjs";
import { unlike } from "./values.mjs";

export const variables = {
  UniqueVariableNames: (world) => ({
    accepted: [],
    refused: [
      ...unlike(slots(world)).map(({ type, write }) => write("$v", `query ($v: ${type}, $v: ${type}) `)),
      "query ($slug: String!, $lang: [LanguageTag!]!, $slug: String!) { city(slug: $slug) { name(lang: $lang) } }",
    ],
  }),

  NoUndefinedVariables: (world) => ({
    accepted: [
      'query ($slug: String! = "kure-jp") { ...F } fragment F on Query { city(slug: $slug) { name } }',
      "query ($if: Boolean! = true) { home { ...F } } fragment F on City { name @skip(if: $if) ... @include(if: $if) { slug } }",
    ],
    refused: [
      ...slots(world).map(({ write }) => write("$nothing")),
      ...some(slots(world), 40).map(({ type, write }) => write("$V", `query ($v: ${type}) `)),
      ...some(slots(world), 20).map(({ write }) => write("[$nothing]")),
      "query ($slug: String!) { city(slug: $slug) { name @skip(if: $if) } }",
      "{ home { ...F } } fragment F on City { ...G } fragment G on City { name @include(if: $if) }",
      "query A($if: Boolean!) { home { ...F } } query B { home { ...F } } fragment F on City { name @skip(if: $if) }",
      "query ($a: String = $b) { city(slug: $a) { name } }",
    ],
  }),

  NoUnusedVariables: (world) => ({
    accepted: [],
    refused: [
      ...unlike(slots(world)).map(({ type }) => `query ($v: ${type}) { home { name } }`),
      ...some(slots(world), 40).map(({ type, write }) => write("$v", `query ($v: ${type}, $other: ${type}) `)),
      "query A($if: Boolean!) { home { name } } query B($if: Boolean!) { home { name @skip(if: $if) } }",
      "query ($v: Boolean! = true) { home { name } }",
    ],
  }),

  // graphql-js says which of them fit.
  VariablesInAllowedPosition: (world) => ({
    either: [
      ...unlike(slots(world)).flatMap(({ type, write }) =>
        declarations(type, world).map((head) => declared(world, head, "$v", write)),
      ),
      ...some(slots(world), 60).flatMap(({ type, write }) =>
        items(type).map((head) => declared(world, head, "[$v]", write)),
      ),
      ...[
        "Boolean",
        "Boolean!",
        "Boolean = true",
        "Boolean! = true",
        "Boolean = null",
        "String!",
        "[Boolean!]!",
        "Int",
      ].flatMap((type) =>
        [
          "{ home { name @skip(if: $v) } }",
          "{ home { ...F @include(if: $v) } } fragment F on City { name }",
          "{ home { ... @include(if: $v) { name } } }",
          "{ home { __typename @skip(if: $v) } }",
        ].map((text) => declared(world, type, "$v", (_value, head) => head + text)),
      ),
    ],
  }),
};

/** Declarations of `$v` for a place: nullable or not, more or fewer lists, with a default, null or not, of another type. */
function declarations(type, world) {
  const nullable = String(getNullableType(type));
  const named = namedType(type);
  const literal = world.literal(getNullableType(type));
  const other = named.name === "String" ? "Int" : "String";
  const heads = [nullable, `${nullable}!`, `[${nullable}]`, `[${nullable}!]!`, other, `${other}!`, `[${other}!]!`];
  if (isListType(getNullableType(type)))
    heads.push(named.name, `${named.name}!`, `[${named.name}]`, `[${named.name}]!`);
  heads.push(`${nullable} = ${literal}`, `${nullable} = null`, `${nullable}! = ${literal}`);
  return heads;
}

/** A document with the variable, and a value for it, unless it has a default. */
function declared(world, type, value, write) {
  const query = write(value, `query ($v: ${type}) `);
  return type.includes("=")
    ? query
    : { query, variables: { v: exampleOf(world.schema.getType(type.replace(/[[\]!]/g, ""))) } };
}

/** Declarations of `$v` for an item of a list. */
function items(type) {
  const nullable = getNullableType(type);
  if (!isListType(nullable)) return [String(type)];
  const item = String(getNullableType(nullable.ofType));
  const heads = [item, `${item}!`, `[${item}!]!`];
  return isNonNullType(nullable.ofType) ? heads : [...heads, `${item} = null`];
}
