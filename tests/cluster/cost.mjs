#!/usr/bin/env node
// What a request costs in the cluster: CPU time of one, two and three instances, of the databases and of what stands
// between, with and without replicas, when the answer is kept (a hit) and when it is not (a miss).
//
//     SISTER_CITIES_BIN=target/release/sister-cities node tests/cluster/cost.mjs --write docs/scale.md
//
// Instances have the first core, all else the second one. docs/scale.md gets the tables, and what follows from them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import { children, Cluster } from "../../deploy/cluster/cluster.mjs";

const SCRIPT = fileURLToPath(new URL("cost.lua", import.meta.url));
const [MARK, END] = ["<!-- written by `just cluster-cost` -->", "<!-- end of what `just cluster-cost` writes -->"];
/** For each instance. */
const CONNECTIONS = 8;
/** @type {[number, number]} */
const [CORE_OF_INSTANCES, CORE_OF_OTHERS] = [0, 1];
/** PostgreSQL tells what a session did when that rests for a second. */
const TOLD_WITHIN_MS = 1_500;
const WARM_UP_S = 1;
const USER = "sister_cities";

const QUERY = `query City($slug: String!, $first: Int) {
  city(slug: $slug) { name country { name } partners(first: $first) { edges { relation { established { edtf } } node { name } } } } }`;
const QUESTION = { query: QUERY, variables: { slug: "wenzhou-cn", first: 10 } };
const KINDS = {
  hit: JSON.stringify(QUESTION),
  miss: JSON.stringify({ ...QUESTION, extensions: { number: "NUMBER" } }),
};
/** @typedef {keyof typeof KINDS} Kind */
/**
 * Milliseconds for which a connection rests between two questions: about 2,000 hits and 100 misses a second and instance.
 * So each instance has as much to do, however many there are, and none waits for a core.
 */
const PAUSES = { hit: 4, miss: 80 };
const READS = {
  "the primary": { SISTER_CITIES_READ_URL: undefined },
  replicas: {},
};
/** @typedef {keyof typeof READS} Reads */
const kinds = /** @type {Kind[]} */ (Object.keys(KINDS));
const reads = /** @type {Reads[]} */ (Object.keys(READS));
const run = promisify(execFile);

const { values } = parseArgs({
  options: { write: { type: "string" }, passes: { type: "string", default: "3" }, seconds: { type: "string", default: "4" } },
});
const PASSES = Number(values.passes);
const SECONDS = Number(values.seconds);
const cluster = new Cluster();

/** Asks at each of the addresses at once, for so many seconds, and gives what all of them got. */
async function load(addresses, kind, seconds, /** @type {{connections?: number, pause?: number}} */ { connections = CONNECTIONS, pause } = {}) {
  const runs = await Promise.all(addresses.map(async (address) => {
    const command = ["--cpu-list", String(CORE_OF_OTHERS), "wrk", "--threads", "1", "--connections", String(connections),
      "--duration", `${seconds}s`, "--timeout", "10s", "--script", SCRIPT, address];
    const environment = { ...process.env, BODY: KINDS[kind], PREFIX: randomBytes(6).toString("hex"), ...(pause ? { PAUSE: String(pause) } : {}) };
    const { stdout } = await run("taskset", command, { env: environment });
    const [requests, bytes, failed, p50] = (/^DONE (.*)$/m.exec(stdout)?.[1] ?? "").split(" ").map(Number);
    assert.equal(failed, 0, stdout);
    return { requests, bytes, p50 };
  }));
  const sum = (part) => runs.reduce((all, one) => all + one[part], 0);
  return { requests: sum("requests"), bytes: sum("bytes"), p50: Math.max(...runs.map(({ p50 }) => p50)) };
}

/** Seconds of CPU that processes used so far: the first number of each of their threads. */
async function used(pids) {
  const files = await Promise.all(pids.map(async (pid) => {
    const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
    return threads.map((thread) => `/proc/${pid}/task/${thread}/schedstat`);
  }));
  const texts = await Promise.all(files.flat().map((file) => readFile(file, "utf8").catch(() => "0")));
  return texts.reduce((sum, text) => sum + Number(text.split(" ")[0]), 0) / 1e9;
}

/** A process by its name, and what it forked. */
async function pids(name) {
  const pid = cluster.processes.get(name)?.pid;
  assert.ok(pid, name);
  return [pid, ...(await children(pid))];
}

