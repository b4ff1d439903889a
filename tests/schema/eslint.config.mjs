// The rules that schema.graphql keeps; lint.mjs runs them.
import graphql, { configs, parser } from "@graphql-eslint/eslint-plugin";

// The plugin keeps the first schema that it has seen, so each file is linted by a process of its own.
const schema = process.env.LINTED_SCHEMA ?? "schema.graphql";

export default [
  {
    files: ["**/*.graphql"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      parser,
      parserOptions: { graphQLConfig: { schema } },
    },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      ...configs["flat/schema-recommended"].rules,
      ...configs["flat/schema-relay"].rules,
      "@graphql-eslint/relay-edge-types": [
        "error",
        {
          withEdgeSuffix: true,
          // An edge of a search leads to a union.
          shouldImplementNode: false,
          // Short lists that nature bounds are plain lists, and say so.
          listTypeCanWrapOnlyEdgeType: false,
        },
      ],
      // Ranked lists page forward only.
      "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
      "@graphql-eslint/strict-id-in-types": [
        "error",
        {
          exceptions: {
            suffixes: [
              // A page of a list depends on the arguments it was asked with.
              "Connection",
              // A place in such a page.
              "Edge",
              // A group of one count.
              "Bucket",
            ],
            types: [
              // Relay's own.
              "PageInfo",
              // Values: two that are equal are the same.
              "Coordinates",
              "BoundingBox",
              // A name in its language, and a language by its tag.
              "CountryName",
              "Language",
              // What was published on a day.
              "DatasetChange",
              "PartialDate",
              // A source and a place in it, as one fact names them; the source has the id.
              "Citation",
              // Counts of a question, with its arguments.
              "Statistics",
              "Gap",
              "Facet",
              "NoteKindCount",
              // Words of the schema itself.
              "Vocabulary",
              "VocabularyWord",
              // What follows from the whole graph of one data version.
              "Network",
              "Component",
              "Path",
              "CountryPair",
              "CountryLinks",
            ],
          },
        },
      ],
    },
  },
];
