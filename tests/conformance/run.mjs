// Compares the server with graphql-js: node tests/conformance/run.mjs [--documents NUMBER] [--seed NUMBER] [--write] [--findings FILE]
//
// SISTER_CITIES_BIN is the server's binary. Ends with 1 for a disagreement that known.json does not have, or one that it has for nothing.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../server.mjs";
import { compareDocuments } from "./areas/documents.mjs";
import { compareIntrospection, introspectionQueries } from "./areas/introspection.mjs";
import { compareMeaning } from "./areas/meaning.mjs";
import { compareAbsent, compareVariables } from "./areas/variables.mjs";
import { Client } from "./client.mjs";
import { answerDocuments } from "./documents/answers.mjs";
import { repositoryDocuments } from "./documents/corpus.mjs";
import { mutations } from "./documents/mutate.mjs";
import { parserDocuments } from "./documents/parser.mjs";
import { ruleDocuments } from "./documents/rules.mjs";
import { stringDocuments } from "./documents/strings.mjs";
import { excuse, examples } from "./known.mjs";
import { Random } from "../random.mjs";
import { references } from "./reference.mjs";
import { findings, reasonsOf, summary, tableOf, writePage } from "./report.mjs";
import { World } from "./world.mjs";

/** Limits out of the way of what is compared; those left are generous by themselves. */
const LIMITS = {
  "max-aliases": 2000,
  "max-depth": 40,
  "max-directives": 1000,
  "max-directives-per-field": 50,
  "max-fields": 20000,
  "max-filter-depth": 20,
  "max-filters": 500,
  "max-introspection-depth": 60,
  "max-introspection-list-depth": 10,
  "max-list-depth": 20,
  "max-list-values": 1000,
  "max-nesting": 128,
  "max-root-fields": 1000,
};

/** @typedef {{ client: Client, reference: import("./reference.mjs").Reference, older: import("./reference.mjs").Reference, world: World }} Setting */

const { values: options } = parseArgs({
  options: {
    documents: { type: "string", default: "14000" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    findings: { type: "string" },
  },
});
const seed = Number(options.seed);
const sdl = readFileSync(join(import.meta.dirname, "../../schema.graphql"), "utf8");
const { 16: older, 17: reference } = references(sdl);
const world = new World(reference.schema);

const started = Date.now();
const settings = Object.entries(LIMITS).flatMap(([name, value]) => [`--${name}`, String(value)]);
const server = await startServer(process.env.SISTER_CITIES_BIN, [...settings, "--log", "error"]);
const client = new Client(server.address);
let tallies;
try {
  const setting = { client, reference, older, world };
  tallies = [
    ...(await compareDocuments(setting, documents())),
    ...(await compareMeaning(setting)),
    ...(await compareVariables(setting)),
    ...(await compareAbsent(setting)),
    ...(await compareIntrospection(setting)),
  ];
} finally {
  client.close();
  await server.stop();
}

const { unknown, stale } = excuse(tallies);
console.log(summary(tallies, { seed, seconds: Math.round((Date.now() - started) / 1000) }));
console.log(findings(unknown, stale));
if (options.findings) writeFileSync(options.findings, unknown.map((one) => `${JSON.stringify(one)}\n`).join(""));
if (options.write) writePage({ conformance: tableOf(tallies, seed), differences: reasonsOf(tallies) });
process.exitCode = unknown.length + stale.length > 0 ? 1 : 0;

/** Those written for rules and parser, those of the repository, and mutations up to the number asked for; none twice. */
function documents() {
  const introspection = introspectionQueries.map((query) => ({ query, origin: "introspection" }));
  const sources = [...repositoryDocuments(), ...introspection];
  const written = [
    ...examples(),
    ...sources,
    ...answerDocuments(world),
    ...ruleDocuments(world),
    ...parserDocuments(),
    ...stringDocuments(),
  ];
  const once = [...new Map(written.map((one) => [JSON.stringify([one.query, one.variables]), one])).values()];
  const number = Math.max(0, Number(options.documents) - once.length);
  return [...once, ...mutations(new Random(seed), world, sources, number)];
}
