// Apollo Client follows the data, over a WebSocket and by multipart; a live query keeps the cache as it is on the server.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import "../cache/typescript.mjs";
import { gql } from "@apollo/client";
import { loadErrorMessages } from "@apollo/client/dev";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { startServer } from "../../server.mjs";
import { importWorld } from "../../world.mjs";
import { eventsOf, next } from "../events.mjs";

const { createLiveClient } = await import("./live.mjs");
const FIELDS = "dataset { id version } network { cityCount }";
const QUERY = gql(`query { ${FIELDS} }`);
const LIVE = gql(`subscription { live { ${FIELDS} } }`);

// Browsers have it, and Node.js from version 22 on.
globalThis.WebSocket ??= WebSocket;

const sockets = {
  "over a WebSocket": (address) => createClient({ url: `${address.replace("http", "ws")}/graphql` }),
  "by multipart": () => undefined,
};

for (const [name, socketOf] of Object.entries(sockets)) {
  describe(name, () => {
    let server, socket, client;
    before(async () => {
      loadErrorMessages();
      server = await startServer();
      socket = socketOf(server.address);
      client = createLiveClient(`${server.address}/graphql`, socket);
    });
    after(async () => {
      client?.stop();
      await socket?.dispose();
      await server?.stop();
    });

    test("a query that is shown changes with the live query", async () => {
      const shown = eventsOf((show) => {
        const watched = client.watchQuery({ query: QUERY }).subscribe(({ data }) => data && show(data));
        return () => watched.unsubscribe();
      });
      const before = await next(shown);
      const live = eventsOf((show) => {
        const followed = client.subscribe({ query: LIVE }).subscribe(show);
        return () => followed.unsubscribe();
      });
      assert.equal((await next(live)).data.live.network.cityCount, before.network.cityCount);
      await importWorld(server);
      const { data } = await next(live);
      assert.ok(data.live.network.cityCount > before.network.cityCount);
      const after = await next(shown);
      assert.equal(after.dataset.version, data.live.dataset.version);
      assert.equal(after.network.cityCount, data.live.network.cityCount);
      live.end();
      shown.end();
    });

    test("what is refused says why", async () => {
      const refused = eventsOf((show) => {
        const query = gql("subscription { mayor }");
        const followed = client.subscribe({ query, errorPolicy: "all" }).subscribe({ next: show, error: show });
        return () => followed.unsubscribe();
      });
      const { error } = await next(refused);
      assert.ok(CombinedGraphQLErrors.is(error), String(error));
      assert.deepEqual(error.errors.map(({ extensions }) => extensions.code), ["GRAPHQL_VALIDATION_FAILED"]);
      refused.end();
    });
  });
}
