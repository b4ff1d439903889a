// The rules of the caches follow the schema, whatever it is; the files in docs/clients are what they say.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildSchema } from "graphql";
import ts from "typescript";
import { rulesOf } from "./rules.mjs";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CLIENTS = join(ROOT, "tests/clients");

const TOY = `
  type Subscription { live: Query! }
  interface Node { id: ID! }
  type Query { book: Book, shelf(of: String, first: Int, after: String): Shelf!, any: Any }
  type Book implements Node { id: ID!, size: Size!, prices: [Price!]!, sequels(first: Int): [Book!]! }
  type Film implements Node { id: ID! }
  union Any = Film | Book
  type Size { width: Int }
  type Price { amount: Int, parts: [[Size!]!] }
  type Shelf { books: [Book!]!, pageInfo: Info! }
  type Info { more: Boolean! }
`;

test("rules follow from the form of a schema", () => {
  const { possibleTypes, types } = rulesOf(buildSchema(TOY));
  assert.deepEqual(possibleTypes, { Node: ["Book", "Film"], Any: ["Book", "Film"] });
  assert.deepEqual(Object.fromEntries(types.map(({ name, kind, fields }) => [name, [kind, ...fields]])), {
    Query: ["root", { name: "shelf", rule: "pages", keyArgs: ["of"] }],
    Book: ["entity", { name: "prices", rule: "values" }],
    Film: ["entity"],
    Size: ["value"],
    Price: ["value", { name: "parts", rule: "values" }],
    Shelf: ["value"],
    Info: ["value"],
  });
});

test("a schema that the rules do not cover is refused", () => {
  const refuses = (sdl, message) => assert.throws(() => rulesOf(buildSchema(sdl)), message);
  refuses("type Query { a: A } type A { id: ID! }", /A: a type has an id/);
  refuses(
    "interface Node { id: ID! } union U = A | B type A implements Node { id: ID! } type B { b: Int } type Query { u: [U] }",
    /U: has members with an id/,
  );
});

test("the files in docs/clients are what the schema says", async () => {
  await run("node", ["cache/generate.mjs", "--check"], { cwd: CLIENTS });
});

test("a file that is not is named, with the way to remake it", async (t) => {
  const copy = await mkdtemp(join(tmpdir(), "sister-cities-cache-"));
  t.after(() => rm(copy, { recursive: true, force: true }));
  await cp(join(ROOT, "schema.graphql"), join(copy, "schema.graphql"));
  await cp(join(ROOT, "docs/clients"), join(copy, "docs/clients"), { recursive: true });
  await cp(join(CLIENTS, "cache"), join(copy, "tests/clients/cache"), { recursive: true });
  await cp(join(CLIENTS, "node_modules/graphql"), join(copy, "node_modules/graphql"), { recursive: true });
  const generate = (...args) => run("node", [join(copy, "tests/clients/cache/generate.mjs"), ...args]);

  const schema = await readFile(join(copy, "schema.graphql"), "utf8");
  await writeFile(join(copy, "schema.graphql"), `${schema}\ntype Extra { words: String }\n`);
  await assert.rejects(generate("--check"), ({ code, stderr }) => {
    assert.equal(code, 1);
    assert.match(stderr, /apollo-cache\.ts and docs\/clients\/graphcache\.ts: not what schema\.graphql says/);
    assert.match(stderr, /npm --prefix tests\/clients run cache/);
    return true;
  });
  await generate();
  await generate("--check");
  assert.match(await readFile(join(copy, "docs/clients/graphcache.ts"), "utf8"), /\n {2}Extra: \(\) => null,\n/);
});

test("what users copy passes the strictest type check", () => {
  const files = ["docs/clients/apollo-cache.ts", "docs/clients/graphcache.ts"].map((file) => join(ROOT, file));
  const examples = ["apollo/typed.ts", "urql/typed.ts"].map((file) => join(CLIENTS, file));
  const program = ts.createProgram([...files, ...examples], {
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    // docs/ has no packages of its own.
    paths: { "*": [join(CLIENTS, "node_modules/*")] },
  });
  const messages = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  assert.deepEqual(messages, []);
});
