// The public audit of GraphQL over HTTP: 61 checks of how a server speaks the protocol.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serverAudits } from "graphql-http";
import { startServer } from "../../server.mjs";

const CHECKS = 61;

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

test(`all ${CHECKS} checks of the graphql-http audit pass`, async () => {
  const audits = serverAudits({ url: `${server.address}/graphql`, fetchFn: fetch });
  const results = await Promise.all(audits.map(async (audit) => ({ ...audit, ...(await audit.fn()) })));
  const failed = results.filter(({ status }) => status !== "ok");
  const lines = failed.map(({ id, name, status, reason }) => `${id} ${name}: ${status}, ${reason}`);
  console.log(`graphql-http audit: ${results.length - failed.length} of ${results.length}`);
  assert.deepEqual(lines, []);
  assert.equal(results.length, CHECKS);
});
