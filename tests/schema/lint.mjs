// Lints schema.graphql with graphql-eslint, and before it a schema in which every rule has something to find:
// a linter that was set up wrongly would be silent on both.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const eslint = join(dirname(createRequire(import.meta.url).resolve("eslint/package.json")), "bin/eslint.js");

// What the linter must find in broken.graphql, once or more.
const RULES = [
  "description-style",
  "naming-convention",
  "no-hashtag-description",
  "no-typename-prefix",
  "no-unreachable-types",
  "relay-arguments",
  "relay-connection-types",
  "relay-edge-types",
  "relay-page-info",
  "require-deprecation-reason",
  "require-description",
  "strict-id-in-types",
  "unique-enum-value-names",
].map((rule) => `@graphql-eslint/${rule}`);

const missed = RULES.filter((rule) => !lint("tests/schema/broken.graphql").has(rule));
if (missed.length > 0) {
  fail(`the linter is set up wrongly: in broken.graphql nothing is found by ${missed.join(", ")}`);
}
console.log(`broken.graphql: found by all ${RULES.length} rules`);

const found = [...lint("schema.graphql").values()].flat();
if (found.length > 0) {
  fail(found.join("\n"));
}
console.log("schema.graphql: nothing found");

/** The findings in a file of the repository by rule. */
function lint(file) {
  const config = join(here, "eslint.config.mjs");
  const run = spawnSync(process.execPath, [eslint, "--config", config, "--no-inline-config", "--format", "json", file], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, LINTED_SCHEMA: file },
  });
  // 0 and 1 are answers, all else is a failure of the linter itself.
  if (run.status !== 0 && run.status !== 1) {
    fail(`eslint ended with ${run.status ?? run.signal ?? run.error}\n${run.stdout}${run.stderr}`);
  }
  const rules = new Map();
  for (const { line, message, ruleId } of JSON.parse(run.stdout)[0].messages) {
    const text = `${file}:${line}: ${message.replaceAll("\n", " ")} (${ruleId})`;
    rules.set(ruleId, [...(rules.get(ruleId) ?? []), text]);
  }
  return rules;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
