// Starts a sister-cities server in an empty folder on a free port, and stops it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 10_000;

/** A port that was free a moment ago. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, "close");
  return port;
}

/** Only what a program needs to run: settings of this shell must not reach the server. */
export function bareEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SISTER_CITIES_")));
}

/**
 * The address of a new server, the folder with its database, its process, and how to stop it.
 *
 * A given folder is used as it is and kept; a given port is that of a server that was stopped. `wrapper` is a command that runs the command behind it.
 */
export async function startServer(binary = process.env.SISTER_CITIES_BIN, settings = [], options = {}) {
  if (!binary) throw new Error("SISTER_CITIES_BIN must be the path of the server's binary");
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "sister-cities-")));
  const port = options.port ?? (await freePort());
  const command = [...(options.wrapper ?? []), resolve(binary)];
  command.push("serve", "--listen", `127.0.0.1:${port}`, ...settings);
  const child = spawn(command[0], command.slice(1), {
    cwd: folder,
    env: { ...bareEnvironment(), ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  let failed;
  child.on("error", (error) => (failed = error));

  async function stop() {
    if (!failed && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      const overdue = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
      await exited;
      clearTimeout(overdue);
    }
    if (!options.folder) await rm(folder, { recursive: true, force: true });
  }

  const address = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(address))) {
    if (failed || child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the server did not become ready: ${failed ?? ""}\n${output}`);
    }
    await sleep(100);
  }
  return { address, folder, child, stop, output: () => output };
}

/** Whether a server answers there that has data. */
export async function isReady(address) {
  try {
    return (await fetch(`${address}/health/ready`)).ok;
  } catch {
    return false;
  }
}
