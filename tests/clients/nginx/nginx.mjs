// nginx by docs/nginx.conf, with ports and folders of the test's own, in front of a server that counts.
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replace } from "../../configuration.mjs";
import { freePort } from "../../server.mjs";
import { startProxy } from "../proxy.mjs";

const SITE = new URL("../../../docs/nginx.conf", import.meta.url);

/** Passes requests on to `address` and remembers them. */
export async function startCounter(address) {
  const passed = [];
  const counter = createServer((incoming, outgoing) => {
    const onward = request(new URL(incoming.url, address), { method: incoming.method, headers: incoming.headers });
    onward.on("response", (answer) => {
      passed.push({ method: incoming.method, path: incoming.url, status: answer.statusCode, known: incoming.headers["if-none-match"] });
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(counter, "listening");
  const stop = () => {
    counter.close();
    counter.closeAllConnections();
  };
  return { port: counter.address().port, passed, stop };
}

/** Starts nginx in front of a port of this machine. */
export async function startNginx(upstream) {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-nginx-"));
  const cache = join(folder, "cache");
  await mkdir(cache);
  // Its workers run as another user.
  await chmod(folder, 0o755);
  await chmod(cache, 0o777);
  const port = await freePort();
  const site = replace(await readFile(SITE, "utf8"), [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["http://127.0.0.1:8000", `http://127.0.0.1:${upstream}`],
    ["/var/cache/nginx/sister-cities", cache],
  ]);
  const configuration = join(folder, "nginx.conf");
  await writeFile(
    configuration,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr warn;
     events { worker_connections 64; }
     http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
       fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
       ${site} }`,
  );
  const address = `http://127.0.0.1:${port}`;
  return startProxy("nginx", ["-p", folder, "-c", configuration], { folder, address, withinMs: 5_000, isReady: listens });
}

async function listens(address) {
  try {
    await fetch(`${address}/health/live`);
    return true;
  } catch {
    return false;
  }
}
