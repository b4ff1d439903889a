// Every query of the repository: in files, in blocks of the pages, and in the descriptions of the schema.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
const BLOCK = /^```graphql\n([\s\S]*?)^```$/gm;
const TEMPLATE = /parse\(`([^`]*)`\)/g;
const QUOTED = /`(\{ [^`]*\})`/g;
/** The cities of the network made for tests, where this server has another one. */
const OTHER_NETWORK = /"(?:qingwan|hekou)-cn"/g;

/** @returns {{ query: string, variables?: object, operationName?: string, origin: string }[]} */
export function repositoryDocuments() {
  const names = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0");
  const texts = names.filter((name) => /\.(graphql|md|mjs)$/.test(name)).flatMap((name) => textsOf(name));
  const documents = texts.map((text) => ({ ...text, query: text.query.replace(OTHER_NETWORK, '"wenzhou-cn"') }));
  return [...new Map(documents.map((document) => [document.query, document])).values()];
}

function textsOf(name) {
  const text = readFileSync(join(ROOT, name), "utf8");
  const all = (pattern) => Array.from(text.matchAll(pattern), ([, query]) => asked(query, name));
  if (name.endsWith(".md")) return all(BLOCK);
  if (name.endsWith(".mjs")) return name.includes("/conformance/") ? [] : all(TEMPLATE);
  if (name === "schema.graphql") return all(QUOTED);
  // A schema that is no document.
  if (name === "tests/schema/broken.graphql") return [];
  const beside = join(ROOT, name.replace(/\.graphql$/, ".json"));
  return [
    { ...asked(text, name), variables: existsSync(beside) ? JSON.parse(readFileSync(beside, "utf8")) : undefined },
  ];
}

/** Of several operations the first is meant. */
function asked(query, name) {
  const operations = Array.from(query.matchAll(/^\s*(?:query|subscription)\s+(\w+)/gm), ([, operation]) => operation);
  return { query, operationName: operations.length > 1 ? operations[0] : undefined, origin: name };
}
