#!/usr/bin/env node
// Repeated questions through caches while the data change: how many reach the server, and that nobody is given an older
// version than the one named. docs/scale.md has what was measured.
//
//     SISTER_CITIES_BIN=target/release/sister-cities node tests/clients/caches.mjs --requests 1000000
import { Agent } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { send } from "../cluster/checker.mjs";
import { startServer } from "../server.mjs";
import { importPartner } from "../world.mjs";
import { startCounter, startNginx } from "./nginx/nginx.mjs";
import { startVarnish } from "./varnish/varnish.mjs";

const SETTINGS = ["--cache-max-age", "60", "--stale-while-revalidate", "30"];
const CLIENTS = 16;
const FIELDS = ["name", "country { name }", "partnerCount", "level", "id"];
/** Each of them has the version, by which an answer can be told. */
const QUESTIONS = FIELDS.flatMap((field) => [5, 20].map((first) =>
  `{ dataset { revision } home { partners(first: ${first}) { nodes { slug ${field} } } } }`));
const CACHES = { nginx: startNginx, Varnish: startVarnish };

/**
 * Asks ten questions so often through a cache, by clients of which every other one names the version that it has seen,
 * while there is a new version of the data every `everyMs`. Who imports purges, and tells each client of the version.
 * @param {keyof typeof CACHES} name
 * @param {number} requests
 * @param {number} everyMs
 */
export async function askThrough(name, requests, everyMs) {
  const server = await startServer(undefined, SETTINGS);
  const counter = await startCounter(server.address);
  const agent = new Agent({ keepAlive: true });
  let cache;
  try {
    cache = await CACHES[name](counter.port);
    const { address } = cache;
    counter.passed.length = 0;
    const began = performance.now();
    const state = { left: requests, told: 0, changes: 0 };
    const wrong = [];

    async function client(isNaming) {
      let seen = 0;
      while (state.left > 0) {
        state.left -= 1;
        const query = QUESTIONS[state.left % QUESTIONS.length];
        seen = Math.max(seen, state.told);
        const least = isNaming && seen > 0 ? seen : 0;
        const headers = { accept: "application/json", ...(least > 0 ? { "min-data-version": String(least) } : {}) };
        const answer = await send(agent, `${address}/graphql?${new URLSearchParams({ query })}`, { method: "GET", headers, body: undefined });
        const version = Number(answer.headers["data-version"]);
        const said = answer.status === 200 ? JSON.parse(answer.text).data?.dataset.revision : undefined;
        if (said !== version || version < least) {
          wrong.push(`status ${answer.status}, version ${version}, content ${said}, at least ${least}: ${answer.text.slice(0, 200)}`);
        }
        seen = Math.max(seen, version);
      }
    }

    async function writer() {
      while (state.left > 0) {
        await sleep(everyMs);
        if (state.left <= 0) break;
        state.changes += 1;
        state.told = await importPartner(server, `Testtown ${state.changes}`);
        if (name === "Varnish") await fetch(address, { method: "PURGE", headers: { "surrogate-key": "data" } });
      }
    }

    await Promise.all([writer(), ...Array.from({ length: CLIENTS }, (_, place) => client(place % 2 === 0))]);
    const reached = counter.passed.filter(({ path }) => path?.startsWith("/graphql")).length;
    return { name, requests, changes: state.changes, reached, wrong, seconds: (performance.now() - began) / 1_000 };
  } finally {
    agent.destroy();
    await cache?.stop();
    counter.stop();
    await server.stop();
  }
}

async function main() {
  const { values } = parseArgs({
    options: { requests: { type: "string", default: "1000000" }, every: { type: "string", default: "10" } },
  });
  for (const name of /** @type {(keyof typeof CACHES)[]} */ (Object.keys(CACHES))) {
    const { requests, changes, reached, wrong, seconds } = await askThrough(name, Number(values.requests), Number(values.every) * 1_000);
    console.log(`${name}: of ${requests} requests in ${seconds.toFixed(0)} s, with ${changes} new versions, ${reached} reached the server; ${wrong.length} wrong`);
    for (const text of wrong.slice(0, 10)) console.log(`  ${text}`);
    if (wrong.length > 0 || reached >= requests / 1_000) process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
