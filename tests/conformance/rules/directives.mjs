// Rules about directives.
import { some } from "../world.mjs";

/** A document with a directive at one of its locations. */
const LOCATIONS = {
  QUERY: (directive) => `query ${directive} { home { name } }`,
  NAMED_QUERY: (directive) => `query Named ${directive} { home { name } }`,
  FIELD: (directive) => `{ home ${directive} { name } }`,
  LEAF: (directive) => `{ home { slug name ${directive} } }`,
  TYPENAME: (directive) => `{ home { slug __typename ${directive} } }`,
  ALIASED: (directive) => `{ home { slug x: name(lang: ["zh"]) ${directive} } }`,
  INTROSPECTION: (directive) => `{ home { slug } __schema ${directive} { queryType { name } } }`,
  SPREAD: (directive) => `{ home { slug ...F ${directive} } } fragment F on City { name }`,
  INLINE_FRAGMENT: (directive) => `{ home { slug ... on City ${directive} { name } } }`,
  INLINE_WITHOUT_TYPE: (directive) => `{ home { slug ... ${directive} { name } } }`,
  FRAGMENT: (directive) => `{ home { ...F } } fragment F on City ${directive} { name }`,
  VARIABLE: (directive) => `query ($slug: String! ${directive}) { city(slug: $slug) { name } }`,
  VARIABLE_WITH_DEFAULT: (directive) =>
    `query ($slug: String! = "kure-jp" ${directive}) { city(slug: $slug) { name } }`,
};
const TAKES_CONDITIONS = [
  "FIELD",
  "LEAF",
  "TYPENAME",
  "ALIASED",
  "INTROSPECTION",
  "SPREAD",
  "INLINE_FRAGMENT",
  "INLINE_WITHOUT_TYPE",
];
const OTHERS = Object.keys(LOCATIONS).filter((location) => !TAKES_CONDITIONS.includes(location));
const UNKNOWN = ["@nothing", "@Skip(if: true)", "@nothing(if: true)", "@includes(if: true)", "@client", "@defer"];
/** Directives of schemas only. */
const MISPLACED = ['@deprecated(reason: "x")', "@oneOf", '@specifiedBy(url: "x")'];

export const directives = {
  KnownDirectives: ({ places, on, call }) => ({
    accepted: [
      ...TAKES_CONDITIONS.flatMap((at) =>
        ["@skip(if: true)", "@skip(if: false)", "@include(if: true)", "@include(if: false)", ""].map(LOCATIONS[at]),
      ),
      ...some(places, 40).map((place) =>
        on(place.type, `__typename ${call(place).replace(/( \{ __typename \})?$/, " @include(if: false)$1")}`),
      ),
    ],
    refused: [
      ...Object.values(LOCATIONS).flatMap((write) => [...UNKNOWN, ...MISPLACED].map(write)),
      ...OTHERS.flatMap((at) => ["@skip(if: true)", "@include(if: true)"].map(LOCATIONS[at])),
      "{ home @include(if: true) @nothing { name } }",
      "{ home { ... @skip(if: true) { name @nothing } } }",
    ],
  }),

  UniqueDirectivesPerLocation: () => ({
    accepted: TAKES_CONDITIONS.flatMap((at) => [
      LOCATIONS[at]("@skip(if: false) @include(if: true)"),
      LOCATIONS[at]("@include(if: false) @skip(if: false)"),
      LOCATIONS[at]("@include(if: true) @skip(if: true)"),
    ]),
    refused: Object.values(LOCATIONS).flatMap((write) => [
      write("@skip(if: false) @skip(if: false)"),
      write("@include(if: true) @include(if: false)"),
      write("@skip(if: true) @include(if: true) @skip(if: true)"),
    ]),
  }),
};
