// A server that was started with the manifest of a client's build.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startServer } from "../../server.mjs";

const HOME = "query Home { home { slug } }";
const CITY = "query City($slug: String!) { city(slug: $slug) { name } }";
const MANIFESTS = {
  "as Relay and GraphQL Code Generator write it": { Home: HOME, City: CITY },
  "as Apollo writes it": {
    format: "apollo-persisted-query-manifest",
    version: 1,
    operations: [
      { id: "Home", name: "Home", type: "query", body: HOME },
      { id: "City", name: "City", type: "query", body: CITY },
    ],
  },
};

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "sister-cities-documents-"))));
after(() => rm(folder, { recursive: true, force: true }));

async function manifest(content) {
  const file = join(folder, `${createHash("sha256").update(content).digest("hex").slice(0, 8)}.json`);
  await writeFile(file, content);
  return file;
}

for (const [form, content] of Object.entries(MANIFESTS)) {
  describe(`a manifest ${form}`, () => {
    let server;
    before(async () => {
      const file = await manifest(JSON.stringify(content));
      server = await startServer(undefined, ["--documents", file, "--documents-only"]);
    });
    after(() => server?.stop());

    async function post(body) {
      const response = await fetch(`${server.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return response.json();
    }

    test("is asked by id and by hash", async () => {
      assert.deepEqual(await post({ documentId: "Home" }), { data: { home: { slug: "wenzhou-cn" } } });
      const variables = JSON.stringify({ slug: "kure-jp" });
      const address = `${server.address}/graphql?${new URLSearchParams({ documentId: "City", variables })}`;
      const answer = await fetch(address);
      assert.equal(answer.headers.get("cache-control"), "public, max-age=300");
      assert.deepEqual(await answer.json(), { data: { city: { name: "Kure" } } });
      const hash = createHash("sha256").update(HOME).digest("hex");
      assert.deepEqual(await post({ documentId: `sha256:${hash}` }), { data: { home: { slug: "wenzhou-cn" } } });
    });

    test("keeps all other documents out", async () => {
      for (const [body, code] of [
        [{ query: "{ home { name } }" }, "DOCUMENT_NOT_TRUSTED"],
        [{ query: "{ __schema { queryType { name } } }" }, "DOCUMENT_NOT_TRUSTED"],
        [{ documentId: "Away" }, "DOCUMENT_NOT_FOUND"],
      ]) {
        const { errors } = await post(body);
        assert.deepEqual(errors.map(({ extensions }) => extensions.code), [code]);
      }
    });
  });
}

test("a manifest that is wrong keeps the server from starting, and says what is wrong", async () => {
  const wrong = await manifest(JSON.stringify({ Broken: "{ home" }));
  await assert.rejects(startServer(undefined, ["--documents", wrong]), /the document 'Broken' is refused/);
  const missing = join(folder, "missing.json");
  await assert.rejects(startServer(undefined, ["--documents", missing]), /cannot read the documents in/);
  await assert.rejects(startServer(undefined, ["--documents-only"]), /--documents <FILE>/);
});
