// What a person sees who opens the playground in a browser, with nothing but this server within reach.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { editorText, execute, launch, openPage } from "./browser.mjs";
import { startServer } from "../server.mjs";

const LINKED = "query Linked { home { name } }";
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

  test("opens with the examples in tabs, the nested one first", async () => {
    await open();
    assert.equal(await visit.page.title(), "sister-cities playground");
    assert.ok((await tabs().count()) >= 5);
    await isActive("PartnersInJapan");
    assert.match(await editorText(visit.page, "Operation Editor"), /country\(code: "JP"\)/);
  });

  test("runs the first example", async () => {
    await open();
    await execute(visit.page, "Ishinomaki");
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
    await docs.getByRole("link", { name: "statistics", exact: true }).waitFor();
    const introspection = visit.sent.filter((request) => request.postData()?.includes("__schema"));
    assert.equal(introspection.length, 1);
    assert.equal((await introspection[0].response()).status(), 200);
  });

  test("builds queries by clicking in the explorer", async () => {
    await open();
    await visit.page.getByRole("button", { name: "Show GraphiQL Explorer" }).click();
    await visit.page.locator(".graphiql-explorer-root").getByText("partnerCount", { exact: true }).first().click();
    await visit.page.waitForFunction(() =>
      document.querySelector(".graphiql-query-editor .view-lines").textContent.includes("partnerCount"),
    );
  });

  test("opens the linked query before the examples", async () => {
    await open(linkTo(LINKED, { variables: '{"a":1}' }));
    await isActive("Linked");
    assert.equal(await editorText(visit.page, "Operation Editor"), LINKED);
    assert.equal(await editorText(visit.page, "Variables"), '{\n  "a": 1\n}');
    await tab("PartnersInJapan").waitFor();
  });

  test("chooses the operation that the link names", async () => {
    await open(linkTo("query One { home { name } }\nquery Two { home { slug } }", { operationName: "Two" }));
    await visit.page.locator(".graphiql-query-editor .monaco-editor.focused").waitFor();
    await visit.page.keyboard.press("Control+Enter");
    await visit.page.waitForFunction(() =>
      document.querySelector(".graphiql-response .view-lines")?.textContent.includes("slug"),
    );
  });

  test("prefers saved tabs to the examples, and adds a linked query to them", async () => {
    await open();
    await tab("AllPartners").waitFor();
    const examples = await tabs().count();
    await close(tab("AllPartners"));
    await visit.page.waitForFunction((count) => document.querySelectorAll('[role="tab"]').length === count, examples - 1);
    await visit.page.waitForFunction(
      (count) => JSON.parse(localStorage.getItem("sister-cities:graphiql:tabState"))?.tabs.length === count,
      examples - 1,
    );
    await open();
    assert.equal(await tabs().count(), examples - 1);
    await open(linkTo(LINKED));
    assert.equal(await tabs().count(), examples);
    await isActive("Linked");
  });

  test("gives an example again after its tab was closed", async () => {
    await open();
    const examples = await tabs().count();
    await close(tab("AllPartners"));
    await visit.page.getByRole("button", { name: "Show Examples" }).click();
    await visit.page.getByRole("button", { name: /^AllPartners/ }).click();
    await isActive("AllPartners");
    assert.equal(await tabs().count(), examples);
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
      visit.page.evaluate(() => getComputedStyle(document.querySelector(".graphiql-container")).backgroundColor);
    await visit.page.emulateMedia({ colorScheme: "light" });
    await open();
    const light = await base();
    await visit.page.emulateMedia({ colorScheme: "dark" });
    assert.notEqual(await base(), light);
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
  await examples.nth(4).waitFor();
  assert.equal(await page.getByText("was not built into this server").isVisible(), standsIn);
  assert.match(await page.getByLabel("Query").inputValue(), /country\(code: "JP"\)/);
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText(/^200, answered in/).waitFor();
  assert.match(await page.locator("#answer").innerText(), /"Ishinomaki"[^]*"1984-10"/);

  await examples.nth(1).click();
  assert.match(await page.getByLabel("Query").inputValue(), /AllPartners/);
  await page.getByLabel("Variables").fill("{");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Not sent: the variables are not JSON").waitFor();

  await page.goto(`${address}${linkTo(LINKED)}`);
  await examples.first().waitFor();
  assert.equal(await page.getByLabel("Query").inputValue(), LINKED);
  await page.keyboard.press("Control+Enter");
  await page.getByText(/^200, answered in/).waitFor();
}
