// The checker finds what it is for: servers that break each of the promises, on purpose, and one that keeps them.
import assert from "node:assert/strict";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { Checker } from "./checker.mjs";
import { QUESTIONS, files, judge } from "./probe.mjs";

const READS = 300;
const POPULATION = 100_000;

/** The data of an answer that says a number as often as the question wants. */
function saying(name, number) {
  return Array.from({ length: QUESTIONS[name].says }, () => ({ population: { value: POPULATION + number } }));
}

/**
 * A server whose version grows every twentieth answer; `spoil` changes an answer before it is sent.
 * @param {(answer: any, count: number) => void} spoil
 */
async function startFake(test, spoil = () => {}) {
  let count = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => (body += part));
    request.on("end", () => {
      count += 1;
      const query = body ? JSON.parse(body).query : new URL(request.url ?? "", "http://fake").searchParams.get("query");
      const name = Object.keys(QUESTIONS).find((each) => QUESTIONS[each].query === query);
      const version = 1 + Math.floor(count / 20);
      const answer = { status: 200, version, json: { data: { dataset: { revision: version }, all: saying(name, version) } } };
      spoil(answer, count);
      if (answer.status === 0) {
        request.socket.destroy();
        return;
      }
      const named = answer.version === undefined ? {} : { "data-version": String(answer.version), etag: `"${answer.version}"` };
      const isKnown = answer.status === 200 && named.etag !== undefined && request.headers["if-none-match"] === named.etag;
      response.writeHead(isKnown ? 304 : answer.status, named);
      response.end(isKnown ? "" : (answer.text ?? JSON.stringify(answer.json)));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
}

async function check(options, reads = READS) {
  const checker = new Checker({ clients: 4, everyMs: 50, ...options });
  await checker.start(reads);
  await checker.wait();
  await checker.stop();
  return checker;
}

test("a server that keeps its promises is let pass", async (t) => {
  const checker = await check({ through: await startFake(t) });
  assert.deepEqual(checker.violations, []);
  assert.ok(checker.counts.right >= READS);
  assert.ok(checker.counts.notModified > 0, "some answers are 304");
});

/** @type {Record<string, [RegExp, (answer: any, count: number) => void]>} */
const BROKEN = {
  "a version that goes back": [/older than the one that was named/, (answer, count) => {
    if (count % 25 === 0) answer.json.data.dataset.revision = answer.version -= 1;
  }],
  "an answer of two versions": [/of several versions/, (answer, count) => {
    if (count % 25 === 0 && answer.json.data.all.length > 1) answer.json.data.all[0].population.value -= 1;
  }],
  "two contents of one version": [/two contents/, (answer, count) => {
    if (count % 2 === 0) answer.json.data.other = count;
  }],
  "a version with another number": [/said .* before/, (answer, count) => {
    if (count % 25 === 0) for (const city of answer.json.data.all) city.population.value += 1;
  }],
  "fewer numbers than were asked for": [/says \d+ numbers and not/, (answer, count) => {
    if (count % 25 === 0) answer.json.data.all.pop();
  }],
  "no version": [/no version/, (answer, count) => {
    if (count % 25 === 0) answer.version = undefined;
  }],
  "a header of another version": [/the header says/, (answer, count) => {
    if (count % 25 === 0) answer.version += 1;
  }],
  "an answer that was never given": [/named no version/, (answer, count) => {
    if (count === 2) Object.assign(answer, { status: 304, text: "" });
  }],
  "an error without a code": [/without a code/, (answer, count) => {
    if (count % 25 === 0) answer.json = { errors: [{ message: "no" }] };
  }],
  "an error that is no JSON": [/without JSON/, (answer, count) => {
    if (count % 25 === 0) Object.assign(answer, { status: 502, text: "<html>" });
  }],
  "no answer": [/gave no answer/, (answer, count) => {
    if (count % 25 === 0) answer.status = 0;
  }],
};
for (const [what, [expected, spoil]] of Object.entries(BROKEN)) {
  test(`found: ${what}`, async (t) => {
    const { violations } = await check({ through: await startFake(t, spoil) });
    assert.ok(violations.some((text) => expected.test(text)), violations.slice(0, 5).join("\n") || "nothing was found");
  });
}

test("coded errors are counted and no violation", async (t) => {
  const spoil = (answer, count) => {
    if (count % 10 === 0) Object.assign(answer, { status: 503, json: { errors: [{ message: "no", extensions: { code: "OVERLOADED" } }] } });
  };
  const checker = await check({ through: await startFake(t, spoil) });
  assert.deepEqual(checker.violations, []);
  assert.ok(checker.errors["nginx: OVERLOADED"] >= READS / 10 - 4);
});

test("an instance that is gone is counted, and nginx that is gone is a violation", async () => {
  const gone = "http://127.0.0.1:1";
  const straight = await check({ instances: [gone] }, 20);
  assert.deepEqual(straight.violations, []);
  assert.equal(straight.errors["straight: ECONNREFUSED"], straight.counts.reads);
  const behind = await check({ through: gone }, 20);
  assert.equal(behind.violations.length, behind.counts.reads);
});

/** A program in place of the server's, whose imports give these versions. */
async function fakeImport(test, revision) {
  const folder = await mkdtemp(join(tmpdir(), "sister-cities-fake-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, "import");
  await writeFile(program, `#!/bin/sh\necho '{"loaded": {"revision": ${revision}}}'\n`);
  await chmod(program, 0o755);
  return program;
}

test("found: a version that is given twice", async (t) => {
  const binary = await fakeImport(t, 1);
  const { violations } = await check({ through: await startFake(t), databaseUrl: "none", binary });
  assert.ok(violations.some((text) => /given to the numbers/.test(text)), violations.join("\n"));
});

test("found: an own write that is not seen", async (t) => {
  const binary = await fakeImport(t, 1_000_000);
  const { violations } = await check({ through: await startFake(t), databaseUrl: "none", binary });
  assert.ok(violations.some((text) => /question '(?!import).*at least 1000000: .*older/.test(text)), violations.join("\n"));
});

test("the files say their number everywhere", () => {
  const { "cities.csv": cities, "links.csv": links } = files(307);
  assert.equal(cities.split(",100307\n").length - 1, QUESTIONS.list.says);
  assert.equal(links.split(",1607\n").length - 1, QUESTIONS.list.says);
  const years = { population: { value: POPULATION + 307 }, established: { edtf: "1608" } };
  assert.match(judge("city", [years, years, { established: { edtf: "1608" } }]).wrong ?? "", /of several versions/);
});
