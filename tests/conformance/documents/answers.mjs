// Documents about what an answer holds: conditions, fragments on every kind of type, merged fields, and the order of keys.
import { isAbstractType, isUnionType } from "graphql17";

const TRUTHS = [true, false];

export function answerDocuments(world) {
  return [
    ...conditions(),
    ...orders(),
    ...world.abstracts.flatMap((type) => fragmentsOn(world, type)),
    ...merged(),
  ].map((one) => ({
    ...(typeof one === "string" ? { query: one } : one),
    origin: "answers",
  }));
}

/** Fields and fragments with conditions, by literals, variables, defaults, and both directives at once. */
function conditions() {
  const places = [
    (directive) => `home { slug name ${directive} level }`,
    (directive) => `home { slug ... ${directive} { name } level }`,
    (directive) => `home { slug ... on City ${directive} { name } level }`,
    (directive) => `home { slug ...F ${directive} level }`,
    (directive) => `home { slug __typename ${directive} level }`,
    (directive) => `home ${directive} { slug } dataset { title ...D }`,
    (directive) => `home { name name ${directive} } home ${directive} { slug }`,
  ];
  const fragments = (text) =>
    `${text.includes("...F") ? " fragment F on City { name }" : ""}${text.includes("...D") ? " fragment D on Dataset { license }" : ""}`;
  const texts = (head, directive) => places.map((write) => `${head}{ ${write(directive)} }${fragments(write(""))}`);
  return ["skip", "include"].flatMap((name) =>
    TRUTHS.flatMap((truth) => [
      ...texts("", `@${name}(if: ${truth})`),
      ...texts("query ($if: Boolean!) ", `@${name}(if: $if)`).map((query) => ({ query, variables: { if: truth } })),
      ...texts(`query ($if: Boolean! = ${truth}) `, `@${name}(if: $if)`),
      ...texts(`query ($if: Boolean! = ${truth}) `, `@${name}(if: $if)`).map((query) => ({
        query,
        variables: { if: !truth },
      })),
      ...texts(`query ($if: Boolean = ${truth}) `, `@${name}(if: $if)`),
      ...texts(`query ($if: Boolean = ${truth}) `, `@${name}(if: $if)`).map((query) => ({
        query,
        variables: { if: null },
      })),
      ...texts(`query ($if: Boolean! = ${truth}) `, `@skip(if: $if) @include(if: ${truth})`),
    ]),
  );
}

/** The first place of a key among the fields that are selected is its place. */
function orders() {
  const texts = [
    "{ home { slug ... @include(if: $a) { name } level name } }",
    "{ home { slug ...F @include(if: $a) level name } } fragment F on City { name partnerCount }",
    "{ home { ...F level ...G } } fragment F on City { name @skip(if: $a) slug } fragment G on City { level name }",
    "{ b: home { name } a: home { name } b: home { ... @skip(if: $a) { slug } level } }",
    "{ home { country { name } slug country @include(if: $a) { code name } } }",
    "{ home { location { longitude } ... @skip(if: $a) { location { latitude } name } name location { latitude longitude } } }",
    "{ dataset { title } ...Q @include(if: $a) home { slug } } fragment Q on Query { home { name } regions { code } }",
    "{ home { partners(first: 2) { nodes { name ... @skip(if: $a) { level } } totalCount nodes { level slug } } } }",
  ];
  return texts.flatMap((text) => TRUTHS.map((a) => ({ query: `query ($a: Boolean!) ${text}`, variables: { a } })));
}

/** Fragments on the type itself, on its members and on what these implement, inline and named, in one another. */
function fragmentsOn(world, type) {
  const others = world.abstracts.filter((one) => one !== type);
  const members = isAbstractType(type) ? world.schema.getPossibleTypes(type) : [];
  const own = isUnionType(type) ? "__typename" : "__typename id";
  return [
    world.on(type, `...F`) + ` fragment F on ${type.name} { ${own} }`,
    world.on(type, `... on ${type.name} { ... on ${type.name} { ${own} } }`),
    ...others.flatMap((other) => [
      world.on(type, `... on ${other.name} { __typename }`),
      world.on(type, `...F __typename`) +
        ` fragment F on ${other.name} { kind: __typename ... on ${type.name} { again: __typename } }`,
      world.on(
        type,
        `... on ${other.name} { ... on Node { id } ... on Fact { notes { id } } ... on SearchResult { __typename } }`,
      ),
    ]),
    ...members.flatMap((member) => [
      world.on(type, `... on ${member.name} { id } __typename`),
      world.on(type, `...F`) +
        ` fragment F on ${member.name} { ... on Node { id } ...G } fragment G on ${type.name} { __typename }`,
    ]),
  ];
}

/** Fields with one key are one field, with all that is selected below. */
const merged = () => [
  "{ home { name } home { slug } home { name level } }",
  "{ home { relation { kind } ...F } home { relation { id } } } fragment F on City { relation { cities { name } kind } }",
  "{ home { partners(first: 2) { nodes { name } } ...F } } fragment F on City { partners(first: 2) { nodes { slug } edges { cursor } } }",
  '{ a: city(slug: "kure-jp") { name } b: city(slug: "kure-jp") { slug } a: city(slug: "kure-jp") { slug } }',
  '{ search(text: "port", first: 5) { nodes { ... on Node { id } ... on City { slug id } ... on Country { code id } ... on Feature { kind } } } }',
  '{ search(text: "port", first: 5) { nodes { ... on City { x: slug } ... on Industry { x: name } ... on Feature { x: name } } } }',
  '{ nodes(ids: ["Q2l0eTp3ZW56aG91LWNu", "x", "Q2l0eTprdXJlLWpw"]) { id ... on City { name } } }',
  '{ nodes(ids: ["Q2l0eTp3ZW56aG91LWNu", "Q2l0eTp3ZW56aG91LWNu"]) { id ... on City { name } id } }',
  '{ home { distanceKm(to: "nowhere-xx") name } city(slug: "kure-jp") { relation(with: "nowhere-xx") { id } slug } }',
  "{ home { partners(first: 1000) { totalCount } slug } }",
];
