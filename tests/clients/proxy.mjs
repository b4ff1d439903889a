// A program in front of a server, with a folder of its own: started until it answers, and stopped.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const BETWEEN_ATTEMPTS_MS = 50;

/**
 * Starts a program that listens at an address; the folder is gone when it is stopped.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ folder: string, address: string, withinMs: number, isReady: (address: string) => Promise<boolean> }} place
 */
export async function startProxy(program, parameters, { folder, address, withinMs, isReady }) {
  const child = spawn(program, parameters, { stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  let failed;
  child.on("error", (error) => (failed = error));

  async function stop() {
    if (!failed && child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
  for (let attempt = 0; !(await isReady(address)); attempt += 1) {
    if (failed || child.exitCode !== null || attempt > withinMs / BETWEEN_ATTEMPTS_MS) {
      await stop();
      throw new Error(`${program} does not start: ${failed ?? ""}\n${complaints}`);
    }
    await sleep(BETWEEN_ATTEMPTS_MS);
  }
  return { address, stop };
}
