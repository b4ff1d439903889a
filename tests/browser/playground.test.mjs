// What a person sees who opens the playground in a browser, with nothing but this server within reach.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { editorText, execute, hasAnswer, launch, openPage } from "./browser.mjs";
import { PARTNERS } from "../partners.mjs";
import { startServer } from "../server.mjs";

const LINKED = "query Linked { home { name } }";
const CHAPTERS = ["First steps", "Nesting", "Dates and time", "Facts and sources", "Search and network", "Statistics", "Live data"];
const linkTo = (query, more = {}) => `?${new URLSearchParams({ query, ...more })}`;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

describe("the playground", () => {
  let server;
  let visit;
  before(async () => (server = await startServer()));
  after(() => server?.stop());
  beforeEach(async () => {
    visit = await openPage(browser, server.address, { permissions: ["clipboard-read", "clipboard-write"] });
    visit.page.setDefaultTimeout(20_000);
  });
  afterEach(async () => {
    await visit.context.close();
    assert.deepEqual(visit.complaints, []);
  });

  const tabs = () => visit.page.getByRole("tab");
  const tab = (name) => visit.page.getByRole("tab", { name });
  async function close(one) {
    await one.hover();
    await one.getByRole("button", { name: "Close Tab" }).click();
  }
  async function open(search = "") {
    await visit.page.goto(`${server.address}/graphql${search}`);
    await visit.page.locator(".graphiql-query-editor .view-lines").waitFor();
  }
  async function isActive(name) {
    await visit.page.waitForFunction(
      (title) => document.querySelector('[role="tab"][aria-selected="true"] button')?.textContent === title,
      name,
    );
  }

  test("opens with the first example of each chapter in a tab, the nested one first", async () => {
    await open();
    assert.equal(await visit.page.title(), "sister-cities playground");
    await isActive("PartnersInJapan");
    assert.deepEqual(
      (await tabs().allInnerTexts()).map((text) => text.trim()),
      ["PartnersInJapan", "Continents", "TimeLine", "CityProfile", "Search", "Growth", "LiveNetwork"],
    );
    assert.match(await editorText(visit.page, "Operation Editor"), /country\(code: "JP"\)/);
  });

  test("has run the first example when it is there", async () => {
    await open();
    await hasAnswer(visit.page, "Ishinomaki");
    const { data } = JSON.parse(await editorText(visit.page, "Result Window"));
    assert.deepEqual(data.country, {
      name: "Japan",
      cities: {
        nodes: [
          { name: "Ishinomaki", relation: { kind: "SISTER_CITY", established: { edtf: "1984-10" } } },
          { name: "Kure", relation: { kind: "FRIENDLY_EXCHANGE", established: { edtf: "2006-10" } } },
        ],
      },
    });
  });

  test("reads the schema and shows its documentation", async () => {
    await open();
    await visit.page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    const docs = visit.page.getByLabel("Documentation Explorer", { exact: true });
    for (const type of ["Query", "City", "Country", "Relation"]) {
      await docs.getByRole("link", { name: type, exact: true }).first().waitFor();
    }
    await docs.getByRole("link", { name: "Query", exact: true }).first().click();
    await docs.getByRole("link", { name: "relations", exact: true }).waitFor();
    const introspection = visit.sent.filter((request) => request.postData()?.includes("__schema"));
    assert.equal(introspection.length, 1);
    assert.equal((await introspection[0].response()).status(), 200);
  });

  test("builds queries by clicking", async () => {
    await open();
    await visit.page.getByRole("button", { name: "Show Query Builder" }).click();
    await visit.page.locator(".graphiql-explorer-root").getByText("partnerCount", { exact: true }).first().click();
    await visit.page.waitForFunction(() =>
      document.querySelector(".graphiql-query-editor .view-lines")?.textContent?.includes("partnerCount"),
    );
  });

  test("opens the linked query before the examples", async () => {
    await open(linkTo(LINKED, { variables: '{"a":1}' }));
    await isActive("Linked");
    assert.equal(await editorText(visit.page, "Operation Editor"), LINKED);
    assert.equal(await editorText(visit.page, "Variables"), '{\n  "a": 1\n}');
    await tab("PartnersInJapan").waitFor();
  });

  test("chooses and runs the operation that the link names", async () => {
    await open(linkTo("query One { home { name } }\nquery Two { home { slug } }", { operationName: "Two" }));
    await hasAnswer(visit.page, "slug");
    await visit.page.locator(".graphiql-query-editor .monaco-editor.focused").waitFor();
    const again = visit.page.waitForResponse((response) => response.request().method() === "POST");
    await visit.page.keyboard.press("Control+Enter");
    assert.deepEqual(await (await again).json(), { data: { home: { slug: "wenzhou-cn" } } });
  });

  test("prefers saved tabs to the examples, and adds a linked query to them", async () => {
    await open();
    await tab("Continents").waitFor();
    const examples = await tabs().count();
    await close(tab("Continents"));
    await visit.page.waitForFunction((count) => document.querySelectorAll('[role="tab"]').length === count, examples - 1);
    await visit.page.waitForFunction(
      (count) => JSON.parse(localStorage.getItem("sister-cities:graphiql:tabState") ?? "null")?.tabs.length === count,
      examples - 1,
    );
    await open();
    assert.equal(await tabs().count(), examples - 1);
    await open(linkTo(LINKED));
    assert.equal(await tabs().count(), examples);
    await isActive("Linked");
  });

  test("shows newcomers the tour in chapters, and those who were here before what they left", async () => {
    await open();
    const panel = visit.page.getByRole("region", { name: "Examples", exact: true });
    assert.deepEqual(await panel.getByRole("heading", { level: 3 }).allInnerTexts(), CHAPTERS);
    const first = panel.getByRole("region", { name: "First steps" }).getByRole("button");
    assert.equal(await first.count(), 5);
    assert.match(await first.nth(2).innerText(), /^PageByPage\s+A long list comes in pages/);
    await visit.page.getByRole("button", { name: "Hide Examples" }).click();
    await visit.page.waitForFunction(() => localStorage.getItem("sister-cities:graphiql:tabState") !== null);
    await open();
    await visit.page.getByRole("button", { name: "Show Examples" }).waitFor();
    assert.equal(await panel.count(), 0);
  });

  test("walks through the tour in the tab of the step before, and keeps what was changed", async () => {
    await open();
    const step = async (button, name) => {
      await visit.page.getByRole("button", { name: button, exact: true }).click();
      await isActive(name);
    };
    await step("Next", "AllPartners");
    await step("Next", "PageByPage");
    assert.equal(await tabs().count(), CHAPTERS.length);
    await visit.page.getByText("3 of 26").waitFor();
    assert.equal(await editorText(visit.page, "Variables"), '{\n  "first": 10,\n  "after": null\n}');
    await execute(visit.page, `"totalCount": ${PARTNERS}`, "Ishinomaki");
    await step("Previous", "AllPartners");
    await step("Next", "PageByPage");

    await visit.page.locator(".graphiql-query-editor .view-lines").click();
    await visit.page.keyboard.press("Control+Home");
    await visit.page.keyboard.type("# mine ");
    await visit.page.waitForFunction(() =>
      document.querySelector(".graphiql-query-editor .view-lines")?.textContent?.includes("mine"),
    );
    await step("Next", "CityCards");
    assert.equal(await tabs().count(), CHAPTERS.length + 1);
    await tab("PageByPage").click();
    await isActive("PageByPage");
    assert.match(await editorText(visit.page, "Operation Editor"), /^# mine # A long list/);
  });

  test("gives an example again after its tab was closed", async () => {
    await open();
    const examples = await tabs().count();
    await close(tab("Continents"));
    await visit.page.getByRole("button", { name: /^Continents/ }).last().click();
    await isActive("Continents");
    assert.equal(await tabs().count(), examples);
  });

  test("runs what a tab shows from its first moment on, and stops what ran before", async () => {
    await open();
    await hasAnswer(visit.page, "Ishinomaki");
    const executed = visit.page.getByRole("button", { name: /^Execute query/ });
    const stopped = [];
    visit.page.on("requestfailed", (request) => stopped.push(request));
    // Clicks of the page itself are faster than the editor, which tells the tab a moment later what it shows.
    const click = (/** @type {HTMLElement} */ button) => button.click();
    const openAndRun = async (one) => {
      await one.locator(".graphiql-tab-button").evaluate(click);
      await visit.page.locator(".graphiql-execute-button").evaluate(click);
    };
    await openAndRun(tab("LiveNetwork"));
    await hasAnswer(visit.page, "relationCount");
    await openAndRun(tab("PartnersInJapan"));
    await hasAnswer(visit.page, "Ishinomaki");
    await executed.waitFor();
    assert.equal(stopped.length, 1);

    await tab("LiveNetwork").click();
    await execute(visit.page, "relationCount");
    await visit.page.getByRole("button", { name: "Next", exact: true }).click();
    await isActive("NewVersions");
    await executed.waitFor();
    assert.equal((await editorText(visit.page, "Result Window")).trim(), "");
    assert.equal(stopped.length, 2);
  });

  test("copies a link that opens the query again", async () => {
    await open(linkTo(LINKED));
    await visit.page.getByRole("button", { name: "Copy a link to this query" }).click();
    await visit.page.getByRole("button", { name: "Link copied" }).waitFor();
    const link = new URL(await visit.page.evaluate(() => navigator.clipboard.readText()));
    assert.equal(link.origin + link.pathname, `${server.address}/graphql`);
    assert.equal(link.searchParams.get("query"), LINKED);
  });

  test("follows the reader's choice of light or dark", async () => {
    const base = () =>
      visit.page.locator(".graphiql-container").evaluate((element) => getComputedStyle(element).backgroundColor);
    await visit.page.emulateMedia({ colorScheme: "light" });
    await open();
    const light = await base();
    await visit.page.emulateMedia({ colorScheme: "dark" });
    assert.notEqual(await base(), light);
  });

  test("asks for the media type of GraphQL", async () => {
    await open(linkTo(LINKED));
    await hasAnswer(visit.page, "Wenzhou");
    const posts = visit.sent.filter((request) => request.method() === "POST");
    assert.equal(posts.length, 2);
    for (const request of posts) {
      assert.match(request.headers().accept, /^application\/graphql-response\+json/);
      assert.match((await request.response()).headers()["content-type"], /^application\/graphql-response\+json/);
    }
  });

  test("shows errors in JSON whatever their status, and says so if the answer is none", async () => {
    await open(linkTo(LINKED));
    await hasAnswer(visit.page, "Wenzhou");
    const error = (code) => JSON.stringify({ errors: [{ message: "not now", extensions: { code } }] });
    for (const [status, contentType, body, ...words] of [
      [400, "application/graphql-response+json", error("BAD_USER_INPUT"), "BAD_USER_INPUT"],
      [503, "application/json", error("OVERLOADED"), "OVERLOADED"],
      [504, "application/graphql-response+json", error("TIMEOUT"), "TIMEOUT"],
      [502, "text/html", "<h1>a proxy</h1>", "502", "Gateway,", "busy"],
      [413, "text/plain; charset=utf-8", "too large", "413", "said:", "large"],
      [200, "application/json", '"a text"', "200", "OK,"],
      [200, "application/json", "null", "200", "OK,"],
    ]) {
      await visit.page.route("**/graphql", (route) => route.fulfill({ status, contentType, body }), { times: 1 });
      await execute(visit.page, ...words);
      assert.doesNotMatch(await editorText(visit.page, "Result Window"), /a proxy/);
    }
    const expected = /^[45]\d\d for |^console: Failed to load resource/;
    assert.equal(visit.complaints.filter((text) => /^[45]/.test(text)).length, 5);
    visit.complaints.splice(0, Infinity, ...visit.complaints.filter((text) => !expected.test(text)));
    await execute(visit.page, "Wenzhou");
  });

  test("opens a link whose variables are no JSON, and says so", async () => {
    await open(linkTo(LINKED, { variables: '{"a": ' }));
    await isActive("Linked");
    assert.equal(await editorText(visit.page, "Operation Editor"), LINKED);
    assert.equal(await editorText(visit.page, "Variables"), '{"a": ');
    await hasAnswer(visit.page, "Request not sent. Variables");
    await visit.page.goto(`${server.address}/plain${linkTo(LINKED, { variables: '{"a": ' })}`);
    await visit.page.getByText("Not sent: the variables are not JSON").waitFor();
  });

  test("runs a query that the cookbook links, and every link has an answer", async () => {
    const cookbook = await readFile(new URL("../../docs/cookbook.md", import.meta.url), "utf8");
    const links = [...cookbook.matchAll(/\]\(http:\/\/127\.0\.0\.1:8000(\/graphql\?query=[^)]+)\)/g)].map(([, path]) => path);
    assert.equal(links.length, cookbook.split("```graphql\n").length - 1);
    for (const path of links) {
      const answer = await fetch(`${server.address}${path}`, { headers: { accept: "application/graphql-response+json" } });
      assert.equal(answer.status, 200, path);
    }
    await open(links[0]?.replace("/graphql", ""));
    await hasAnswer(visit.page, "Ishinomaki");
    assert.ok(cookbook.includes(`\`\`\`graphql\n${await editorText(visit.page, "Operation Editor")}\n\`\`\``));
    const { data } = JSON.parse(await editorText(visit.page, "Result Window"));
    assert.deepEqual(
      data.country.cities.nodes.map(({ name, relation }) => [name, relation.established.edtf]),
      [["Ishinomaki", "1984-10"], ["Kure", "2006-10"]],
    );
  });

  test("works under a policy that forbids eval and scripts in the page", async () => {
    // Playwright's own evaluation is not bound by the policy, a script of the page's origin is.
    const probe = `
      const results = {};
      const attempt = (name, action) => { try { action(); results[name] = "ran"; } catch (error) { results[name] = error.name; } };
      attempt("eval", () => eval("1"));
      attempt("Function", () => new Function("return 1")());
      const inline = document.createElement("script");
      inline.textContent = "document.body.dataset.inline = 'ran'";
      document.body.append(inline);
      document.body.dataset.probe = JSON.stringify(results);`;
    await visit.page.route("**/assets/probe.js", (route) => route.fulfill({ contentType: "text/javascript", body: probe }));
    const page = await visit.page.goto(`${server.address}/graphql`);
    const policy = page?.headers()["content-security-policy"] ?? "";
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe-eval/);
    await visit.page.locator(".graphiql-query-editor .view-lines").waitFor();
    await execute(visit.page, "Ishinomaki");
    assert.deepEqual(visit.complaints, []);
    await visit.page.evaluate(() => {
      const script = document.createElement("script");
      script.src = "assets/probe.js";
      document.body.append(script);
    });
    await visit.page.locator("body[data-probe]").waitFor();
    assert.deepEqual(await visit.page.locator("body").evaluate((body) => ({ ...body.dataset })), {
      probe: '{"eval":"EvalError","Function":"EvalError"}',
    });
    const blocked = visit.complaints.splice(0).filter((text) => text.startsWith("policy: "));
    assert.deepEqual(blocked.toSorted(), [
      "policy: script-src blocked eval",
      "policy: script-src blocked eval",
      "policy: script-src-elem blocked inline",
    ]);
  });

  test("offers the plain page beside it", async () => {
    await plainPageWorks(visit.page, `${server.address}/plain`, { standsIn: false });
  });
});

