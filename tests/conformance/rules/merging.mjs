// The rule about fields with one response key: they must be the same, or in objects of different types of one shape.
import { getNamedType } from "graphql17";
import { some } from "../world.mjs";
import { likeArguments, unlikeArguments } from "./like.mjs";

export const merging = {
  OverlappingFieldsCanBeMerged: (world) => ({
    accepted: [...accepted(world), ...acceptedByType(), ...likeArguments()],
    refused: [...refused(world), ...refusedByShape(), ...unlikeArguments()],
  }),
};

/** Two different leaves of a type, for the types that have two. */
function pairs({ composites, leaves }) {
  return composites.flatMap((type) => {
    const own = leaves.filter((place) => place.type === type);
    return own.length > 1 ? [{ type, one: own[0], other: own[1] }] : [];
  });
}

function accepted(world) {
  const { call, on } = world;
  return [
    ...pairs(world).flatMap(({ type, one, other }) => [
      on(type, `${call(one)} ${call(one)}`),
      on(type, `x: ${call(one)} y: ${call(other)} x: ${call(one)}`),
      on(type, `x: ${call(one)} ...F`) + ` fragment F on ${type.name} { x: ${call(one)} }`,
      on(type, `x: ${call(one)} ... on ${type.name} { x: ${call(one)} ... { x: ${call(one)} } }`),
    ]),
    ...some(world.branches, 40).map((place) =>
      on(place.type, `${call(place)} ${call(place, {}, "again: __typename")}`),
    ),
  ];
}

function refused(world) {
  const { call, on } = world;
  return [
    ...pairs(world).flatMap(({ type, one, other }) => [
      on(type, `x: ${call(one)} x: ${call(other)}`),
      on(type, `${call(one)} ${one.field.name}: ${call(other)}`),
      on(type, `x: ${call(one)} ...F`) + ` fragment F on ${type.name} { x: ${call(other)} }`,
      on(type, `...F ...G`) +
        ` fragment F on ${type.name} { x: ${call(one)} } fragment G on ${type.name} { x: ${call(other)} }`,
      on(type, `x: ${call(one)} ... on ${type.name} { x: ${call(other)} }`),
      on(type, `x: ${call(one)} ... { ... { x: ${call(other)} } }`),
      on(type, `x: ${call(one)} ... on ${type.name} @skip(if: true) { x: ${call(other)} }`),
    ]),
    ...world.branches.map((place) =>
      on(place.type, `${call(place, {}, "x: __typename")} ${call(place, {}, nested(world, place))}`),
    ),
    ...world.arguments.flatMap(({ type, field, arg }) => {
      const place = { type, field };
      const value = world.literal(arg.type, `${type.name}.${field.name}(${arg.name}:)`);
      const bare = call(place).replace(/\(.*?\)/, "");
      return [
        on(type, `${call(place, { [arg.name]: value })} ${bare}`),
        on(type, `x: ${call(place, { [arg.name]: value })} ... { x: ${call(place, { [arg.name]: "$other" })} }`),
      ];
    }),
  ];
}

/** Under the key `x` something that is no `__typename`, where the type has it. */
function nested({ leaves, call }, { field }) {
  const below = leaves.find(({ type }) => type === getNamedType(field.type));
  return below ? `x: ${call(below)}` : "... on Node { x: id }";
}

/** Objects of different types may differ below one key, as long as the shape is the same. */
const acceptedByType = () => [
  '{ search(text: "port") { nodes { ... on City { x: slug } ... on Industry { x: slug } } } }',
  '{ search(text: "port") { nodes { ... on City { x: slug } ... on Industry { x: name } } } }',
  '{ search(text: "port") { nodes { ... on City { x: name(lang: ["zh"]) } ... on Country { x: name(lang: ["en"]) } } } }',
  '{ search(text: "port") { nodes { ... on Industry { x: partOf { y: id } } ... on Feature { x: belongsTo { y: id } } } } }',
  '{ node(id: "x") { ... on City { x: id } ... on Country { x: id } } }',
  '{ node(id: "x") { ... on Fact { x: id } ... on Node { x: id } } }',
  '{ node(id: "x") { ... on City { x: population { y: id } } ... on Feature { x: belongsTo { y: id } } } }',
];

const refusedByShape = () => [
  '{ search(text: "port") { nodes { ... on City { x: slug } ... on Industry { x: partnerCount } } } }',
  '{ search(text: "port") { nodes { ... on City { x: slug } ... on Country { x: alpha3 } } } }',
  '{ search(text: "port") { nodes { ... on City { x: slug } ... on Feature { x: names { text } } } } }',
  '{ search(text: "port") { nodes { ... on City { x: names { text } } ... on Industry { x: partOf { slug } } } } }',
  '{ search(text: "port") { nodes { ... on City { x: population { y: label } } ... on Feature { x: belongsTo { y: description } } } } }',
  '{ node(id: "x") { ... on City { x: level } ... on Source { x: slug } } }',
  '{ node(id: "x") { ... on City { x: partnerCount } ... on Measurement { x: value } } }',
  '{ node(id: "x") { ... on Fact { x: id } ... on Node { x: __typename } } }',
  "{ home { partners { nodes { x: name } } ...F } } fragment F on City { partners { nodes { x: slug } } }",
  "{ home { ...F } home { ...G } } fragment F on City { x: name } fragment G on City { x: slug }",
  "{ home { ...F ...G } } fragment F on City { ...H } fragment G on City { x: slug } fragment H on City { x: name }",
  "{ x: home { name } x: dataset { title } }",
  "{ __typename: home { name } __typename }",
];
