#!/usr/bin/env node
// Clients that read while the data change, and what must hold for each answer:
//
// - its version (`Data-Version`) is not older than what the client saw or wrote before, which it names by
//   `Min-Data-Version`;
// - all of it is of one version, and the same for everyone who is given that version;
// - an error has a code.
//
//     node tests/cluster/checker.mjs --through http://127.0.0.31:80 --instance http://127.0.0.21:8000 \
//         --database-url postgres://… --reads 1000000
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { bareEnvironment } from "../server.mjs";
import { BEFORE, QUESTIONS, files, judge } from "./probe.mjs";

/** Longer than nginx and an instance take together. */
const PATIENCE_MS = 20_000;
const IMPORT_WITHIN_MS = 30_000;
/** A client that got an error waits, as it is told to; otherwise it would only measure how fast errors are. */
const PAUSE_MS = 50;
const SHARES = { straight: 0.5, get: 0.3, told: 0.05, fresh: 0.1 };
const VIOLATIONS_SHOWN = 20;
const NAMES = Object.keys(QUESTIONS);
const any = (list) => list[Math.floor(Math.random() * list.length)];
const chance = (share) => Math.random() < share;

/** Sends one request; an answer is whole, or there is none and an exception. */
export function send(agent, address, { method, headers, body }) {
  return new Promise((done, failed) => {
    const outgoing = request(address, { agent, method, headers, timeout: PATIENCE_MS }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8").on("data", (part) => (text += part));
      incoming.on("end", () => done({ status: incoming.statusCode, headers: incoming.headers, text }));
      incoming.on("error", failed);
    });
    outgoing.on("timeout", () => outgoing.destroy(Object.assign(new Error("no answer"), { code: "ETIMEDOUT" })));
    outgoing.on("error", failed);
    outgoing.end(body);
  });
}

export class Checker {
  /** What is known of each version: the number that its data say, and a checksum of each question's answer. */
  /** @type {Map<number, {number: number | undefined, checksums: Record<string, string>, reads: number}>} */
  versions = new Map();
  /** @type {string[]} */
  violations = [];
  counts = { reads: 0, right: 0, notModified: 0, writes: 0, writesFailed: 0, ownWrites: 0 };
  /** @type {Record<string, number>} */
  routes = {};
  /** @type {Record<string, number>} */
  errors = {};
  /**
   * The end, the kind and the duration of each answer by nginx, in order; `right` or what went wrong.
   * @type {{at: number, kind: string, ms: number}[]}
   */
  answers = [];
  /**
   * When imports ended, and whether well.
   * @type {{at: number, isDone: boolean}[]}
   */
  imports = [];
  written = 0;
  number = 0;
  isOver = false;
  most = Infinity;
  started = 0;
  /** @type {Promise<unknown>} */
  running = Promise.resolve();
  folder = "";
  lastFailure = "";

  /**
   * @param {object} options
   * @param {string} [options.through] The address of nginx.
   * @param {string[]} [options.instances] The addresses of instances.
   * @param {string} [options.databaseUrl] Where the writer imports; without it nothing is written.
   * @param {string} [options.binary] The server's, which imports.
   * @param {number} [options.clients]
   * @param {number} [options.everyMs] How often the data change.
   * @param {boolean} [options.mayBeOld] Some instances may be of a release that names no version in headers.
   */
  constructor({ through, instances = [], databaseUrl, binary = process.env.SISTER_CITIES_BIN, clients = 16, everyMs = 1_000, mayBeOld = false }) {
    this.through = through;
    this.instances = instances;
    this.databaseUrl = databaseUrl;
    this.binary = resolve(binary ?? "");
    this.clients = clients;
    this.everyMs = everyMs;
    this.mayBeOld = mayBeOld;
    if (!through && instances.length === 0) throw new Error("give the address of nginx or of an instance");
    this.agent = new Agent({ keepAlive: true });
  }

  /** Writes the first version, and lets clients and writer run until `stop`, or until there were as many reads. */
  async start(reads = Infinity) {
    this.most = reads;
    this.isOver = false;
    if (this.databaseUrl) {
      this.folder = await mkdtemp(join(tmpdir(), "sister-cities-checker-"));
      await this.write();
      if (this.counts.writes === 0) throw new Error(`the first import failed: ${this.lastFailure}`);
    }
    this.started = performance.now();
    /** @type {Promise<unknown>[]} */
    const tasks = Array.from({ length: this.clients }, () => this.client());
    if (this.databaseUrl) tasks.push(this.writer());
    this.running = Promise.all(tasks);
    // A failure is told by `stop`, not as an unhandled rejection before.
    this.running.catch(() => {});
  }

