// The example of src/: the schema becomes types, they are checked, and the compiled program asks the server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../../server.mjs";
import { mistakesFound } from "../program.mjs";
import { build } from "./build.mjs";

let server, client, example;

before(async () => {
  await build();
  server = await startServer();
  example = await import("./build/figures.js");
  client = example.createClient(`${server.address}/graphql`);
});

after(() => server?.stop());

test("the types refuse each mistake, and nothing else", () => {
  const codes = mistakesFound(import.meta.dirname).map((error) => error.split(" ")[0]);
  assert.deepEqual(codes, ["2339", "2339", "2322", "2367", "2820", "2345"]);
});

test("figures come with their unit and their source, names in the language asked for", async () => {
  assert.deepEqual(await example.areas(client, ["ishinomaki-jp", "gisborne-nz"], "zh"), [
    {
      name: "吉斯伯恩市",
      areas: [
        { value: 37.43, unit: "SQUARE_KILOMETRE", from: ["statistics-nz-stats"] },
        { value: 8385.06, unit: "SQUARE_KILOMETRE", from: ["statistics-nz-stats"] },
      ],
    },
    { name: "石卷市", areas: [{ value: 554.55, unit: "SQUARE_KILOMETRE", from: ["statistics-jp-gsi"] }] },
  ]);
});

test("a refusal says why", async () => {
  await assert.rejects(example.areas(client, ["kure-jp"], "*"), (error) => {
    assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
    return true;
  });
});
