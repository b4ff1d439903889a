#!/usr/bin/env node
// A cluster under load, in which one thing after the other fails: every answer is checked, errors are counted, and the
// time is taken until the service is back. docs/faults.md has what was measured.
//
//     SISTER_CITIES_BIN=target/debug/sister-cities node tests/cluster/faults.mjs
//
// CLUSTER_SHORT=1 is three faults for CI, CLUSTER_ONLY='etcd' those whose names have the word, CLUSTER_READS=1000000 begins
// again until there were as many reads, and SISTER_CITIES_BIN_OLD is the binary that a rolling upgrade begins with.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { Cluster } from "../../deploy/cluster/cluster.mjs";
import { Checker } from "./checker.mjs";

const SHORT = process.env.CLUSTER_SHORT === "1";
const ONLY = process.env.CLUSTER_ONLY ?? "";
const READS = Number(process.env.CLUSTER_READS ?? 0);
const OLD = process.env.SISTER_CITIES_BIN_OLD;
const CLIENTS = 16;
const CALM_MS = 3_000;
/** Right answers in a row after which the service is back. */
const IN_A_ROW = 20;
const BACK_WITHIN_MS = 90_000;
const ETCD = ["etcd-db1", "etcd-db2", "etcd-db3"];
const IN_NAMESPACE = "CLUSTER_NAMESPACE";

/** @type {Cluster} */
let cluster;
/** @type {Checker} */
let checker;

/** What fails: `run` injects it, and mends it after a while. */
const FAULTS = [
  {
    name: "an instance is killed, and started again 5 s later",
    short: true,
    async run() {
      await cluster.signal("app1", "SIGKILL");
      await sleep(5_000);
      await cluster.startInstance("app1");
    },
  },
  {
    name: "an instance is stopped by SIGTERM, and started again 5 s later",
    async run() {
      await cluster.signal("app2", "SIGTERM");
      await sleep(5_000);
      await cluster.startInstance("app2");
    },
  },
  {
    name: "an instance freezes for 10 s",
    async run() {
      await cluster.signal("app3", "SIGSTOP");
      await sleep(10_000);
      await cluster.signal("app3", "SIGCONT");
    },
  },
  {
    name: "a replica is killed, and started again 10 s later",
    async run() {
      const [name] = await cluster.replicas();
      await cluster.signalNode(name, "SIGKILL");
      await sleep(10_000);
      await cluster.startNode(name);
    },
  },
  {
    name: "a replica replays nothing for 10 s",
    short: true,
    async run() {
      const [name] = await cluster.replicas();
      await cluster.sql("SELECT pg_wal_replay_pause()", name);
      await sleep(10_000);
      await cluster.sql("SELECT pg_wal_replay_resume()", name);
    },
  },
  {
    name: "both replicas replay 1.5 s late for 10 s",
    async run() {
      const names = await cluster.replicas();
      assert.equal(names.length, 2);
      for (const name of names) await delayReplay(name, "1500ms");
      await sleep(10_000);
      for (const name of names) await delayReplay(name, "0");
    },
  },
  {
    name: "a replica freezes for 10 s",
    async run() {
      const [name] = await cluster.replicas();
      await cluster.signalNode(name, "SIGSTOP");
      await sleep(10_000);
      await cluster.signalNode(name, "SIGCONT");
    },
  },
  {
    name: "the primary's host is lost; it comes back as a replica 10 s after another one is the primary",
    short: true,
    async run() {
      const old = await cluster.primary();
      await cluster.signalNode(old, "SIGKILL");
      await anotherPrimary(old);
      await sleep(10_000);
      await cluster.startNode(old);
      await cluster.until("the old primary is a replica", async () => (await cluster.replicas()).includes(old));
    },
  },
  {
    name: "the primary's PostgreSQL crashes; Patroni stays",
    async run() {
      const old = await cluster.primary();
      await cluster.signalPostgres(old, "SIGKILL");
      await anotherPrimary(old);
    },
  },
  {
    name: "the primary's host freezes for 40 s",
    async run() {
      const old = await cluster.primary();
      await cluster.signalNode(old, "SIGSTOP");
      await Promise.all([anotherPrimary(old), sleep(40_000)]);
      await cluster.signalNode(old, "SIGCONT");
    },
  },
  {
    name: "packets between an instance and the databases vanish for 15 s",
    needsNamespace: true,
    async run() {
      const mend = await cut("app2");
      await sleep(15_000);
      await mend();
    },
  },
  {
    name: "packets between HAProxy and a replica vanish for 15 s",
    needsNamespace: true,
    async run() {
      const [name] = await cluster.replicas();
      const mend = await cut(name);
      await sleep(15_000);
      await mend();
    },
  },
  {
    name: "one of three members of etcd is killed, and started again 10 s later",
    async run() {
      await cluster.signal("etcd-db1", "SIGKILL");
      await sleep(10_000);
      await cluster.startEtcd("db1");
    },
  },
  {
    name: "etcd freezes for 30 s",
    async run() {
      const primary = await cluster.primary();
      for (const name of ETCD) await cluster.signal(name, "SIGSTOP");
      await sleep(30_000);
      assert.equal(await cluster.primary(), primary, "the primary goes on without etcd");
      for (const name of ETCD) await cluster.signal(name, "SIGCONT");
    },
  },
  {
    name: "etcd is killed, and started again 30 s later",
    async run() {
      const primary = await cluster.primary();
      for (const name of ETCD) await cluster.signal(name, "SIGKILL");
      await sleep(30_000);
      assert.equal(await cluster.primary(), primary, "the primary goes on without etcd");
      await Promise.all(cluster.nodes.map((name) => cluster.startEtcd(name)));
    },
  },
  {
    name: OLD ? "a rolling upgrade across a migration, old and new side by side" : "a rolling restart of all instances",
    async run() {
      // Old instances on new tables.
      if (OLD) await sleep(5_000);
      for (const name of cluster.instances) {
        await cluster.signal(name, "SIGTERM");
        await cluster.startInstance(name);
        await sleep(2_000);
      }
    },
  },
];

