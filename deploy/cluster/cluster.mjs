// A whole cluster on this machine, from the files beside this one: each host of theirs is an address of the loopback
// device, 127.0.0.11 for 10.0.0.11, and each port one that was free. All that is started ends with this process.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { replace } from "../../tests/configuration.mjs";
import { postgresPrograms } from "../../tests/postgres.mjs";
import { bareEnvironment, freePort } from "../../tests/server.mjs";

const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 10_000;
const LINES_OF_LOG = 30;
/** etcd, PostgreSQL and Patroni refuse root or should not have it. */
const IS_ROOT = process.getuid?.() === 0;

/** What the files name, and what it is here. */
const NODES = ["db1", "db2", "db3"];
const INSTANCES = ["app1", "app2", "app3"];
const host = (name) => `127.0.0.${(name.startsWith("db") ? 10 : 20) + Number(name.at(-1))}`;
const NGINX_HOST = "127.0.0.31";
const PORTS = [5432, 8008, 2379, 2380, 5000, 5001, 8000, 80];
const SECRETS = ["superuser", "replication", "rewind", "application"];

const template = (name) => readFile(new URL(name, import.meta.url), "utf8");

/** What is at an address, if anything is: status and text. */
async function get(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: "" };
  }
}

export class Cluster {
  /** @type {Map<string, import("node:child_process").ChildProcess>} */
  processes = new Map();
  nodes = NODES;
  instances = INSTANCES;
  isStopping = false;
  /** @type {(line: string) => void} */
  say = () => {};
  binary = "";
  folder = "";
  programs = "";
  /** @type {Record<number, number>} */
  ports = {};
  /** @type {Record<string, string>} */
  secrets = {};
  primaryUrl = "";
  address = "";

  /** Starts everything, and waits until it answers. */
  async start(binary, say = this.say) {
    if (!binary) throw new Error("SISTER_CITIES_BIN must be the path of the server's binary");
    this.binary = resolve(binary);
    this.say = say;
    await this.prepare();
    await this.startDatabase();
    await this.startServers();
  }

  /** Where everything is, for people. */
  describe() {
    return [
      `nginx      ${this.address}/graphql`,
      ...INSTANCES.map((name) => `${name}       ${this.instance(name)}/graphql`),
      `primary    ${this.primaryUrl}`,
      `replicas   ${this.primaryUrl.replace(`:${this.ports[5000]}/`, `:${this.ports[5001]}/`)}`,
      ...NODES.map((name) => `${name}        http://${host(name)}:${this.ports[8008]}/cluster`),
      `files      ${this.folder}`,
    ].join("\n");
  }

  async prepare() {
    this.folder = await mkdtemp(join(tmpdir(), "sister-cities-cluster-"));
    await chmod(this.folder, 0o711);
    this.programs = await postgresPrograms();
    this.ports = Object.fromEntries(await Promise.all(PORTS.map(async (port) => [port, await freePort()])));
    this.secrets = Object.fromEntries(SECRETS.map((name) => [name, randomBytes(16).toString("hex")]));
    this.primaryUrl = `postgres://sister_cities:${this.secrets.application}@${host("app1")}:${this.ports[5000]}/sister_cities`;
    this.address = `http://${NGINX_HOST}:${this.ports[80]}`;
    for (const name of NODES) await this.ownedFolder(name);
  }

  /** A folder for a program that runs as the user postgres. */
  async ownedFolder(name) {
    const folder = join(this.folder, name);
    await mkdir(folder, { mode: 0o700 });
    if (IS_ROOT) await this.call(["chown", "postgres:", folder]);
  }

  /** One of the files, with the addresses, ports and secrets of this machine. */
  async fill(name, ports, secrets, others = []) {
    const text = replace(await template(name), [
      ...others,
      ...ports.map((port) => [`:${port}`, `:${this.ports[port]}`]),
      ...secrets.map((secret) => [`CHANGE-ME-${secret}`, this.secrets[secret]]),
    ]);
    // The other hosts.
    return text.replaceAll("10.0.0.", "127.0.0.");
  }

