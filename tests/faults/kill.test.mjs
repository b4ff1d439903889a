// `kill -9` in the middle of a first seed or an import: afterwards the data are the old ones or the new ones, whole.
import assert from "node:assert/strict";
import { copyFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { inspect, newFolder, sisterCities, succeed } from "./command.mjs";
import { Cluster } from "./postgres.mjs";
import { Random } from "../random.mjs";

// FAULTS_KILLS=10 kills ten times as often.
const FACTOR = Number(process.env.FAULTS_KILLS ?? 1);
const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);

/** Moments spread over a run and a little more, one at random in each equal part, as shares of its duration. */
function moments(count, seed) {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, part) => ((part + random.next()) / count) * 1.05);
}

/**
 * Kills the command at each moment, and looks at the data afterwards.
 *
 * `prepare` makes a database with the old data, `look` reads it.
 */
async function killOften({ name, command, count, prepare, look }) {
  const whole = await prepare("whole");
  const old = await look(whole);
  const full = await sisterCities(command, whole);
  assert.equal(full.code, 0, full.stderr);
  const fresh = await look(whole);
  assert.notEqual(fresh.digest, old.digest);
  let { ms } = full;
  const seen = { killed: 0, ended: 0, old: 0, new: 0, recovered: 0 };
  for (const [round, share] of moments(count, SEED).entries()) {
    const moment = share * ms;
    const where = `${name}, seed ${SEED}, round ${round}, killed after ${moment.toFixed(1)} ms`;
    const database = await prepare(`round${round}`);
    const { signal, stderr } = await sisterCities(command, { ...database, killAfterMs: moment });
    assert.ok(signal === "SIGKILL" || signal === null, `${where}: ${signal} ${stderr}`);
    seen[signal === "SIGKILL" ? "killed" : "ended"] += 1;
    seen.recovered += await database.leftovers();
    const data = await look(database);
    assert.ok([old.digest, fresh.digest].includes(data.digest), `${where}: neither old nor new: ${JSON.stringify(data)}`);
    seen[data.digest === old.digest ? "old" : "new"] += 1;
    const again = await sisterCities(command, database);
    assert.equal(again.code, 0, `${where}: again: ${again.stderr}`);
    // Other work on the machine makes runs slower or faster; what was old is a whole run again.
    if (data.digest === old.digest) ms = again.ms;
    assert.equal((await look(database)).digest, fresh.digest, `${where}: again`);
    await database.drop();
  }
  console.log(`${name}: seed ${SEED}, ${ms.toFixed(0)} ms a run, ${count} rounds: ${JSON.stringify(seen)}`);
  assert.ok(seen.killed >= count / 2, "most rounds must end by the kill");
  assert.ok(seen.old > 0, "some rounds must be killed before the end of the transaction");
}

for (const [command, count] of [["seed", 25], ["import", 50]]) {
  test(`SQLite, ${command}`, async (t) => {
    const folder = await newFolder(t);
    const template = join(folder, "template.db");
    const settings = (file) => ["--database-url", `sqlite://${file}?mode=rwc`];
    if (command === "import") {
      assert.equal((await sisterCities("seed", { settings: settings(template) })).code, 0);
    }
    await killOften({
      name: `SQLite, ${command}`,
      command,
      count: count * FACTOR,
      async prepare(name) {
        const file = join(folder, `${name}.db`);
        if (command === "import") await copyFile(template, file);
        return {
          file,
          settings: settings(file),
          // Whether there is a log from which the next one to open the file has to recover.
          leftovers: async () => Number((await stat(`${file}-wal`).catch(() => ({ size: 0 }))).size > 0),
          drop: () => succeed(["rm", "-f", file, `${file}-wal`, `${file}-shm`]),
        };
      },
      async look({ file }) {
        const data = await inspect(file);
        assert.equal(data.integrity, "ok");
        assert.equal(data.brokenKeys, 0);
        return data;
      },
    });
  });
}

let cluster;
before(async () => (cluster = await Cluster.create()));
after(async () => cluster?.remove());

for (const [command, count] of [["seed", 10], ["import", 10]]) {
  test(`PostgreSQL, ${command}`, async () => {
    const template = command === "import" ? "seeded" : "template1";
    if (command === "import") {
      await cluster.sql("CREATE DATABASE seeded");
      assert.equal((await sisterCities("seed", { settings: ["--database-url", cluster.url("seeded")] })).code, 0);
    }
    await killOften({
      name: `PostgreSQL, ${command}`,
      command,
      count: count * FACTOR,
      async prepare(name) {
        const database = `${command}_${name}`;
        await cluster.sql(`CREATE DATABASE ${database} TEMPLATE ${template}`);
        return {
          database,
          settings: ["--database-url", cluster.url(database)],
          // The sessions of the killed process must end by themselves.
          async leftovers() {
            const sessions = `SELECT count(*) FROM pg_stat_activity WHERE datname = '${database}'`;
            let count = Number(await cluster.sql(sessions));
            const found = Number(count > 0);
            for (const deadline = Date.now() + 5_000; count > 0 && Date.now() < deadline; ) {
              count = Number(await cluster.sql(sessions));
            }
            assert.equal(count, 0, "a session outlives its client");
            return found;
          },
          drop: () => cluster.sql(`DROP DATABASE ${database}`),
        };
      },
      look: ({ database }) => cluster.inspect(database),
    });
  });
}