/** Waits until there is another primary than that, and notes how long it took. */
async function anotherPrimary(old) {
  const began = performance.now();
  await cluster.until("there is another primary", async () => {
    const found = await cluster.primary();
    return found !== undefined && found !== old;
  });
  console.log(`  another primary after ${seconds(performance.now() - began)} s`);
}

/** PostgreSQL itself applies what it receives later than it could. */
async function delayReplay(name, delay) {
  await cluster.sql(`ALTER SYSTEM SET recovery_min_apply_delay = '${delay}'`, name);
  await cluster.sql("SELECT pg_reload_conf()", name);
}

/** Lets packets from and to a host of the cluster vanish; gives what mends it. The rules are the namespace's own. */
async function cut(name) {
  const rules = cluster.databasePorts(name).flatMap(({ host, port }) => [
    ["-d", host, "-p", "tcp", "--dport", String(port)],
    ["-s", host, "-p", "tcp", "--sport", String(port)],
  ]);
  for (const rule of rules) await cluster.call(["iptables", "-w", "-A", "INPUT", ...rule, "-j", "DROP"]);
  return async () => {
    for (const rule of rules) await cluster.call(["iptables", "-w", "-D", "INPUT", ...rule, "-j", "DROP"]);
  };
}

const seconds = (ms) => (ms / 1_000).toFixed(1);

/** When the service was back after it failed first: the first of so many right answers in a row. */
function backAt(answers) {
  const failed = answers.findIndex(({ kind }) => kind !== "right");
  if (failed < 0) return undefined;
  let row = 0;
  for (let place = failed; place < answers.length; place += 1) {
    row = answers[place].kind === "right" ? row + 1 : 0;
    if (row === IN_A_ROW) return answers[place - IN_A_ROW + 1].at;
  }
  return Infinity;
}

/** All nodes are there and may become the primary, clients get right answers, and imports succeed. */
async function settled(since) {
  await cluster.until("all nodes are there", async () => {
    const [primary, candidates] = await Promise.all([cluster.primary(), cluster.candidates()]);
    return primary !== undefined && candidates.length === cluster.nodes.length - 1;
  }, BACK_WITHIN_MS);
  await cluster.until("answers are right and imports succeed", async () => {
    const last = checker.answers.slice(-IN_A_ROW);
    return last.every(({ kind, at }) => kind === "right" && at > since) && checker.imports.some(({ at, isDone }) => isDone && at > since);
  }, BACK_WITHIN_MS);
}

