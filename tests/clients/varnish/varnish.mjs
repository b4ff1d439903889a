// Varnish by docs/varnish.vcl, with a port of the test's own.
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replace } from "../../configuration.mjs";
import { freePort, isReady } from "../../server.mjs";
import { startProxy } from "../proxy.mjs";

const VCL = new URL("../../../docs/varnish.vcl", import.meta.url);

/** Starts Varnish in front of a port of this machine. */
export async function startVarnish(upstream) {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-varnish-"));
  const site = replace(await readFile(VCL, "utf8"), [['.port = "8000";', `.port = "${upstream}";`]]);
  const file = join(folder, "site.vcl");
  await writeFile(file, site);
  const port = await freePort();
  const parameters = ["-F", "-n", folder, "-a", `127.0.0.1:${port}`, "-f", file, "-s", "malloc,64M", "-j", "none"];
  const address = `http://127.0.0.1:${port}`;
  // It compiles its configuration first.
  return startProxy("varnishd", parameters, { folder, address, withinMs: 20_000, isReady });
}
