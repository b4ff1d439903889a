// graphql-ws and graphql-sse against the real server, while another process imports.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { WebSocket } from "ws";
import { startServer } from "../../server.mjs";
import { importWorld } from "../../world.mjs";
import { next } from "../events.mjs";
import { connect as connectEvents } from "./events.mjs";
import { PARTNERS, VERSION } from "./queries.mjs";
import { connect as connectSocket } from "./socket.mjs";

const transports = {
  "graphql-ws": (address) => connectSocket(`${address.replace("http", "ws")}/graphql`, WebSocket),
  "graphql-sse": (address) => connectEvents(`${address}/graphql`),
};

for (const [name, connect] of Object.entries(transports)) {
  describe(name, () => {
    let server, client;
    before(async () => {
      server = await startServer();
      client = connect(server.address);
    });
    after(async () => {
      await client?.dispose();
      await server?.stop();
    });

    test("an import in another process is seen, by the version and by what it changes", async () => {
      const versions = client.iterate({ query: VERSION });
      const partners = client.iterate({ query: PARTNERS });
      const [first, small] = [await next(versions), await next(partners)];
      await importWorld(server);
      const [second, large] = [await next(versions), await next(partners)];
      assert.equal(second.data.dataset.revision, first.data.dataset.revision + 1);
      assert.notEqual(second.data.dataset.version, first.data.dataset.version);
      assert.ok(large.data.live.network.cityCount > small.data.live.network.cityCount);
      assert.deepEqual(large.data.live.home, small.data.live.home);
      await Promise.all([versions.return(), partners.return()]);
    });

    test("a query has one answer", async () => {
      const answers = [];
      for await (const answer of client.iterate({ query: "{ home { slug } }" })) answers.push(answer);
      assert.deepEqual(answers, [{ data: { home: { slug: "wenzhou-cn" } } }]);
    });

    test("what is refused says why", async () => {
      const codesOf = (errors) => errors.map(({ extensions }) => extensions.code);
      const refused = client.iterate({ query: "subscription { mayor }" });
      const codes = await next(refused).then(({ errors }) => codesOf(errors), codesOf);
      assert.deepEqual(codes, ["GRAPHQL_VALIDATION_FAILED"]);
    });
  });
}

test("a socket connects again after its server was stopped, and goes on", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-"));
  let server = await startServer(undefined, [], { folder });
  t.after(() => server.stop());
  const client = connectSocket(`${server.address.replace("http", "ws")}/graphql`, WebSocket);
  const closes = [];
  client.on("closed", ({ code }) => closes.push(code));
  const versions = client.iterate({ query: VERSION });
  const before = await next(versions);
  await server.stop();
  assert.equal(closes[0], 1001);
  server = await startServer(undefined, [], { folder, port: new URL(server.address).port });
  assert.deepEqual(await next(versions), before);
  await client.dispose();
  await rm(folder, { recursive: true });
});