  async startDatabase() {
    this.say("etcd: three members");
    await Promise.all(NODES.map((name) => this.startEtcd(name)));
    await this.until("etcd has a leader", async () =>
      (await get(`http://${host("db1")}:${this.ports[2379]}/health`)).text.includes('"true"'));
    this.say("PostgreSQL: three nodes under Patroni");
    await this.startNode("db1");
    await this.until("PostgreSQL has a primary", async () => (await this.primary()) === "db1");
    await Promise.all(["db2", "db3"].map((name) => this.startNode(name)));
    await this.until("PostgreSQL has two replicas", async () => (await this.replicas()).length === 2);
    await this.sql(`CREATE ROLE sister_cities LOGIN PASSWORD '${this.secrets.application}'`, "db1");
    await this.sql("CREATE DATABASE sister_cities OWNER sister_cities", "db1");
    this.say("HAProxy");
    await this.startHaproxy();
    // Until its first checks it takes every node for the primary.
    await this.until("HAProxy finds the primary", async () => {
      for (let place = 0; place < 2 * NODES.length; place += 1) {
        if ((await this.sql("SELECT pg_is_in_recovery()").catch(() => "")).trim() !== "f") return false;
      }
      return true;
    });
    this.say("sister-cities: migrate and seed");
    await this.migrate();
    await this.call([this.binary, "seed", "--database-url", this.primaryUrl]);
  }

  /** Brings the tables to the version of the binary. */
  async migrate() {
    await this.call([this.binary, "migrate", "--database-url", this.primaryUrl]);
  }

  async startServers() {
    this.say("sister-cities: three instances");
    await Promise.all(INSTANCES.map((name) => this.startInstance(name)));
    this.say("nginx");
    await this.startNginx();
    await this.until("nginx answers", async () => (await get(`${this.address}/health/ready`)).status === 200);
  }

  async startEtcd(name) {
    const data = join(this.folder, name, "etcd");
    const text = await this.fill("etcd.env", [2379, 2380], [], [
      ["ETCD_NAME=db1", `ETCD_NAME=${name}`],
      ["_URLS=http://10.0.0.11:", `_URLS=http://${host(name)}:`],
      ["/var/lib/etcd/sister-cities", data],
    ]);
    await this.spawn(`etcd-${name}`, ["etcd"], { owned: true, environment: variables(text) });
  }

  async startNode(name) {
    const folder = join(this.folder, name);
    const file = join(this.folder, `patroni-${name}.yml`);
    const text = await this.fill("patroni.yml", [5432, 8008, 2379], ["superuser", "replication", "rewind"], [
      ["name: db1", `name: ${name}`],
      ["listen: 10.0.0.11:", `listen: ${host(name)}:`],
      ["connect_address: 10.0.0.11:", `connect_address: ${host(name)}:`],
      ["/var/lib/postgresql/15/sister-cities", join(folder, "data")],
      ["/usr/lib/postgresql/15/bin", this.programs],
      ["/var/lib/postgresql/sister-cities.pgpass", join(folder, "pgpass")],
      ["/var/run/postgresql", folder],
    ]);
    await writeFile(file, text, { mode: 0o600 });
    if (IS_ROOT) await this.call(["chown", "postgres:", file]);
    await this.spawn(`patroni-${name}`, ["patroni", file], { owned: true });
  }

  /** One for all instances, with an address for each of their hosts. */
  async startHaproxy() {
    const everywhere = (port) => INSTANCES.map((name) => `${host(name)}:${this.ports[port]}`).join(",");
    const file = join(this.folder, "haproxy.cfg");
    await writeFile(file, await this.fill("haproxy.cfg", [5432], [], [
      ["10.0.0.21:5000", everywhere(5000)],
      ["10.0.0.21:5001", everywhere(5001)],
      ["port 8008", `port ${this.ports[8008]}`],
    ]));
    await this.spawn("haproxy", ["haproxy", "-db", "-f", file]);
  }

