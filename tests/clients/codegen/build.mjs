// Compiles src/ to build/: graphql-codegen writes the types of the documents, TypeScript checks and emits.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../program.mjs";

const folder = import.meta.dirname;

export async function build() {
  for (const made of ["src/gql", "build"]) await rm(join(folder, made), { recursive: true, force: true });
  run(folder, "graphql-codegen");
  run(folder, "tsc");
}

if (process.argv[1] === import.meta.filename) await build();
