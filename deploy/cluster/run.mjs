#!/usr/bin/env node
// The cluster of docs/scale.md on this machine: starts it, says where it is, and stops it when the time is over.
//
//     SISTER_CITIES_BIN=target/debug/sister-cities node deploy/cluster/run.mjs --for 10m
import { parseArgs } from "node:util";

import { Cluster } from "./cluster.mjs";

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 };
const LONGEST_MS = UNITS.h;
const USAGE = "usage: run.mjs [--for 10m], at most 1h";

const { values } = parseArgs({ options: { for: { type: "string", default: "10m" } } });
const [, number, unit] = /^(\d+)([smh])$/.exec(values.for) ?? [];
const lastsMs = Number(number) * UNITS[unit];
if (!(lastsMs <= LONGEST_MS)) {
  console.error(USAGE);
  process.exit(2);
}

const end = new AbortController();
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => end.abort(signal));
const parent = process.ppid;
setInterval(() => process.ppid === parent || end.abort("who started it is gone"), 1_000).unref();

const cluster = new Cluster();
end.signal.addEventListener("abort", () => (cluster.isStopping = true));
try {
  await cluster.start(process.env.SISTER_CITIES_BIN, (line) => console.log(line));
  console.log(cluster.describe());
  setTimeout(() => end.abort(`${values.for} are over`), lastsMs).unref();
  console.log(`it stops in ${values.for}, or by Ctrl+C`);
  while (!end.signal.aborted) await new Promise((resume) => setTimeout(resume, 200));
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await cluster.stop();
}
if (end.signal.aborted) console.log(`stopped: ${end.signal.reason}`);