  /** Waits for as many reads as were asked for. */
  async wait() {
    while (!this.isOver) await Promise.race([sleep(200), this.running]);
  }

  async stop() {
    this.isOver = true;
    await this.running;
    this.agent.destroy();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }

  get seconds() {
    return (performance.now() - this.started) / 1_000;
  }

  async client() {
    const client = { least: 0, kept: new Map() };
    while (!this.isOver) {
      // Someone tells it of a write, as a page tells its user after a change.
      if (chance(SHARES.told)) client.least = Math.max(client.least, this.written);
      const kind = await this.read(client);
      if (this.counts.reads >= this.most) this.isOver = true;
      if (kind !== "right") await sleep(PAUSE_MS);
    }
  }

  /** One question, asked and judged; gives `right` or what went wrong. */
  async read(client) {
    const straight = this.instances.length > 0 && (!this.through || chance(SHARES.straight));
    const address = straight ? any(this.instances) : this.through;
    const name = any(NAMES);
    const variables = { before: chance(SHARES.fresh) ? any(BEFORE) : BEFORE[0] };
    const { query } = QUESTIONS[name];
    const least = client.least;
    const headers = { accept: "application/json" };
    if (least > 0) headers["min-data-version"] = String(least);
    const question = { name, least, route: straight ? "straight" : "nginx" };
    let asked;
    if (chance(SHARES.get)) {
      const kept = client.kept.get(name);
      if (kept) headers["if-none-match"] = kept.etag;
      const target = `${address}/graphql?${new URLSearchParams({ query, variables: JSON.stringify({ before: BEFORE[0] }) })}`;
      asked = send(this.agent, target, { method: "GET", headers, body: undefined });
    } else {
      headers["content-type"] = "application/json";
      asked = send(this.agent, `${address}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
    }
    const began = performance.now();
    let kind;
    try {
      kind = this.judge(client, question, await asked);
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      kind = code ?? message;
      // Whoever asks an instance that is gone is told so by the system; nginx is never gone.
      if (!straight) this.violation(question, `nginx gave no answer: ${kind}`);
    }
    this.count(question, kind, performance.now() - began);
    return kind;
  }

  count({ route }, kind, ms) {
    this.counts.reads += 1;
    this.routes[route] = (this.routes[route] ?? 0) + 1;
    if (kind === "right") {
      this.counts.right += 1;
    } else {
      const key = `${route}: ${kind}`;
      this.errors[key] = (this.errors[key] ?? 0) + 1;
    }
    if (route === "nginx") this.answers.push({ at: performance.now(), kind, ms });
  }

  /** What kind of answer it is; what is wrong with it is noted. */
  judge(client, question, { status, headers, text }) {
    const version = Number(headers["data-version"]);
    if (status === 304) {
      const kept = client.kept.get(question.name);
      this.counts.notModified += 1;
      if (!kept) {
        this.violation(question, "304 for a question that named no version");
        return "304 unasked";
      }
      if (this.mayBeOld && Number.isNaN(version)) return "right";
      if (version !== kept.version) this.violation(question, `304 of version ${headers["data-version"]} for one of ${kept.version}`);
      this.notOlder(client, question, version);
      return "right";
    }
    let answer;
    try {
      answer = JSON.parse(text);
    } catch {
      this.violation(question, `status ${status} without JSON: ${text.slice(0, 200)}`);
      return `${status} without JSON`;
    }
    if (answer.errors || status !== 200) {
      const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.code);
      if (codes.length === 0 || !codes.every((code) => typeof code === "string")) {
        this.violation(question, `status ${status}, an error without a code: ${text.slice(0, 200)}`);
        return `${status} without a code`;
      }
      return headers["x-answered-by"] === "nginx" ? `${codes[0]} by nginx` : codes[0];
    }
    if (this.mayBeOld && Number.isNaN(version)) {
      this.sameForAll(question, answer.data.dataset.revision, answer.data, text);
      return "right";
    }
    if (!Number.isInteger(version)) this.violation(question, `no version: Data-Version is ${headers["data-version"]}`);
    if (answer.data.dataset.revision !== version) {
      this.violation(question, `the header says version ${version}, the content ${answer.data.dataset.revision}`);
    }
    this.notOlder(client, question, version);
    this.sameForAll(question, version, answer.data, text);
    if (headers.etag) client.kept.set(question.name, { etag: headers.etag, version });
    return "right";
  }

  notOlder(client, question, version) {
    if (version < question.least) this.violation(question, `version ${version} is older than the one that was named`);
    client.least = Math.max(client.least, version || 0);
  }

  /** All of an answer is of one version, and everyone gets the same for it. */
  sameForAll(question, version, data, text) {
    const { wrong, number } = judge(question.name, data);
    if (wrong) this.violation(question, `version ${version} ${wrong}`);
    const known = this.version(version);
    known.reads += 1;
    if (number !== undefined) {
      known.number ??= number;
      if (known.number !== number) this.violation(question, `version ${version} says ${number}, and said ${String(known.number)} before`);
    }
    const checksum = createHash("md5").update(text).digest("base64");
    known.checksums[question.name] ??= checksum;
    if (known.checksums[question.name] !== checksum) this.violation(question, `version ${version} has two contents`);
  }

  /** @param {number} version */
  version(version) {
    let known = this.versions.get(version);
    if (!known) this.versions.set(version, (known = { number: undefined, checksums: {}, reads: 0 }));
    return known;
  }

  violation({ name, least, route }, what) {
    this.violations.push(`after ${this.seconds.toFixed(1)} s, ${route}, question '${name}', at least ${least}: ${what}`);
  }

  async writer() {
    while (!this.isOver) {
      const began = performance.now();
      await this.write();
      await sleep(Math.max(0, this.everyMs - (performance.now() - began)));
    }
  }

  /** Imports the next number, and reads at once what was written. */
  async write() {
    this.number += 1;
    for (const [name, text] of Object.entries(files(this.number))) await writeFile(join(this.folder, name), text);
    const { code, stdout, stderr } = await this.import();
    this.imports.push({ at: performance.now(), isDone: code === 0 });
    if (code !== 0) {
      // It may have been written all the same; then readers find it, and nobody else may get its version.
      this.counts.writesFailed += 1;
      this.lastFailure = stderr.trim();
      return;
    }
    this.counts.writes += 1;
    const { revision } = JSON.parse(stdout).loaded;
    const question = { name: "import", least: revision, route: "writer" };
    if (revision <= this.written) this.violation(question, `an import is version ${revision}, after ${this.written}`);
    const known = this.version(revision);
    known.number ??= this.number;
    if (known.number !== this.number) {
      this.violation(question, `version ${revision} was given to the numbers ${known.number} and ${this.number}`);
    }
    this.written = revision;
    if (this.started > 0) await this.readOwn(revision);
  }

  /** The writer asks for what it wrote, until it gets it. */
  async readOwn(revision) {
    const writer = { least: revision, kept: new Map() };
    while (!this.isOver) {
      // `notOlder` tells if it is not there.
      if ((await this.read(writer)) === "right") {
        this.counts.ownWrites += 1;
        return;
      }
      await sleep(PAUSE_MS);
    }
  }

  import() {
    return new Promise((done, failed) => {
      const child = spawn(this.binary, ["import", "cities.csv", "links.csv", "--source", "probe", "--report", "json",
        "--progress", "none", "--database-url", this.databaseUrl ?? ""], { cwd: this.folder, env: bareEnvironment() });
      let [stdout, stderr] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
      const overdue = setTimeout(() => child.kill("SIGKILL"), IMPORT_WITHIN_MS);
      child.on("error", failed);
      child.on("close", (code) => {
        clearTimeout(overdue);
        done({ code, stdout, stderr });
      });
    });
  }

  /** The counts, for people. */
  report() {
    const seen = [...this.versions.values()].filter(({ reads }) => reads > 0);
    const lines = Object.entries(this.errors).map(([kind, count]) => `  ${kind}: ${count}`).sort();
    const shown = this.violations.slice(0, VIOLATIONS_SHOWN);
    return [
      `${this.counts.reads} reads in ${this.seconds.toFixed(0)} s by ${this.clients} clients (${Object.entries(this.routes)
        .map(([route, count]) => `${count} ${route}`).join(", ")}): ${this.counts.right} right, ${this.counts.notModified} of them 304`,
      `${this.counts.writes} imports, ${this.counts.writesFailed} failed; ${this.counts.ownWrites} read back; ${seen.length} versions seen`,
      `errors: ${this.counts.reads - this.counts.right}`,
      ...lines,
      `violations: ${this.violations.length}`,
      ...shown.map((text) => `  ${text}`),
      ...(this.violations.length > shown.length ? [`  and ${this.violations.length - shown.length} more`] : []),
    ].join("\n");
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      through: { type: "string" },
      instance: { type: "string", multiple: true, default: [] },
      "database-url": { type: "string" },
      reads: { type: "string", default: "1000000" },
      clients: { type: "string", default: "16" },
    },
  });
  const checker = new Checker({
    through: values.through,
    instances: values.instance,
    databaseUrl: values["database-url"],
    clients: Number(values.clients),
  });
  await checker.start(Number(values.reads));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => (checker.isOver = true));
  await checker.wait();
  await checker.stop();
  console.log(checker.report());
  process.exitCode = checker.violations.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
