// urql follows the data, over a WebSocket and as server-sent events; a live query keeps the cache as it is on the server.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, mock, test } from "node:test";
import "../cache/typescript.mjs";
import { gql } from "@urql/core";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { startServer } from "../../server.mjs";
import { importWorld } from "../../world.mjs";
import { eventsOf, next } from "../events.mjs";

const { createLiveClient } = await import("./live.mjs");
const { introspect } = await import("./schema.mjs");
const FIELDS = "dataset { id version } network { cityCount }";
const QUERY = gql(`query { ${FIELDS} }`);
const LIVE = gql(`subscription { live { ${FIELDS} } }`);

const sockets = {
  "over a WebSocket": (address) =>
    createClient({ url: `${address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket }),
  "as server-sent events": () => undefined,
};

for (const [name, socketOf] of Object.entries(sockets)) {
  describe(name, () => {
    let server, socket, client, warn;
    before(async () => {
      const schema = await introspect(new URL("../../../schema.graphql", import.meta.url));
      server = await startServer();
      socket = socketOf(server.address);
      client = createLiveClient(`${server.address}/graphql`, schema, socket);
    });
    after(async () => {
      await socket?.dispose();
      await server?.stop();
    });
    beforeEach(() => {
      warn = mock.method(console, "warn", () => {});
    });
    afterEach(() => {
      const warnings = warn.mock.calls.map(({ arguments: words }) => words.join(" "));
      warn.mock.restore();
      assert.deepEqual(warnings, []);
    });

    const follow = (source) =>
      eventsOf((show) => {
        const { unsubscribe } = source.subscribe(show);
        return unsubscribe;
      });

    test("a query that is shown changes with the live query", async () => {
      const shown = follow(client.query(QUERY, {}));
      const before = await next(shown);
      const live = follow(client.subscription(LIVE, {}));
      assert.equal((await next(live)).data.live.network.cityCount, before.data.network.cityCount);
      await importWorld(server);
      const { data } = await next(live);
      assert.ok(data.live.network.cityCount > before.data.network.cityCount);
      let after = await next(shown);
      while (after.data.dataset.version !== data.live.dataset.version) after = await next(shown);
      assert.equal(after.data.network.cityCount, data.live.network.cityCount);
      live.end();
      shown.end();
    });

    test("what is refused says why", async () => {
      const refused = follow(client.subscription(gql("subscription { live { mayor } }"), {}));
      const { error } = await next(refused);
      assert.deepEqual(error.graphQLErrors.map(({ extensions }) => extensions.code), ["GRAPHQL_VALIDATION_FAILED"]);
      refused.end();
    });
  });
}
