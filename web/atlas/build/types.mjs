// Writes generated/operations.ts: the types of the answers and variables of atlas/queries, by the schema that the server has.
// Only the check of types reads them; the bundle has the documents as they are, and nothing of this.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildSchema, parse, printSchema } from "graphql";

const QUERIES = new URL("../queries/", import.meta.url);
const SCHEMA = new URL("../../../schema.graphql", import.meta.url);
const MADE = new URL("../../generated/", import.meta.url);

export async function writeTypes() {
  const schema = buildSchema(readFileSync(SCHEMA, "utf8"));
  const documents = readdirSync(QUERIES).map((name) => ({
    location: name,
    document: parse(readFileSync(new URL(name, QUERIES), "utf8")),
  }));
  const text = await codegen({
    filename: "operations.ts",
    schema: parse(printSchema(schema)),
    documents,
    config: {
      enumType: "string-literal",
      skipTypename: true,
      strictScalars: true,
      scalars: { CountryCode: "string", Date: "string", EdtfDate: "string", LanguageTag: "string" },
      // Several documents have a fragment of the same name.
      dedupeFragments: true,
    },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  mkdirSync(MADE, { recursive: true });
  writeFileSync(new URL("operations.ts", MADE), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeTypes();