/** Seconds of CPU so far: of each instance, of the two proxies, and of PostgreSQL on the primary and on both replicas. */
async function usedByAll(primary) {
  const instances = await Promise.all(cluster.instances.map(async (name) => used(await pids(name))));
  const nodes = await Promise.all(cluster.nodes.map(async (name) => ({ name, seconds: await used(await cluster.postgresPids(name)) })));
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  return {
    instances: sum(instances),
    nginx: await used(await pids("nginx")),
    haproxy: await used(await pids("haproxy")),
    primary: sum(nodes.filter(({ name }) => name === primary).map(({ seconds }) => seconds)),
    replicas: sum(nodes.filter(({ name }) => name !== primary).map(({ seconds }) => seconds)),
  };
}

/** Transactions of the instances so far, on the primary and on both replicas. */
async function transactions(primary) {
  const counts = { primary: 0, replicas: 0 };
  for (const name of cluster.nodes) {
    const text = await cluster.sql(`SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = '${USER}'`, name);
    counts[name === primary ? "primary" : "replicas"] += Number(text);
  }
  return counts;
}

/** The connections of the instances to each node. */
async function connections() {
  const all = {};
  for (const name of cluster.nodes) {
    all[name] = Number(await cluster.sql(`SELECT count(*) FROM pg_stat_activity WHERE usename = '${USER}'`, name));
  }
  return all;
}

/**
 * What a request costs: µs of CPU by part, transactions, and bytes of the response; and what half of the answers took.
 * @param {string[]} addresses
 * @param {Kind} kind
 */
async function measure(addresses, kind, how = {}) {
  const primary = await cluster.primary();
  await load(addresses, kind, WARM_UP_S, how);
  await sleep(TOLD_WITHIN_MS);
  const [before, begun] = [await usedByAll(primary), await transactions(primary)];
  const { requests, bytes } = await load(addresses, kind, SECONDS, how);
  const after = await usedByAll(primary);
  await sleep(TOLD_WITHIN_MS);
  const ended = await transactions(primary);
  const cost = Object.fromEntries(Object.keys(after).map((part) => [part, ((after[part] - before[part]) * 1e6) / requests]));
  return {
    cost,
    rate: requests / SECONDS,
    bytes: bytes / requests,
    transactions: { primary: (ended.primary - begun.primary) / requests, replicas: (ended.replicas - begun.replicas) / requests },
    looks: (ended.primary - begun.primary) / SECONDS,
  };
}

