// SIGTERM under load: every request that the server took is answered, and no request of an open connection is lost.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { PARTNERS } from "../partners.mjs";
import { startServer } from "../server.mjs";
import { BINARY, inspect, newFolder, sisterCities } from "./command.mjs";

const ROUNDS = Number(process.env.FAULTS_ROUNDS ?? 8);
const CLIENTS = 24;
/** The longest pause of a client between an answer and its next request; the server waits longer than that. */
const PAUSE_MS = 100;
const STOPPED_WITHIN_MS = 15_000;
const BODY = JSON.stringify({
  query: "{ home { name partners(first: 10) { totalCount edges { relation { kind } node { slug country { code } } } } } }",
});
const REQUEST = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

/** One connection, spoken to byte by byte, so that it is known what was sent and what came back. */
class Connection {
  constructor(port) {
    this.received = "";
    this.ended = false;
    this.socket = connect({ port, host: "127.0.0.1" }).setEncoding("utf8").setNoDelay();
    this.opened = new Promise((opened) => {
      this.socket.on("connect", () => opened(true));
      this.socket.on("close", () => opened(false));
    });
    this.socket.on("data", (text) => {
      this.received += text;
      this.wake?.();
    });
    // An error is followed by "close".
    this.socket.on("error", () => {});
    for (const event of ["end", "close"]) this.socket.on(event, () => this.end());
  }

  end() {
    this.ended = true;
    this.wake?.();
  }

  /** Sends one request; gives the answer, or undefined where the connection ended before it was whole. */
  async ask() {
    this.received = "";
    this.socket.write(REQUEST);
    for (;;) {
      const answer = whole(this.received);
      if (answer) return answer;
      if (this.ended) return undefined;
      await new Promise((wake) => (this.wake = wake));
    }
  }
}

/** The status, headers and body of a whole answer. */
function whole(text) {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  assert.ok(length, `an answer without a length: ${head}`);
  const body = text.slice(end + 4);
  if (body.length < Number(length)) return undefined;
  return { status: Number(head.slice(9, 12)), closes: /\r\nconnection: close/.test(head), body };
}

/** A client with connections that it keeps, or with one for each request, until it is refused or cut off. */
async function client(port, keepAlive, counts) {
  for (;;) {
    const connection = new Connection(port);
    if (!(await connection.opened)) {
      counts.refused += 1;
      return;
    }
    for (let asked = 0; !connection.ended; asked += 1) {
      counts.sent += 1;
      const answer = await connection.ask();
      if (!answer) {
        counts.lost[asked === 0 ? "first" : "later"] += 1;
        break;
      }
      assert.equal(answer.status, 200, answer.body);
      assert.equal(JSON.parse(answer.body).data.home.partners.totalCount, PARTNERS);
      counts.answered += 1;
      if (answer.closes) counts.told += 1;
      if (answer.closes || !keepAlive) break;
      await sleep(Math.random() * PAUSE_MS);
    }
    connection.socket.destroy();
  }
}

/** Loads a server, stops it, and counts. */
async function round(folder, keepAlive) {
  const server = await startServer(BINARY, [], { folder });
  const port = Number(new URL(server.address).port);
  const counts = { sent: 0, answered: 0, told: 0, refused: 0, lost: { first: 0, later: 0 } };
  const clients = Promise.all(Array.from({ length: CLIENTS }, () => client(port, keepAlive, counts)));
  await sleep(300 + Math.random() * 300);
  const exited = new Promise((exited) => server.child.on("exit", (code, signal) => exited({ code, signal })));
  const started = performance.now();
  server.child.kill("SIGTERM");
  const overdue = setTimeout(() => server.child.kill("SIGKILL"), STOPPED_WITHIN_MS);
  const { code, signal } = await exited;
  clearTimeout(overdue);
  counts.stoppedAfterMs = performance.now() - started;
  await clients;
  assert.equal(code, 0, `${signal}: ${server.output()}`);
  return counts;
}

for (const [name, keepAlive] of [["connections that are kept", true], ["a connection for each request", false]]) {
  test(`SIGTERM, ${name}`, async (t) => {
    const folder = await newFolder(t);
    assert.equal((await sisterCities("seed", { cwd: folder })).code, 0);
    const total = { rounds: ROUNDS, sent: 0, answered: 0, told: 0, refused: 0, lost: 0, lostFirst: 0, longestStopMs: 0 };
    for (let number = 0; number < ROUNDS; number += 1) {
      const counts = await round(folder, keepAlive);
      for (const field of ["sent", "answered", "told", "refused"]) total[field] += counts[field];
      total.lost += counts.lost.first + counts.lost.later;
      total.lostFirst += counts.lost.first;
      total.longestStopMs = Math.max(total.longestStopMs, Math.round(counts.stoppedAfterMs));
    }
    console.log(`SIGTERM, ${name}: ${JSON.stringify(total)}`);
    assert.equal(total.lost, 0);
    assert.equal(total.sent, total.answered);
    assert.ok(total.answered > ROUNDS * CLIENTS, "there must be load");
    assert.equal(total.refused, ROUNDS * CLIENTS, "each client goes on until it is refused");
    assert.equal((await inspect(join(folder, "sister-cities.db"))).integrity, "ok");
  });
}
