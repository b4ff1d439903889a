// Compiles src/ to build/: relay-compiler writes the queries, TypeScript checks and emits,
// babel-plugin-relay puts the written queries in the place of the graphql tags.
import { transformFileAsync } from "@babel/core";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../program.mjs";

const folder = import.meta.dirname;
const out = join(folder, "build");

export async function build() {
  await rm(out, { recursive: true, force: true });
  const log = run(folder, "relay-compiler");
  run(folder, "tsc");
  const emitted = await readdir(out, { recursive: true });
  await Promise.all(emitted.filter((name) => name.endsWith(".js")).map((name) => plugRelay(join(out, name))));
  await writeFile(join(out, "package.json"), '{ "type": "commonjs" }\n');
  return log;
}

async function plugRelay(file) {
  const { code } = await transformFileAsync(file, {
    babelrc: false,
    configFile: false,
    plugins: ["relay", "@babel/plugin-transform-modules-commonjs"],
  });
  await writeFile(file, code);
}

if (process.argv[1] === import.meta.filename) process.stdout.write(await build());