/** The statements that one request sends, by what PostgreSQL writes down. */
async function statements(kind) {
  const lines = async () => {
    const texts = await Promise.all(cluster.nodes.map((name) => readFile(join(cluster.folder, `patroni-${name}.log`), "utf8")));
    return texts.flatMap((text) => text.split("\n").filter((line) => new RegExp(`^${USER} LOG:.* (execute|statement)`).test(line)));
  };
  const before = (await lines()).length;
  const body = KINDS[kind].replace("NUMBER", randomBytes(6).toString("hex"));
  const response = await fetch(`${cluster.instance("app1")}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
  const answer = await response.json();
  assert.equal(answer.data?.city.partners.edges.length, QUESTION.variables.first, JSON.stringify(answer));
  await sleep(500);
  return (await lines()).slice(before).map((line) => line.replace(/^.*?(execute [^:]*|statement): /, ""));
}

async function writeStatementsDown(isOn) {
  for (const name of cluster.nodes) {
    for (const [setting, value] of [["log_min_duration_statement", "0"], ["log_line_prefix", "'%u '"]]) {
      await cluster.sql(isOn ? `ALTER SYSTEM SET ${setting} = ${value}` : `ALTER SYSTEM RESET ${setting}`, name);
    }
    await cluster.sql("SELECT pg_reload_conf()", name);
  }
  await sleep(500);
}

/** A number in KiB from a file of /proc, in MiB. */
async function mebibytes(pid, file, key) {
  const text = await readFile(`/proc/${pid}/${file}`, "utf8");
  return Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(text)?.[1]) / 1_024;
}

/** What the instances take, and what a session of the database does. */
async function memory() {
  const instances = await Promise.all(cluster.instances.map(async (name) => mebibytes((await pids(name))[0], "status", "VmRSS")));
  const sessions = [];
  for (const name of cluster.nodes) {
    const text = await cluster.sql(`SELECT pid FROM pg_stat_activity WHERE usename = '${USER}'`, name);
    for (const pid of text.split("\n").filter(Boolean)) sessions.push(await mebibytes(pid, "smaps_rollup", "Pss"));
  }
  return { instance: Math.max(...instances), session: Math.max(...sessions) };
}

async function restart(settings) {
  for (const name of cluster.instances) {
    if (cluster.processes.has(name)) await cluster.signal(name, "SIGTERM");
    await cluster.startInstance(name, settings);
  }
  if (cpus().length <= CORE_OF_OTHERS) return;
  for (const name of cluster.instances) await pin(await pids(name), CORE_OF_INSTANCES);
}

async function pin(pids, core) {
  for (const pid of pids) await run("taskset", ["--all-tasks", "--cpu-list", "--pid", String(core), String(pid)]).catch(() => {});
}

async function pinOthers() {
  const names = [...cluster.processes.keys()].filter((name) => !cluster.instances.includes(name));
  for (const name of names) await pin(await pids(name), CORE_OF_OTHERS);
  for (const name of cluster.nodes) await pin(await cluster.postgresPids(name), CORE_OF_OTHERS);
}

const rateOf = (kind) => ((CONNECTIONS * 1_000) / PAUSES[kind]).toLocaleString("en-US");
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function note(direct, from, kind, how, one) {
  (((direct[from] ??= {})[kind] ??= {})[how] ??= []).push(one);
  console.log(`reads from ${from}, ${kind}, ${how}: ${one.cost.instances.toFixed(1)} µs, ${one.rate.toFixed(0)} a second`);
}

/**
 * All figures: `direct[reads][kind][how]` is a list with one for each pass. How is the number of instances that are asked;
 * `nginx` for all of them through nginx, and `full` for one without pauses.
 */
async function measureAll() {
  const found = { direct: {}, statements: {}, connections: {}, memory: {}, alone: {} };
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const from of reads) {
      await restart(READS[from]);
      if (pass === 0) {
        await writeStatementsDown(true);
        for (const kind of kinds) {
          // The first one prepares statements and is not kept; the third one is answered from memory.
          for (let time = 0; time < 3; time += 1) (found.statements[from] ??= {})[kind] = await statements(kind);
        }
        await writeStatementsDown(false);
      }
      for (const kind of kinds) {
        const paced = { pause: PAUSES[kind] };
        for (let count = 1; count <= cluster.instances.length; count += 1) {
          const some = cluster.instances.slice(0, count).map((name) => cluster.instance(name));
          note(found.direct, from, kind, count, await measure(some, kind, paced));
        }
        const all = { pause: PAUSES[kind], connections: CONNECTIONS * cluster.instances.length };
        note(found.direct, from, kind, "nginx", await measure([cluster.address], kind, all));
        note(found.direct, from, kind, "full", await measure([cluster.instance("app1")], kind));
      }
      found.connections[from] = await connections();
      found.memory[from] = await memory();
      const alone = await load([cluster.instance("app1")], "miss", SECONDS, { connections: 1, pause: PAUSES.miss });
      (found.alone[from] ??= []).push(alone.p50);
    }
  }
  return found;
}

const round = (number) => (number >= 100 ? number.toFixed(0) : number.toFixed(1));
const count = (number) => Math.ceil(number).toLocaleString("en-US");

/** The medians of the passes: what the model reckons with. */
function medians(found, from, kind) {
  const runs = found.direct[from][kind];
  const all = [1, 2, 3].flatMap((count) => runs[count]);
  const of = (list, part) => median(list.map(({ cost }) => cost[part]));
  return {
    instances: [1, 2, 3].map((count) => of(runs[count], "instances")),
    growth: [2, 3].map((count) => median(runs[count].map(({ cost }, pass) => cost.instances / runs[1][pass].cost.instances))),
    haproxy: of(all, "haproxy"),
    primary: of(all, "primary"),
    replicas: of(all, "replicas"),
    full: of(runs.full, "instances"),
    nginx: of(runs.nginx, "nginx"),
    bytes: median(all.map(({ bytes }) => bytes)),
    looks: median(runs[3].map(({ looks }) => looks)) / 3,
  };
}

function tables(found) {
  const lines = [
    `CPU time of a request in µs, on ${new Date().toISOString().slice(0, 10)}, with ${cpus()[0].model}; the median of ${PASSES} passes of ${SECONDS} s.`,
    `Each instance gets about ${rateOf("hit")} hits or ${rateOf("miss")} misses a second, and "busy" is one that is asked as fast as it answers.`,
    "The ratios are to one instance in the same pass.",
    "",
    "| reads from | answer | 1 instance | 2 | 3 | ratio of 2 | ratio of 3 | busy | nginx | HAProxy | primary | replicas |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
  ];
  for (const from of reads) {
    for (const kind of kinds) {
      const { instances, growth, full, nginx, haproxy, primary, replicas } = medians(found, from, kind);
      const cells = [...instances.map(round), ...growth.map((ratio) => ratio.toFixed(2)), ...[full, nginx, haproxy, primary, replicas].map(round)];
      lines.push(`| ${from} | ${kind} | ${cells.join(" | ")} |`);
    }
  }
  lines.push("", "What the databases see:", "", "| reads from | statements of a miss | of a hit after a rest | looks at the version | connections to the nodes | a miss, one client, median |", "|---|---|---|---|---|---|");
  for (const from of reads) {
    const said = found.statements[from];
    const { looks } = medians(found, from, "hit");
    const each = Object.values(found.connections[from]).join(" + ");
    lines.push(`| ${from} | ${said.miss.length} | ${said.hit.length} | ${looks.toFixed(0)} a second and instance | ${each} | ${(median(found.alone[from]) / 1_000).toFixed(1)} ms |`);
  }
  const most = (part) => Math.max(...reads.map((from) => found.memory[from][part])).toFixed(0);
  lines.push("", `After this load an instance had ${most("instance")} MiB of memory, and a session of PostgreSQL ${most("session")} MiB of its own.`);
  return [...lines, "", ...model(found)];
}

/** Busy cores at three rates and shares of hits, and what else grows with the rate. */
function model(found) {
  const hit = medians(found, "replicas", "hit");
  const miss = medians(found, "replicas", "miss");
  const held = median(found.alone.replicas) / 1e6;
  const lines = [
    "Reckoned from these, with reads from replicas: cores that are busy all the time.",
    "",
    "| questions a second | hits | nginx | instances | HAProxy | databases | transactions at once | out of nginx |",
    "|---|---|---|---|---|---|---|---|",
  ];
  for (const rate of [100, 10_000, 1_000_000]) {
    for (const share of [0, 0.9, 0.99]) {
      const [hits, misses] = [rate * share, rate * (1 - share)];
      const cores = (part) => (hits * part(hit) + misses * part(miss)) / 1e6;
      const cells = [
        cores(({ nginx }) => nginx), cores(({ instances }) => instances[2]), (misses * miss.haproxy) / 1e6,
        (misses * (miss.primary + miss.replicas)) / 1e6,
      ].map((number) => (number < 10 ? number.toFixed(2) : count(number)));
      const megabits = (rate * hit.bytes * 8) / 1e6;
      const concurrent = misses * held;
      lines.push(`| ${count(rate)} | ${share * 100} % | ${cells.join(" | ")} | ${concurrent < 10 ? concurrent.toFixed(1) : count(concurrent)} | ${count(megabits)} Mbit/s |`);
    }
  }
  return lines;
}

async function writeInto(page, text) {
  const old = await readFile(page, "utf8");
  const [begin, end] = [old.indexOf(MARK), old.indexOf(END)];
  assert.ok(begin >= 0 && end > begin, `${page} lacks the marks`);
  await writeFile(page, `${old.slice(0, begin)}${MARK}\n\n${text}\n\n${old.slice(end)}`);
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => (cluster.isStopping = true));
try {
  await cluster.start(process.env.SISTER_CITIES_BIN, (line) => console.log(line));
  if (cpus().length > CORE_OF_OTHERS) await pinOthers();
  const found = await measureAll();
  const text = tables(found).join("\n");
  for (const from of reads) console.log(`a miss that reads from ${from}:\n${found.statements[from].miss.map((line) => `  ${line}`).join("\n")}`);
  console.log(`\n${text}`);
  if (values.write) await writeInto(values.write, text);
} finally {
  await cluster.stop();
}
