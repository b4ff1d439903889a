// Rules about arguments and the values that are given to them.
import { isEnumType, isRequiredArgument } from "graphql17";
import { inputFields, slots } from "../inputs.mjs";
import { literals } from "../values.mjs";
import { namedType } from "../world.mjs";

export const values = {
  KnownArgumentNames: ({ places, ask }) => ({
    accepted: [],
    refused: [
      ...places.flatMap((place) => [ask(place, { nothing: "1" }), ask(place, { FIRST: "null" })]),
      "{ home { name @skip(if: true, unless: false) } }",
      "{ home { name @include(If: true, if: true) } }",
      '{ __type(name: "City", kind: OBJECT) { name } }',
      "{ home { __typename(of: 1) } }",
    ],
  }),

  UniqueArgumentNames: (world) => ({
    accepted: [],
    refused: [
      ...world.arguments.map(({ type, field, arg }) => {
        const value = world.literal(arg.type, `${type.name}.${field.name}(${arg.name}:)`);
        return world.ask({ type, field }, { [arg.name]: `${value}, ${arg.name}: ${value}` });
      }),
      "{ home { name @skip(if: true, if: true) } }",
      '{ __type(name: "City", name: "City") { name } }',
    ],
  }),

  ProvidedRequiredArguments: (world) => ({
    accepted: world.arguments.map(({ type, field }) => world.ask({ type, field })),
    refused: [
      ...world.arguments
        .filter(({ arg }) => isRequiredArgument(arg))
        .flatMap(({ type, field, arg }) => [
          world.ask({ type, field }, { [arg.name]: undefined }),
          world.on(type, `... { ... on ${type.name} { ${world.call({ type, field }, { [arg.name]: undefined })} } }`),
        ]),
      "{ home { name @skip } }",
      "{ home { ... @include { name } } }",
      "{ home { ...F @skip } } fragment F on City { name }",
      "{ __type { name } }",
    ],
  }),

  // graphql-js says which of them fit.
  ValuesOfCorrectType: (world) => ({
    either: [
      ...unlike(slots(world)).flatMap(({ type, write }) => literals(type).map((text) => write(text))),
      ...inputFields(world).flatMap(({ inside }) => [inside("nothing: 1"), inside("nothing: null"), inside(undefined)]),
      ...['"true"', "1", "null", "TRUE", "[true]", "{}", "true"].flatMap((value) => [
        `{ home { name @skip(if: ${value}) } }`,
        `{ home { ... @include(if: ${value}) { name } } }`,
      ]),
    ],
  }),

  UniqueInputFieldNames: (world) => ({
    accepted: [],
    refused: inputFields(world).map(({ field, inside }) => {
      const value = `${field.name}: ${world.literal(field.type)}`;
      return inside(`${value}, ${value}`);
    }),
  }),
};

/** The first place of each type; enums are all alike. */
export function unlike(places) {
  const kinds = places.map((place) => {
    const named = namedType(place.type);
    return [isEnumType(named) ? String(place.type).replace(named.name, "enum") : String(place.type), place];
  });
  return [...new Map(kinds.reverse()).values()].reverse();
}