describe("a server without the bundle", { skip: !process.env.SISTER_CITIES_PLAIN_BIN }, () => {
  test("serves the plain page instead", async () => {
    const server = await startServer(process.env.SISTER_CITIES_PLAIN_BIN);
    const { context, page, complaints } = await openPage(browser, server.address);
    try {
      await plainPageWorks(page, `${server.address}/graphql`, { standsIn: true });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      await server.stop();
    }
  });
});

async function plainPageWorks(page, address, { standsIn }) {
  await page.goto(address);
  const examples = page.getByRole("list").getByRole("button");
  await examples.nth(25).waitFor();
  assert.deepEqual(await page.getByRole("heading", { level: 3 }).allInnerTexts(), CHAPTERS);
  assert.equal(await page.getByText("was not built into this server").isVisible(), standsIn);
  assert.match(await page.getByLabel("Query").inputValue(), /country\(code: "JP"\)/);
  await page.getByText(/^200, answered in/).waitFor();
  assert.match(await page.locator("#answer").innerText(), /"Ishinomaki"[^]*"1984-10"/);

  const { first, after } = JSON.parse(await openExample(page, "PageByPage"));
  assert.deepEqual([first, after], [10, null]);
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator("#answer", { hasText: "Walvis Bay" }).waitFor();
  assert.equal(await openExample(page, "AllPartners"), "");
  await page.getByLabel("Variables").fill("{");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Not sent: the variables are not JSON").waitFor();

  await page.goto(`${address}${linkTo(LINKED)}`);
  assert.equal(await page.getByLabel("Query").inputValue(), LINKED);
  await page.locator("#answer", { hasText: "Wenzhou" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByText(/^200, answered in/).waitFor();
}

/** The variables that come with the example. */
async function openExample(page, name) {
  await page.getByRole("list", { name: "First steps" }).getByRole("button", { name }).click();
  assert.match(await page.getByLabel("Query").inputValue(), new RegExp(`query ${name}`));
  return page.getByLabel("Variables").inputValue();
}
