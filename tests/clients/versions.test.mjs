// Clients that name the version of the data that they saw last: what they send, and what they get after a change.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { importPartner } from "../world.mjs";
import { forwardFetch } from "./versions.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test("each request names the greatest version that was seen", async () => {
  const sent = [];
  const versions = [7, 9, 8];
  const ask = forwardFetch((_, { headers }) => {
    sent.push(headers.get("min-data-version"));
    return new Response("", { headers: { "data-version": String(versions[sent.length - 1]) } });
  });
  for (let time = 0; time < 3; time += 1) await ask("http://example.org", { headers: { accept: "application/json" } });
  await ask("http://example.org");
  assert.deepEqual(sent, ["0", "7", "9", "9"]);
});

test("after a change the client has it, and never again what was before", async () => {
  const body = JSON.stringify({ query: "{ dataset { revision } }", extensions: { dataVersion: true } });
  const ask = forwardFetch();
  const read = async () => {
    const headers = { "content-type": "application/json" };
    const response = await ask(`${server.address}/graphql`, { method: "POST", headers, body });
    const { data, extensions } = await response.json();
    assert.equal(extensions.dataVersion, data.dataset.revision);
    assert.equal(response.headers.get("data-version"), String(data.dataset.revision));
    return data.dataset.revision;
  };
  const first = await read();
  const revision = await importPartner(server, "Testtown");
  assert.ok(revision > first);
  // Its own write is seen by who names the version that the import reports.
  const response = await fetch(`${server.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "min-data-version": String(revision) },
    body,
  });
  assert.equal((await response.json()).data.dataset.revision, revision);
  assert.equal(await read(), revision);
});
