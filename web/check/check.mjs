// Checks the pages' code and the tests in JavaScript: types by tsc, and rules by oxlint, which knows the types too.
// Before it, a file in which every rule below has something to find: tools that were set up wrongly would be silent on both.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeTypes } from "../atlas/build/types.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(web, "..");
const MISTAKES = "web/check/mistakes";
const LINTED = ["web/src", "web/atlas", "web/plain", "web/shared", "web/check/check.mjs", "web/build.mjs", "web/vite.config.ts", "deploy", "tests"];

// What the linter must find among the mistakes; the last six need types.
const RULES = [
  "eslint(eqeqeq)",
  "eslint(no-eval)",
  "eslint(no-unused-vars)",
  "react-hooks(exhaustive-deps)",
  "react-hooks(rules-of-hooks)",
  "typescript(no-non-null-assertion)",
  "typescript(await-thenable)",
  "typescript(no-base-to-string)",
  "typescript(no-floating-promises)",
  "typescript(no-misused-promises)",
  "typescript(only-throw-error)",
  "typescript(restrict-template-expressions)",
];

for (const folder of ["tests/browser", "tests/conformance"]) {
  if (!existsSync(join(root, folder, "node_modules"))) fail(`types are missing; npm ci --prefix ${folder}`);
}

await writeTypes();
const seeded = tsc(MISTAKES);
if (!seeded.includes("error TS2322")) fail(`tsc does not find the wrong type among the mistakes\n${seeded}`);
const found = lint([MISTAKES]);
const missed = RULES.filter((rule) => !found.some(({ code }) => code === rule));
if (missed.length > 0) fail(`among the mistakes nothing is found by ${missed.join(", ")}`);
console.log(`the mistakes: found by tsc and by all ${RULES.length} rules`);

const problems = [
  ...["web", "web/atlas", "tests"].map(tsc),
  ...lint(LINTED).map(({ code, filename, labels, message }) => {
    const line = labels[0]?.span.line ?? 1;
    return `${filename}:${line}: ${message} (${code})\n`;
  }),
].join("");
if (problems) fail(problems);
console.log(`${LINTED.join(", ")}: nothing found`);

/**
 * What tsc says of a folder with a tsconfig.json; nothing if it is content.
 * @param {string} folder
 */
function tsc(folder) {
  return run("typescript/bin/tsc", ["--pretty", "false", "--project", folder]);
}

/**
 * @param {string[]} paths
 * @returns {{ code: string, filename: string, labels: { span: { line: number } }[], message: string }[]}
 */
function lint(paths) {
  // The clients' TypeScript has compilers of its own, and mistakes on purpose.
  const options = ["--config", "web/check/oxlintrc.json", "--ignore-pattern", "tests/clients/**/*.ts"];
  options.push("--type-aware", "--format", "json");
  return JSON.parse(run("oxlint/bin/oxlint", [...options, ...paths])).diagnostics;
}

/**
 * Runs a tool of ours in the root of the repository.
 * @param {string} script
 * @param {string[]} options
 */
function run(script, options) {
  const tool = join(web, "node_modules", script);
  const { error, signal, status, stderr, stdout } = spawnSync(process.execPath, [tool, ...options], {
    cwd: root,
    encoding: "utf8",
    // Where oxlint looks for the program that knows types.
    env: { ...process.env, PATH: [join(web, "node_modules/.bin"), process.env.PATH].join(delimiter) },
    maxBuffer: 64 * 1024 * 1024,
  });
  // 1 and 2 are findings, all else is a failure of the tool itself.
  if (status === null || status > 2 || (status > 0 && !stdout)) {
    fail(`${script} ended with ${status ?? signal ?? error?.message}\n${stdout}${stderr}`);
  }
  return stdout;
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
