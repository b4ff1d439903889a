// Writes what the caches of clients must know of the schema, for users to copy:
//   docs/clients/apollo-cache.ts and docs/clients/graphcache.ts.
//
// node cache/generate.mjs           writes them anew
// node cache/generate.mjs --check   fails if they are not what the schema says
import { readFile, writeFile } from "node:fs/promises";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { buildSchema } from "graphql";
import { rulesOf } from "./rules.mjs";

const ROOT = new URL("../../../", import.meta.url);
const LINE = 110;
const MARK = "// #generated\n";

/** The two files, as a map from name to text. */
export async function generate(schemaText) {
  const rules = rulesOf(buildSchema(schemaText));
  const head = async (name) => {
    const text = await readFile(new URL(`${name}.head.ts`, import.meta.url), "utf8");
    return text.slice(0, text.indexOf(MARK));
  };
  return {
    "apollo-cache.ts": (await head("apollo-cache")) + apolloTables(rules),
    "graphcache.ts": (await head("graphcache")) + graphcacheTable(rules),
  };
}

function apolloTables({ possibleTypes, types }) {
  const supertypes = Object.entries(possibleTypes).map(
    ([name, members]) => `  ${name}: [\n${members.map((member) => `    "${member}",\n`).join("")}  ],\n`,
  );
  return `/** Which types an interface or a union stands for, so that fragments on it find their objects. */
export const possibleTypes: Record<string, string[]> = {
${supertypes.join("")}};

export const typePolicies: TypePolicies = {
${types.map(policy).join("")}};
`;
}

function policy({ name, kind, fields }) {
  const base = { entity: "entity", value: "value" }[kind];
  if (fields.length === 0) return `  ${name}: ${base},\n`;
  const rules = fields.map(({ name, rule, keyArgs = [] }) =>
    rule === "pages" ? `${name}: pages(${keyArgs.map((arg) => `"${arg}"`).join(", ")})` : `${name}: values`,
  );
  const spread = base ? `...${base}, ` : "";
  const line = `  ${name}: { ${spread}fields: { ${rules.join(", ")} } },\n`;
  if (line.length <= LINE) return line;
  return `  ${name}: {\n${base ? `    ...${base},\n` : ""}    fields: {\n${rules.map((rule) => `      ${rule},\n`).join("")}    },\n  },\n`;
}

function graphcacheTable({ types }) {
  const keys = types.filter(({ kind }) => kind === "value").map(({ name }) => `  ${name}: () => null,\n`);
  return `export const keys: KeyingConfig = {\n${keys.join("")}};\n`;
}

async function main(check) {
  const schemaText = await readFile(new URL("schema.graphql", ROOT), "utf8");
  const stale = [];
  for (const [name, text] of Object.entries(await generate(schemaText))) {
    const file = new URL(`docs/clients/${name}`, ROOT);
    if (!check) await writeFile(file, text);
    else if ((await readFile(file, "utf8").catch(() => "")) !== text) stale.push(`docs/clients/${name}`);
  }
  if (stale.length > 0) {
    console.error(`${stale.join(" and ")}: not what schema.graphql says; remake with\n  npm --prefix tests/clients run cache`);
    exit(1);
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) await main(argv.includes("--check"));