  /** With some settings other than the file's, if need be; undefined leaves one out. */
  async startInstance(name, /** @type {Record<string, string | undefined>} */ settings = {}) {
    const environment = variables(await this.fill("sister-cities.env", [5000, 5001, 8000], ["application"],
      [["10.0.0.21", host(name)]]));
    await this.spawn(name, [resolve(this.binary), "serve"], { environment: { ...environment, ...settings } });
    await this.until(`${name} is ready`, async () => (await get(`${this.instance(name)}/health/ready`)).status === 200);
  }

  async startNginx() {
    const site = await this.fill("nginx.conf", [8000], [], [["10.0.0.31:80;", `${NGINX_HOST}:${this.ports[80]};`]]);
    const file = join(this.folder, "nginx.conf");
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${this.folder}/nginx-${name};`);
    await writeFile(file, `daemon off; worker_processes 1; pid ${this.folder}/nginx.pid; error_log stderr warn;
      events { worker_connections 1024; }
      http { access_log off; ${temporary.join(" ")} ${site} }`);
    await this.spawn("nginx", ["nginx", "-e", "stderr", "-p", this.folder, "-c", file]);
  }

  /** The address of an instance, past nginx. */
  instance(name) {
    return `http://${host(name)}:${this.ports[8000]}`;
  }

  /** Where a host is asked for data: HAProxy's ports on an instance's, PostgreSQL's and Patroni's on a node's. */
  databasePorts(name) {
    const ports = NODES.includes(name) ? [5432, 8008] : [5000, 5001];
    return ports.map((port) => ({ host: host(name), port: this.ports[port] }));
  }

  /** What Patroni says of its node, or undefined if it says nothing. */
  async state(name) {
    const { text } = await get(`http://${host(name)}:${this.ports[8008]}/patroni`);
    return text ? JSON.parse(text) : undefined;
  }

  /** The nodes of which Patroni says so. */
  async nodesThat(isSo) {
    const states = await Promise.all(NODES.map((name) => this.state(name)));
    return NODES.filter((_, place) => states[place] && isSo(states[place]));
  }

  /** The node that is the primary. */
  async primary() {
    return (await this.nodesThat(({ state, role }) => state === "running" && role === "master"))[0];
  }

  async replicas() {
    return this.nodesThat(({ state, role }) => state === "running" && role === "replica");
  }

  /** The replicas that Patroni would make the primary, since they have all that is done. */
  async candidates() {
    return this.nodesThat(({ sync_standby: isSynchronous }) => isSynchronous);
  }

