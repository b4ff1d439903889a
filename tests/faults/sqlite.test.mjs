// The file of SQLite is locked, read-only or on a full disk: errors are clear, and nothing is corrupt.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdtemp, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";

import { PARTNERS } from "../partners.mjs";
import { startServer } from "../server.mjs";
import { BINARY, inspect, newFolder, run, sisterCities, succeed } from "./command.mjs";

const NAME = "sister-cities.db";
const QUESTIONS = 20;
/** SQLite waits for a lock this long. */
const BUSY_MS = 5_000;
const SLACK_MS = 10_000;
/** Permissions do not hold root back, but for these capabilities. */
const HELD_BACK = process.getuid() === 0 ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"] : [];

let seeded, old;
before(async (t) => {
  const folder = await newFolder(t);
  seeded = join(folder, NAME);
  assert.equal((await sisterCities("seed", { cwd: folder })).code, 0);
  assert.deepEqual(await readdir(folder), [NAME], "one file is the whole database");
  old = await inspect(seeded);
});

async function copy(test) {
  const folder = await newFolder(test);
  await copyFile(seeded, join(folder, NAME));
  return folder;
}

/** Asks a server some questions at once: how many of the answers are right. */
async function right(server) {
  const query = "{ home { name partners(first: 1) { totalCount } } }";
  const ask = async () => {
    const answer = await fetch(`${server.address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    return text === `{"data":{"home":{"name":"Wenzhou","partners":{"totalCount":${PARTNERS}}}}}`;
  };
  const answers = await Promise.all(Array.from({ length: QUESTIONS }, ask));
  return answers.filter(Boolean).length;
}

/** Serves, asks and stops; nothing may have changed. */
async function served(folder, options = {}) {
  const server = await startServer(BINARY, options.settings, { folder, wrapper: options.wrapper });
  try {
    assert.equal(await right(server), QUESTIONS);
    return server.output();
  } finally {
    await server.stop();
  }
}

/** A serve that has to end by itself, with what it said. */
async function refusedToServe(folder, { wrapper = [], settings = [] } = {}) {
  const command = [...wrapper, BINARY, "serve", "--listen", "127.0.0.1:0", ...settings];
  const ended = await run(command, { cwd: folder, killAfterMs: 30_000 });
  assert.equal(ended.code, 1, `${ended.signal} ${ended.stdout} ${ended.stderr}`);
  return { said: lastLine(ended.stderr), ms: ended.ms };
}

function lastLine(text) {
  return text.trim().split("\n").at(-1);
}

async function unchanged(folder) {
  assert.deepEqual(await inspect(join(folder, NAME)), old);
}

/** Another process that holds the file's write lock until it is released. */
async function lock(file) {
  const program = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
database.execute("ROLLBACK")
`;
  const child = spawn("python3", ["-c", program, file], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  return async () => {
    child.stdin.end();
    await exited;
  };
}

test("a server reads on while another process has the file locked", async (t) => {
  const folder = await copy(t);
  const server = await startServer(BINARY, [], { folder });
  t.after(() => server.stop());
  const release = await lock(join(folder, NAME));
  try {
    const count = await right(server);
    const { status } = await fetch(`${server.address}/health/ready`);
    console.log(`locked while serving: ${count} of ${QUESTIONS} answers right, /health/ready ${status}`);
    assert.equal(count, QUESTIONS);
    assert.equal(status, 200);
  } finally {
    await release();
  }
});

test("a start or an import on a locked file ends with a clear message", async (t) => {
  const folder = await copy(t);
  const release = await lock(join(folder, NAME));
  try {
    const [start, load] = await Promise.all([refusedToServe(folder), sisterCities("import", { cwd: folder })]);
    console.log(`start while locked: after ${start.ms.toFixed(0)} ms '${start.said}'`);
    console.log(`import while locked: after ${load.ms.toFixed(0)} ms '${lastLine(load.stderr)}'`);
    assert.equal(load.code, 1);
    for (const { said, ms } of [start, { said: lastLine(load.stderr), ms: load.ms }]) {
      assert.match(said, /^error: .*database is locked/);
      assert.ok(ms >= BUSY_MS && ms < BUSY_MS + SLACK_MS, `${ms} ms`);
    }
  } finally {
    await release();
  }
  await unchanged(folder);
  await served(folder);
});

test("a file or folder that cannot be written is served as it is, and an import refused", async (t) => {
  const folder = await copy(t);
  await chmod(join(folder, NAME), 0o444);
  const wrapper = HELD_BACK;
  const load = await sisterCities("import", { cwd: folder, wrapper });
  console.log(`import into a read-only file: '${lastLine(load.stderr)}'`);
  assert.equal(load.code, 1);
  assert.match(lastLine(load.stderr), /^error: .*readonly database/);
  assert.match(await served(folder, { wrapper }), /WARN.*read-only/);
  await unchanged(folder);
  await rm(join(folder, `${NAME}-wal`), { force: true });
  await rm(join(folder, `${NAME}-shm`), { force: true });
  await chmod(folder, 0o555);
  // Readers of a file with a log make a small file beside it, which they cannot here.
  const refused = await refusedToServe(folder, { wrapper });
  console.log(`start in a read-only folder: '${refused.said}'`);
  assert.match(refused.said, /^error: .*readonly database.*write sqlite:\/\/FILE\?immutable=true/);
  const settings = ["--database-url", `sqlite://${NAME}?immutable=true`];
  assert.match(await served(folder, { wrapper, settings }), /WARN.*read-only/);
  assert.deepEqual(await readdir(folder), [NAME]);
  await chmod(folder, 0o755);
});

test("a read-only file without data is not served", async (t) => {
  const folder = await newFolder(t);
  await writeFile(join(folder, NAME), "");
  await chmod(join(folder, NAME), 0o444);
  const { said } = await refusedToServe(folder, { wrapper: HELD_BACK });
  console.log(`start on a read-only file without data: '${said}'`);
  assert.match(said, /^error: .*readonly database/);
});

/** A small disk: a tmpfs, or where mounting is not permitted, a limit on the size of each file. */
async function smallDisk(test, bytes) {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-disk-"));
  test.after(async () => {
    // Lazily: a server that outlives a failing test still has files there.
    await run(["umount", "--lazy", folder]);
    await rm(folder, { recursive: true, force: true });
  });
  const mounted = await run(["mount", "-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder]);
  if (mounted.code === 0) {
    return {
      kind: "tmpfs",
      folder,
      wrapper: [],
      grow: (size) => succeed(["mount", "-o", `remount,size=${size}`, folder]),
      async fill(leaveBytes = 0) {
        const { bavail, bsize } = await statfs(folder);
        await writeFile(join(folder, "ballast"), Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)));
      },
    };
  }
  // Whoever writes beyond the limit would get a signal that ends it; ignored, it gets an error.
  const limited = ["bash", "-c", `trap "" XFSZ; exec prlimit --fsize=${bytes} "$@"`, "limited"];
  const disk = { kind: "RLIMIT_FSIZE", folder, wrapper: limited, fill: async () => {} };
  disk.grow = async () => (disk.wrapper = []);
  return disk;
}

const FULL = /^error: .*(database or disk is full|disk I\/O error)/;

test("a first seed on a full disk", async (t) => {
  const disk = await smallDisk(t, 1024 * 1024);
  const first = await sisterCities("seed", { cwd: disk.folder, wrapper: disk.wrapper });
  console.log(`seed on a full disk (${disk.kind}): exit ${first.code}, '${lastLine(first.stderr)}'`);
  assert.equal(first.code, 1);
  assert.match(lastLine(first.stderr), FULL);
  assert.equal((await inspect(join(disk.folder, NAME))).digest, "empty");
  assert.match((await refusedToServe(disk.folder, { wrapper: disk.wrapper })).said, FULL);
  await disk.grow(32 * 1024 * 1024);
  assert.equal((await sisterCities("seed", { cwd: disk.folder, wrapper: disk.wrapper })).code, 0);
  await unchanged(disk.folder);
});

test("an import on a full disk beside a server", async (t) => {
  const disk = await smallDisk(t, 8 * 1024 * 1024);
  await copyFile(seeded, join(disk.folder, NAME));
  const server = await startServer(BINARY, [], { folder: disk.folder, wrapper: disk.wrapper });
  t.after(() => server.stop());
  assert.equal(await right(server), QUESTIONS);
  if (disk.kind === "RLIMIT_FSIZE") disk.wrapper[2] = disk.wrapper[2].replace(/fsize=\d+/, "fsize=65536");
  await disk.fill();
  const load = await sisterCities("import", { cwd: disk.folder, wrapper: disk.wrapper });
  const count = await right(server);
  const ready = (await fetch(`${server.address}/health/ready`)).status;
  console.log(`import on a full disk (${disk.kind}): exit ${load.code}, '${lastLine(load.stderr)}'; `
    + `meanwhile ${count} of ${QUESTIONS} answers right, /health/ready ${ready}`);
  assert.equal(load.code, 1);
  assert.match(lastLine(load.stderr), FULL);
  assert.equal(count, QUESTIONS);
  assert.equal(ready, 200);
  await server.stop();
  await disk.fill(128 * 1024);
  await unchanged(disk.folder);
  await served(disk.folder, { wrapper: disk.wrapper });
  await rm(join(disk.folder, "ballast"), { force: true });
  await disk.grow(32 * 1024 * 1024);
  assert.equal((await sisterCities("import", { cwd: disk.folder, wrapper: disk.wrapper })).code, 0);
  assert.equal((await inspect(join(disk.folder, NAME))).integrity, "ok");
});

test("a start on a disk without a single free byte", async (t) => {
  const disk = await smallDisk(t, 8 * 1024 * 1024);
  if (disk.kind !== "tmpfs") {
    t.skip("only root may mount a small disk");
    return;
  }
  await copyFile(seeded, join(disk.folder, NAME));
  await disk.fill();
  const { said } = await refusedToServe(disk.folder);
  console.log(`start without a free byte: '${said}'`);
  assert.match(said, FULL);
  await rm(join(disk.folder, "ballast"));
  await unchanged(disk.folder);
  await served(disk.folder);
});
