// Runs the server's commands and looks into what they leave behind.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";

import { bareEnvironment } from "../server.mjs";

if (!process.env.SISTER_CITIES_BIN) throw new Error("SISTER_CITIES_BIN must be the path of the server's binary");

export const BINARY = resolve(process.env.SISTER_CITIES_BIN);
const here = (path) => new URL(path, import.meta.url).pathname;
const WORLD = ["cities.csv", "links.csv"].map((name) => here(`../it/data/world/${name}`));
const OVERDUE_MS = 60_000;

/** The arguments of each command that writes. */
export const WRITERS = { seed: ["seed"], import: ["import", ...WORLD] };

/** Runs a program to its end, or kills it after some milliseconds. */
export function run(command, { cwd, killAfterMs, input = "" } = {}) {
  return new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(command[0], command.slice(1), { cwd, env: bareEnvironment() });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    // A program that ends without reading its input is no fault of this one.
    child.stdin.on("error", () => {}).end(input);
    const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs ?? OVERDUE_MS);
    child.on("error", failed);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      done({ code, signal, stdout, stderr, ms: performance.now() - started });
    });
  });
}

/** Runs a program that has to succeed, and gives what it printed. */
export async function succeed(command, options) {
  const { code, signal, stdout, stderr } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")}: ${signal ?? code}\n${stdout}${stderr}`);
  return stdout;
}

/** Runs a command of the server, for example `sisterCities("seed", {cwd: folder})`. */
export function sisterCities(name, { wrapper = [], settings = [], ...options } = {}) {
  return run([...wrapper, BINARY, ...WRITERS[name], ...settings], options);
}

/** A new folder that is gone after the test. */
export async function newFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-faults-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What SQLite says of a file: whether it is whole, how many rows there are, and a digest of them all. */
export async function inspect(file) {
  return JSON.parse(await succeed(["python3", here("inspect.py"), file]));
}