  /** Statements as the superuser: on the primary, or on a node by its name. */
  sql(text, name) {
    const place = name ? `${host(name)}:${this.ports[5432]}` : `${host("app1")}:${this.ports[5000]}`;
    const url = `postgres://postgres:${this.secrets.superuser}@${place}/postgres?connect_timeout=3`;
    return this.call([join(this.programs, "psql"), url, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", text]);
  }

  /** The processes of a node: Patroni, PostgreSQL and what that forked. */
  async pids(name) {
    const patroni = this.processes.get(`patroni-${name}`)?.pid;
    return [...(patroni === undefined ? [] : [patroni]), ...(await this.postgresPids(name))];
  }

  /** PostgreSQL of a node, and what that forked. */
  async postgresPids(name) {
    const main = Number((await readFile(join(this.folder, name, "data", "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0]);
    // A number that is left from a process that was killed may be another one's by now.
    const command = main > 0 ? await readFile(`/proc/${main}/cmdline`, "utf8").catch(() => "") : "";
    return command.includes(join(this.folder, name, "data")) ? [main, ...(await children(main))] : [];
  }

  /** A signal to PostgreSQL's processes of a node; Patroni is left. */
  async signalPostgres(name, signal) {
    for (const pid of await this.postgresPids(name)) kill(pid, signal);
  }

  /** A signal to all processes of a node, as if its host were frozen or lost. */
  async signalNode(name, signal) {
    for (const pid of await this.pids(name)) kill(pid, signal);
    if (signal === "SIGKILL") await this.gone(`patroni-${name}`);
  }

  /** A signal to one process by its name: an instance, `etcd-db1`, `nginx`. */
  async signal(name, signal) {
    const child = this.processes.get(name);
    if (!child) throw new Error(`${name} does not run`);
    kill(child.pid, signal);
    if (["SIGKILL", "SIGTERM"].includes(signal)) await this.gone(name);
  }

  async gone(name) {
    const child = this.processes.get(name);
    if (child && child.exitCode === null && child.signalCode === null) await once(child, "exit");
    this.processes.delete(name);
  }

  /** Starts a program that runs on, with its output in a file of its name. */
  async spawn(name, command, /** @type {{owned?: boolean, environment?: Record<string, string>}} */ { owned = false, environment = {} } = {}) {
    const log = await open(join(this.folder, `${name}.log`), "a");
    // The system ends what this process leaves behind.
    const guard = ["setpriv", "--pdeathsig", "TERM"];
    if (owned && IS_ROOT) guard.push("--reuid", "postgres", "--regid", "postgres", "--init-groups");
    const child = spawn(guard[0], [...guard.slice(1), ...command], {
      cwd: owned ? "/" : this.folder,
      // Where Debian has servers; a user's path may lack it.
      env: { ...bareEnvironment(), PATH: `${process.env.PATH}:/usr/sbin`, ...environment },
      stdio: ["ignore", log.fd, log.fd],
    });
    child.on("error", () => {});
    await log.close();
    this.processes.set(name, child);
  }

  /** Runs a program to its end, and gives what it printed. */
  async call(command) {
    const child = spawn(command[0], command.slice(1), { cwd: "/", env: bareEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`${command[0]}: ${code}\n${stdout}${stderr}`);
    return stdout;
  }

  async until(what, isSo, withinMs = READY_WITHIN_MS) {
    for (const deadline = Date.now() + withinMs; !(await isSo()); ) {
      for (const [name, child] of this.processes) {
        if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}\n${await this.log(name)}`);
      }
      if (this.isStopping) throw new Error(`stopped before ${what}`);
      if (Date.now() > deadline) throw new Error(`not within ${withinMs / 1_000} s: ${what}\n${await this.logs()}`);
      await sleep(200);
    }
  }

  /** The last lines of what a program wrote. */
  async log(name) {
    const text = await readFile(join(this.folder, `${name}.log`), "utf8").catch(() => "");
    return text.trim().split("\n").slice(-LINES_OF_LOG).map((line) => `${name}: ${line}`).join("\n");
  }

  async logs() {
    return (await Promise.all([...this.processes.keys()].map((name) => this.log(name)))).join("\n");
  }

  /** The errors that instances mask in their answers, a few lines of each. */
  async complaints() {
    const texts = await Promise.all(INSTANCES.map((name) => readFile(join(this.folder, `${name}.log`), "utf8")));
    return texts.flatMap((text, place) => text.split("\n").filter((line) => line.includes("for a reason of ours")).slice(0, LINES_OF_LOG)
      .map((line) => `${INSTANCES[place]}: ${line}`)).join("\n");
  }

  /** Ends all that was started, and removes the folder. The data are thrown away, so PostgreSQL is not asked to save them. */
  async stop() {
    this.isStopping = true;
    for (const name of NODES) await this.signalNode(name, "SIGKILL");
    const rest = [...this.processes.keys()];
    for (const { pid } of this.processes.values()) {
      for (const signal of ["SIGCONT", "SIGTERM"]) kill(pid, signal);
    }
    const overdue = setTimeout(() => {
      for (const { pid } of this.processes.values()) kill(pid, "SIGKILL");
    }, STOPPED_WITHIN_MS);
    await Promise.all(rest.map((name) => this.gone(name)));
    clearTimeout(overdue);
    if (this.folder) await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** The variables of a file of lines NAME=VALUE. */
function variables(text) {
  const lines = text.split("\n").filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

/** What a process has forked. */
export async function children(pid) {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text.split(" ").filter(Boolean).map(Number);
}

/** A signal to a process, which may have ended meanwhile. */
function kill(pid, signal) {
  try {
    if (pid) process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
