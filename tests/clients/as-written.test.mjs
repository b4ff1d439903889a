// The blocks of docs/clients.md for Apollo and urql as somebody copies them from the page: files of an app,
// run by the Node.js that the page names, which reads their TypeScript by itself.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { blocksOf } from "./blocks.mjs";
import { PARTNERS } from "../partners.mjs";
import { startServer } from "../server.mjs";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SECTIONS = { "Apollo Client": "apollo", urql: "urql" };
const NODE = process.env.NODE_OF_CLIENTS;

/** What the page says to do with the blocks, with each line of what comes out as JSON. */
const PROGRAMS = {
  apollo: `
import { createClient } from "./client.mjs";
import { codesOf } from "./errors.mjs";
import { createForwardClient } from "./forward.mjs";
import { createLiveClient } from "./live.mjs";
import { allPartners } from "./pages.mjs";
import { createPersistedClient } from "./persisted.mjs";
import { partner } from "./typed.ts";
import { PARTNERS_IN_COUNTRY } from "../queries.mjs";
import { gql } from "@apollo/client";

const [, , uri] = process.argv;
const client = createClient(uri);
const country = { query: PARTNERS_IN_COUNTRY, variables: { code: "JP" } };
const { data } = await client.query(country);
const { data: forward } = await createForwardClient(uri).query(country);
const { data: persisted } = await createPersistedClient(uri).query(country);
const refused = await client.query({ query: gql\`{ city(slug: 1) { id } }\` }).catch(codesOf);
const live = createLiveClient(uri).subscribe({ query: gql\`subscription { dataset { version } }\` });
const event = await new Promise((resolve, reject) => live.subscribe({ next: resolve, error: reject }));
const list = await allPartners(client, { slug: "wenzhou-cn", first: 10 });
const { name } = await partner(client, "kure-jp");
console.log(JSON.stringify({ data, forward, persisted, refused, version: event.data.dataset.version, partners: list.nodes.length, name }));
process.exit();`,
  urql: `
import { createClient } from "./client.mjs";
import { createForwardClient } from "./forward.mjs";
import { allPartners } from "./pages.mjs";
import { introspect } from "./schema.mjs";
import { partner } from "./typed.ts";
import { PARTNERS_IN_COUNTRY } from "../queries.mjs";

const [, , uri, schema] = process.argv;
const client = createClient(uri, await introspect(schema));
const forwarding = createForwardClient(uri, await introspect(schema));
const { data: forward } = await forwarding.query(PARTNERS_IN_COUNTRY, { code: "JP" }).toPromise();
const { data } = await client.query(PARTNERS_IN_COUNTRY, { code: "JP" }).toPromise();
const list = await allPartners(client, { slug: "wenzhou-cn", first: 10 });
const { name } = await partner(client, "kure-jp");
console.log(JSON.stringify({ data, forward, partners: list.length, name }));
process.exit();`,
};

let folder;
let server;
const page = await readFile(join(ROOT, "docs/clients.md"), "utf8");
const blocks = blocksOf(page).filter(({ section }) => section in SECTIONS);

before(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), "sister-cities-clients-"));
  const files = new Map();
  for (const { file, region, text } of blocks.filter(({ file }) => file)) {
    const name = file.replace(/^tests\/clients\//, "");
    const parts = files.get(name) ?? new Map();
    // A region that stands in two sections is copied once.
    files.set(name, parts.set(region, text));
  }
  for (const client of Object.values(SECTIONS)) files.set(`${client}/use.mjs`, new Map([[undefined, PROGRAMS[client]]]));
  for (const [name, parts] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), [...parts.values()].join("\n"));
  }
  await cp(join(ROOT, "docs/clients/apollo-cache.ts"), join(folder, "apollo/apollo-cache.ts"));
  await cp(join(ROOT, "docs/clients/graphcache.ts"), join(folder, "urql/graphcache.ts"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(ROOT, "tests/clients/node_modules"), join(folder, "node_modules"));
});
after(async () => {
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** An answer as the page shows it. */
function shown(value) {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !["__typename", "id"].includes(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, shown(field)]));
}

for (const [section, client] of Object.entries(SECTIONS)) {
  test(`the blocks for ${section} work as they are written`, { skip: !NODE }, async () => {
    const { stdout: version } = await run(NODE ?? "", ["--version"]);
    const named = /Node\.js ([\d.]+) \|$/m.exec(page.split("\n").find((line) => line.startsWith(`| [${section}]`)) ?? "")?.[1];
    assert.ok(named && version.startsWith(`v${named}.`), `${version} is not Node.js ${named}`);

    const program = join(folder, client, "use.mjs");
    const { stdout } = await run(NODE ?? "", [program, `${server.address}/graphql`, join(ROOT, "schema.graphql")], { cwd: folder });
    const result = JSON.parse(stdout);
    const example = blocks.find((block) => block.section === section && block.language === "json");
    assert.deepEqual(shown(result.data), JSON.parse(example?.text ?? ""));
    assert.deepEqual(result.forward, result.data);
    assert.equal(result.partners, PARTNERS);
    assert.equal(result.name, "Kure");
    if (client === "apollo") {
      assert.deepEqual(shown(result.persisted), shown(result.data));
      assert.deepEqual(result.refused, ["GRAPHQL_VALIDATION_FAILED"]);
      assert.match(result.version, /./);
    }
  });
}
