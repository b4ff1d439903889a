// Varnish by docs/varnish.vcl, with a port of the test's own.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../../server.mjs";

const VCL = new URL("../../../docs/varnish.vcl", import.meta.url);

/** Starts Varnish in front of a port of this machine. */
export async function startVarnish(upstream) {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-varnish-"));
  const text = await readFile(VCL, "utf8");
  if (!text.includes('.port = "8000";')) throw new Error("docs/varnish.vcl has no port 8000");
  const file = join(folder, "site.vcl");
  await writeFile(file, text.replace('.port = "8000";', `.port = "${upstream}";`));
  const port = await freePort();
  const parameters = ["-F", "-n", folder, "-a", `127.0.0.1:${port}`, "-f", file, "-s", "malloc,64M", "-j", "none"];
  const varnish = spawn("varnishd", parameters, { stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  varnish.stderr.setEncoding("utf8").on("data", (part) => (complaints += part));
  let failed;
  varnish.on("error", (error) => (failed = error));

  async function stop() {
    if (!failed && varnish.exitCode === null) {
      varnish.kill("SIGTERM");
      await once(varnish, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; !(await isReady(address)); attempt += 1) {
    if (failed || varnish.exitCode !== null || attempt > 200) {
      await stop();
      throw new Error(`varnish does not start: ${failed ?? ""}\n${complaints}`);
    }
    await sleep(100);
  }
  /** A counter of its own, such as `MAIN.cache_hit`. */
  async function figure(name) {
    const { stdout } = await promisify(execFile)("varnishstat", ["-n", folder, "-1", "-f", name]);
    return Number(stdout.trim().split(/\s+/)[1]);
  }
  return { address, stop, figure };
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/health/ready`)).ok;
  } catch {
    return false;
  }
}
