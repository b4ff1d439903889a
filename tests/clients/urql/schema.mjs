import { readFile } from "node:fs/promises";
import { buildSchema, introspectionFromSchema } from "graphql";

/** The introspection that graphcache wants, from the schema that the server has at /schema.graphql. */
export async function introspect(file) {
  const schema = buildSchema(await readFile(file, "utf8"));
  return introspectionFromSchema(schema, { descriptions: false });
}