/** Injects a fault, waits until all is well, and gives the line for the table. */
async function inject(fault) {
  console.log(fault.name);
  const before = { errors: { ...checker.errors }, reads: checker.counts.reads, answers: checker.answers.length, imports: checker.imports.length };
  const began = performance.now();
  await fault.run();
  await settled(performance.now());
  await sleep(CALM_MS);
  const answers = checker.answers.slice(before.answers);
  const errors = Object.entries(checker.errors)
    .map(([kind, count]) => /** @type {const} */ ([kind, count - (before.errors[kind] ?? 0)]))
    .filter(([, count]) => count > 0);
  const back = backAt(answers);
  const wrong = answers.filter(({ kind }) => kind !== "right");
  const done = [began, ...checker.imports.slice(before.imports).filter(({ isDone }) => isDone).map(({ at }) => at)];
  const pause = Math.max(...done.slice(1).map((at, place) => at - done[place]));
  const slowest = answers.reduce((most, { ms }) => Math.max(most, ms), 0);
  const line = {
    name: fault.name,
    reads: checker.counts.reads - before.reads,
    errors: errors.map(([kind, count]) => `${count} ${kind}`).join(", ") || "none",
    back: back === undefined ? "no error" : seconds(back - began),
    last: wrong.length > 0 ? seconds(wrong[wrong.length - 1].at - began) : "-",
    slowest: seconds(slowest),
    writes: seconds(pause),
  };
  console.log(`  ${line.reads} reads, errors: ${line.errors}`);
  console.log(`  by nginx: back after ${line.back} s, last error after ${line.last} s, slowest answer ${line.slowest} s; longest time without an import ${line.writes} s`);
  assert.ok(back !== Infinity && back - began < BACK_WITHIN_MS || back === undefined, "the service is not back");
  return line;
}

async function main() {
  cluster = new Cluster();
  const end = new AbortController();
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => end.abort());
  end.signal.addEventListener("abort", () => (cluster.isStopping = true));
  const lines = [];
  try {
    await cluster.start(OLD ?? process.env.SISTER_CITIES_BIN, (line) => console.log(line));
    cluster.binary = process.env.SISTER_CITIES_BIN ?? "";
    // Beside the instances, which are old.
    if (OLD) await cluster.migrate();
    checker = new Checker({
      through: cluster.address,
      instances: cluster.instances.map((name) => cluster.instance(name)),
      databaseUrl: cluster.primaryUrl,
      clients: CLIENTS,
      mayBeOld: OLD !== undefined,
    });
    await checker.start();
    await sleep(CALM_MS);
    console.log(`before: ${checker.counts.reads} reads, ${JSON.stringify(checker.errors)}`);
    const canCut = process.env[IN_NAMESPACE] !== undefined;
    const wanted = FAULTS.filter(({ name, short, needsNamespace }) => name.includes(ONLY) && (!SHORT || short) && (canCut || !needsNamespace));
    assert.ok(wanted.length > 0, "no such fault, or it needs root");
    // All of them once, and again until there were as many reads.
    for (let place = 0; place < wanted.length || checker.counts.reads < READS; place += 1) {
      if (end.signal.aborted) break;
      lines.push(await inject(wanted[place % wanted.length]));
    }
    await checker.stop();
    // What is masked in answers is told in the log only.
    if (Object.keys(checker.errors).some((kind) => kind.endsWith("INTERNAL"))) console.log(await cluster.complaints());
  } catch (error) {
    if (cluster.folder) console.error(await cluster.logs());
    throw error;
  } finally {
    await cluster.stop();
  }
  console.log("\n| fault | reads | errors | back after (s) | last error (s) | slowest answer (s) | longest time without an import (s) |");
  console.log("|---|---|---|---|---|---|---|");
  for (const { name, reads, errors, back, last, slowest, writes } of lines) {
    console.log(`| ${name} | ${reads} | ${errors} | ${back} | ${last} | ${slowest} | ${writes} |`);
  }
  console.log(`\n${checker.report()}`);
  assert.equal(checker.violations.length, 0, "violations");
  assert.ok(checker.counts.ownWrites > 0, "the writer reads what it wrote");
}

/** Runs this again in a network of its own, in which packets may vanish without harm to others. */
async function inNamespace() {
  const child = spawn("unshare", ["--net", "setpriv", "--pdeathsig", "TERM", "sh", "-c", 'ip link set lo up && exec "$@"', "sh",
    process.execPath, fileURLToPath(import.meta.url)], { stdio: "inherit", env: { ...process.env, [IN_NAMESPACE]: "1" } });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
}

if (SHORT || process.getuid?.() !== 0 || process.env[IN_NAMESPACE]) await main();
else await inNamespace();
