// Compiles src/ to build/: gql.tada writes the schema as types and checks the documents, TypeScript checks and emits.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../program.mjs";

const folder = import.meta.dirname;

export async function build() {
  for (const made of ["src/graphql-env.d.ts", "build"]) await rm(join(folder, made), { recursive: true, force: true });
  run(folder, "gql.tada", "generate-output");
  run(folder, "gql.tada", "check", "--fail-on-warn");
  run(folder, "tsc");
}

if (process.argv[1] === import.meta.filename) await build();
