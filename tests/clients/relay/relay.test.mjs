// The page of src/ in a browser's document without a browser: compiled, shown, clicked through.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { Window } from "happy-dom";
import { WebSocket } from "ws";
import { CITIES, PARTNERS } from "../../partners.mjs";
import { startServer } from "../../server.mjs";
import { importWorld } from "../../world.mjs";
import { eventsOf, next } from "../events.mjs";
import { build } from "./build.mjs";

const FOUND_WITHIN_MS = 10_000;
const HOME = "Q2l0eTp3ZW56aG91LWNu";
const KURE = "Q2l0eTprdXJlLWpw";

let compilerLog, server, window, page;
const asked = [];
const complaints = [];

before(async () => {
  compilerLog = await build();
  server = await startServer();
  window = new Window({ url: server.address });
  for (const [name, value] of Object.entries({ window, document: window.document, navigator: window.navigator })) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  // Relay keeps for minutes what is no longer shown; that must not keep this process.
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (...call) => setTimeout(...call).unref();
  for (const level of ["warn", "error"]) console[level] = (...words) => complaints.push(words.join(" "));
  const { show } = await import("./build/main.js");
  const container = window.document.body.appendChild(window.document.createElement("main"));
  page = show(container, `${server.address}/graphql`);
  watchRequests();
});

after(async () => {
  page?.end();
  await window?.happyDOM.close();
  await server?.stop();
});

function watchRequests() {
  const { fetch } = globalThis;
  globalThis.fetch = (address, options) => {
    asked.push(JSON.parse(options.body));
    return fetch(address, options);
  };
}

const all = (selector) => [...window.document.querySelectorAll(selector)];
const text = (selector) => all(selector).map((element) => element.textContent.trim());

async function until(what, holds) {
  const deadline = Date.now() + FOUND_WITHIN_MS;
  while (!holds()) {
    assert.ok(Date.now() < deadline, `${what}; the page is ${window.document.body.innerHTML}`);
    await sleep(10);
  }
}

const records = () => page.environment.getStore().getSource().toJSON();
const cities = () => Object.values(records()).filter((record) => record.__typename === "City");

test("the compiler has nothing to complain about", () => {
  assert.match(compilerLog, /\[default\] compiled documents: 7 reader, 4 normalization, 9 operation text/);
  assert.doesNotMatch(compilerLog, /warn|error/i);
});

test("the first page shows ten partners, the oldest first", async () => {
  await until("ten rows", () => all("li").length === 10);
  assert.deepEqual(text("h1"), [`Wenzhou: 10 of ${PARTNERS}`]);
  assert.match(text("li")[0], /^Ishinomaki, Japan: SISTER_CITY since 1984-10/);
  assert.match(text("#kure-jp")[0], /^Kure, Japan: FRIENDLY_EXCHANGE since 2006-10/);
});

test("the button leads through all partners, each asked for once", async () => {
  const clicks = Math.ceil(PARTNERS / 10) - 1;
  for (let click = 1; click <= clicks; click += 1) {
    const rows = Math.min(10 * (click + 1), PARTNERS);
    window.document.querySelector("#more").click();
    await until(`${rows} rows`, () => all("li").length === rows);
  }
  await until("no button is left", () => all("#more").length === 0);
  assert.deepEqual(text("h1"), [`Wenzhou: ${PARTNERS} of ${PARTNERS}`]);
  assert.equal(new Set(all("li").map((row) => row.id)).size, PARTNERS);
  assert.match(text("#turin-it")[0], /^Turin, Italy: SISTER_CITY since 2021-09/);

  const pages = asked.filter(({ operationName }) => operationName === "PartnersPageQuery");
  assert.equal(pages.length, clicks);
  assert.deepEqual(new Set(pages.map(({ variables }) => variables.id)), new Set([HOME]));
  assert.equal(new Set(pages.map(({ variables }) => variables.cursor)).size, clicks);
});

test("the store has one record for each city and one list of all edges", () => {
  const edges = records()[`client:${HOME}:__Partners_partners_connection`].edges.__refs;
  assert.equal(edges.length, PARTNERS);
  assert.equal(cities().length, CITIES);
  assert.equal(new Set(cities().map(({ id }) => id)).size, CITIES);
  assert.equal(records()[KURE]["name(lang:[\"en\"])"], "Kure");
});

test("a row is asked for again by its id, in another language", async () => {
  window.document.querySelector("#kure-jp button").click();
  await until("Kure in Chinese", () => text("#kure-jp")[0]?.startsWith("吴市, 日本"));
  const { operationName, variables } = asked.at(-1);
  assert.deepEqual({ operationName, variables }, { operationName: "CityRowQuery", variables: { id: KURE, lang: ["zh"] } });
  assert.equal(cities().length, CITIES);
  assert.match(text("li")[0], /^Ishinomaki, Japan/);
});

test("the data set follows the server while another process imports", async () => {
  const { createEnvironment } = await import("./build/environment.js");
  const { followVersion, subscribeBy } = await import("./build/live.js");
  const socket = createClient({ url: `${server.address.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket });
  const environment = createEnvironment(`${server.address}/graphql`, subscribeBy(socket));
  const versions = eventsOf((show) => followVersion(environment, show));
  const [before, stored] = [await next(versions), () => environment.getStore().getSource().toJSON()["RGF0YXNldDox"]];
  assert.equal(stored().version, before);
  await importWorld(server);
  const after = await next(versions);
  assert.notEqual(after, before);
  assert.equal(stored().version, after);
  versions.end();
  await socket.dispose();
});

test("nothing was warned of", () => {
  assert.deepEqual(complaints, []);
});
