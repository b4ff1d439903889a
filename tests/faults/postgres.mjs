// A private PostgreSQL cluster on a free port of this machine, which can be stopped, started and frozen.
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { postgresPrograms } from "../postgres.mjs";
import { freePort } from "../server.mjs";
import { run, succeed } from "./command.mjs";

/** PostgreSQL refuses to run as root. */
const user = process.getuid() === 0 ? ["runuser", "-u", "postgres", "--"] : [];

export class Cluster {
  static async create() {
    const cluster = new Cluster();
    cluster.programs = await postgresPrograms();
    cluster.folder = await mkdtemp(join(tmpdir(), "sister-cities-postgres-"));
    cluster.data = join(cluster.folder, "data");
    cluster.password = randomBytes(16).toString("hex");
    const secret = join(cluster.folder, "password");
    await writeFile(secret, cluster.password, { mode: 0o600 });
    if (user.length > 0) await succeed(["chown", "-R", "postgres:", cluster.folder]);
    // Proving a password without sending it takes a debug build a second of work for each connection, in which it
    // answers nobody; here nobody listens on the way.
    await cluster.call("initdb", ["--pgdata", cluster.data, "--username", "postgres", "--pwfile", secret,
      "--auth", "password", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]);
    cluster.port = await freePort();
    await cluster.start();
    return cluster;
  }

  call(program, parameters) {
    return succeed([...user, join(this.programs, program), ...parameters], { cwd: this.folder });
  }

  async start() {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder} -c fsync=off`;
    const log = join(this.folder, "log");
    await this.call("pg_ctl", ["start", "--pgdata", this.data, "--log", log, "--wait", "--silent", "--options", options]);
  }

  /** Stops it: `fast` ends connections in order, `immediate` is a crash. */
  async stop(mode) {
    await this.call("pg_ctl", ["stop", "--pgdata", this.data, "--mode", mode, "--wait", "--silent"]);
  }

  /** Sends a signal to all its processes: SIGSTOP freezes them with their connections open. */
  async signal(name) {
    const main = Number((await readFile(join(this.data, "postmaster.pid"), "utf8")).split("\n")[0]);
    const children = await readFile(`/proc/${main}/task/${main}/children`, "utf8");
    for (const pid of [main, ...children.trim().split(" ").filter(Boolean).map(Number)]) {
      try {
        process.kill(pid, name);
      } catch (error) {
        // A process of one connection may have ended meanwhile.
        if (error.code !== "ESRCH") throw error;
      }
    }
  }

  url(database = "postgres") {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  sql(text, database) {
    return succeed([join(this.programs, "psql"), this.url(database), "-qAtX", "-v", "ON_ERROR_STOP=1"], { input: text });
  }

  /** How many rows a database has, and a digest of them all. */
  async inspect(database) {
    const names = await this.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1", database);
    // When a migration ran is no part of the data.
    const tables = names.trim().split("\n").filter((name) => name && name !== "seaql_migrations");
    if (tables.length === 0) return { tables: 0, rows: 0, digest: "empty" };
    const each = tables.map((name) => `SELECT '${name}' AS name, count(*) AS rows,
      md5(coalesce(string_agg(t::text, '' ORDER BY t::text COLLATE "C"), '')) AS digest FROM "${name}" t`);
    const answer = await this.sql(`SELECT sum(rows), md5(string_agg(name || digest, '' ORDER BY name))
      FROM (${each.join(" UNION ALL ")}) AS each`, database);
    const [rows, digest] = answer.trim().split("|");
    return { tables: tables.length, rows: Number(rows), digest: rows === "0" ? "empty" : digest };
  }

  async remove() {
    await this.signal("SIGCONT").catch(() => {});
    await run([...user, join(this.programs, "pg_ctl"), "stop", "--pgdata", this.data, "--mode", "immediate", "--wait", "--silent"]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
