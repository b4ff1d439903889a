// PostgreSQL is stopped, crashed and frozen under load: errors are clean meanwhile, and answers right soon after.
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { PARTNERS } from "../partners.mjs";
import { startServer } from "../server.mjs";
import { BINARY } from "./command.mjs";
import { Cluster } from "./postgres.mjs";

const CLIENTS = 20;
const REQUEST_TIMEOUT_S = 6;
/** How much later than its limit an answer may be on a busy machine. */
const SLACK_MS = 4_000;
const AWAY_MS = 7_000;
/** Longer than a request may take, so that those that wait for a frozen database are ended. */
const FROZEN_MS = 9_000;
const RECOVERED_WITHIN_MS = 5_000;
const QUERY = `{ home { name partners(first: 5) { totalCount edges { relation { kind established { edtf } }
  node { slug name country { code } } } } } }`;
const ALLOWED = ["SERVICE_UNAVAILABLE", "TIMEOUT", "OVERLOADED"];
/** What only the log may say. */
const INNER = /postgres|sqlx|terminat|shutting|FATAL|SELECT|127\.0\.0\.1|connection/i;

let cluster, server, right;

/** Asks once; the kind of the answer is `right` or the code of its errors. Anything else throws. */
async function ask() {
  const started = performance.now();
  const response = await fetch(`${server.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERY }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_S * 1_000 + SLACK_MS),
  });
  const text = await response.text();
  const ms = performance.now() - started;
  const { data, errors } = JSON.parse(text);
  if (!errors) {
    assert.equal(response.status, 200);
    right ??= text;
    assert.equal(text, right, "an answer without errors must be the right one");
    assert.equal(data.home.partners.totalCount, PARTNERS);
    return { kind: "right", ms };
  }
  assert.doesNotMatch(text, INNER);
  for (const { extensions } of errors) assert.ok(ALLOWED.includes(extensions?.code), text);
  return { kind: errors[0].extensions.code, ms };
}

/** Clients that ask one question after the other until they are stopped, and what they were answered when. */
function load() {
  const answers = [];
  const stop = new AbortController();
  const client = async () => {
    while (!stop.signal.aborted) {
      const asked = performance.now();
      const { kind, ms } = await ask();
      answers.push({ kind, ms, asked, at: performance.now() });
      // A refusal comes at once; a client that asks again without a pause would only measure itself.
      if (kind !== "right") await sleep(50);
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  // A failure is told by `end`, not as an unhandled rejection before.
  for (const one of clients) one.catch(() => {});
  return {
    answers,
    async end() {
      stop.abort();
      await Promise.all(clients);
    },
  };
}

function count(answers) {
  const kinds = {};
  for (const { kind } of answers) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

async function probe(path) {
  const response = await fetch(`${server.address}/health/${path}`, { signal: AbortSignal.timeout(15_000) });
  return response.status;
}

/** Takes the database away and brings it back under load. */
async function fault({ name, away, back, forMs, readyMeanwhile }) {
  const { answers, end } = load();
  await sleep(1_500);
  const before = count(answers);
  assert.deepEqual(Object.keys(before), ["right"], JSON.stringify(before));
  await away();
  const gone = performance.now();
  const [live, ready] = await Promise.all([probe("live"), probe("ready"), sleep(forMs)]);
  const returning = performance.now();
  await back();
  const returned = performance.now();
  await sleep(RECOVERED_WITHIN_MS + 1_000);
  await end();
  const meanwhile = answers.filter(({ at }) => at > gone && at < returning);
  // Those that were asked before wait for their own limits.
  const asked = answers.filter((answer) => answer.asked > returned);
  const errors = asked.filter(({ kind }) => kind !== "right");
  const recovery = Math.max(0, ...errors.map(({ at }) => at - returned));
  const settled = asked.filter(({ at }) => at > returned + recovery);
  const longest = Math.max(...answers.map(({ ms }) => ms));
  const first = Math.min(...answers.filter(({ at, kind }) => at > returned && kind === "right").map(({ at }) => at - returned));
  console.log(`${name}: before ${JSON.stringify(before)}, meanwhile ${JSON.stringify(count(meanwhile))}, `
    + `back: first right answer after ${first.toFixed(0)} ms, errors ${JSON.stringify(count(errors))} until ${recovery.toFixed(0)} ms, `
    + `then ${JSON.stringify(count(settled))}; `
    + `longest answer ${longest.toFixed(0)} ms, /health/live ${live}, /health/ready ${ready}`);
  assert.equal(live, 200);
  assert.ok(readyMeanwhile.includes(ready), `ready ${ready}`);
  assert.equal(await probe("ready"), 200);
  const impossible = meanwhile.filter(({ asked, kind }) => asked > gone && kind === "right");
  assert.equal(impossible.length, 0, "nothing can be read without the database");
  assert.ok(recovery < RECOVERED_WITHIN_MS, `errors ${recovery} ms after the database was back`);
  assert.ok(settled.length > CLIENTS, "all clients must be served again");
  assert.ok(longest < REQUEST_TIMEOUT_S * 1_000 + SLACK_MS);
  return count(meanwhile);
}

before(async () => {
  cluster = await Cluster.create();
  // Answers from memory would be right for a moment while the database is away.
  const settings = ["--database-url", cluster.url(), "--migrate", "--cache", "fresh",
    "--request-timeout", String(REQUEST_TIMEOUT_S)];
  server = await startServer(BINARY, settings);
  await Promise.all(Array.from({ length: CLIENTS }, ask));
});
after(async () => {
  await server?.stop();
  await cluster?.remove();
});

for (const mode of ["fast", "immediate"]) {
  test(`stopped (${mode}) and started again`, async () => {
    const seen = await fault({
      name: `stopped, ${mode}`,
      away: () => cluster.stop(mode),
      back: () => cluster.start(),
      forMs: AWAY_MS,
      readyMeanwhile: [503],
    });
    assert.ok(seen.SERVICE_UNAVAILABLE > 0);
  });
}

test("frozen and thawed", async () => {
  const seen = await fault({
    name: "frozen",
    away: () => cluster.signal("SIGSTOP"),
    back: () => cluster.signal("SIGCONT"),
    forMs: FROZEN_MS,
    // The probe waits for a connection, or with one that it has.
    readyMeanwhile: [503, 504],
  });
  assert.ok(seen.TIMEOUT > 0 && seen.SERVICE_UNAVAILABLE > 0, JSON.stringify(seen));
});

test("restarted while nobody asks", async () => {
  await Promise.all(Array.from({ length: CLIENTS }, ask));
  await cluster.stop("fast");
  await cluster.start();
  await sleep(1_500);
  const answers = await Promise.all(Array.from({ length: CLIENTS }, ask));
  console.log(`restarted while nobody asks: ${JSON.stringify(count(answers))}`);
  assert.deepEqual(count(answers), { right: CLIENTS });
});

test("the log says why, and the server was never restarted", () => {
  assert.equal(server.child.exitCode, null);
  assert.match(server.output(), /a request failed for a reason of ours/);
  assert.doesNotMatch(server.output(), /panicked/);
});
