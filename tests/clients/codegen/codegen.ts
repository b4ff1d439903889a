import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../../../schema.graphql",
  documents: ["src/*.ts"],
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: {
        enumsAsTypes: true,
        skipTypename: true,
        strictScalars: true,
        scalars: { CountryCode: "string", Date: "string", EdtfDate: "string", LanguageTag: "string" },
      },
    },
  },
  emitLegacyCommonJSImports: false,
};

export default config;
