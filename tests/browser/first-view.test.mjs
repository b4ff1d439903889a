// What the playground shows before anybody does anything, on a wide screen, a small one and a phone, and what it sends for that.
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { editorText, execute, forAllTests, hasAnswer, openPage } from "./browser.mjs";

const SIZES = { wide: { width: 1440, height: 900 }, small: { width: 820, height: 1180 }, phone: { width: 390, height: 844 } };
/** What the links of the page's head lead to, by their texts. */
const LINKS = {
  Atlas: "/",
  Documentation: "/graphql#documentation",
  Schema: "/schema.graphql",
  Data: "/data/cities.csv",
  Licence: "/graphql?query=%7B%20dataset%20%7B%20title%20license%20cite%20%7D%20%7D",
};
/** Measured were 944 kB before the first answer, and 1,162 kB when all was at rest; docs/adr/0033-playground-at-first-sight.md compares. */
const FIRST_ANSWER_BYTES = 960_000;
const AT_REST_BYTES = 1_180_000;

const shared = forAllTests();
let visit;
afterEach(async () => {
  await visit.context.close();
  assert.deepEqual(visit.complaints, []);
});

/** Opens a page of this size and waits for its editor. */
async function open(size = SIZES.wide, path = "/graphql", options = {}) {
  visit = await openPage(shared.browser, shared.server.address, { viewport: size, ...options });
  visit.page.setDefaultTimeout(20_000);
  await visit.page.goto(`${shared.server.address}${path}`);
  await visit.page.locator(".graphiql-query-editor .view-lines").waitFor();
  return visit.page;
}

/** Where an element is, with its far edges. */
async function boxOf(locator) {
  const box = await locator.boundingBox();
  assert.ok(box, `${locator} is not on the page`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

for (const [name, size] of Object.entries(SIZES)) {
  describe(`on a ${name} screen`, () => {
    test("one sentence says what this is, beside links to all else", async () => {
      const page = await open(size);
      assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Sister cities");
      assert.equal(await page.getByRole("main").count(), 1);
      const head = page.locator("body > header");
      assert.match(await head.locator("p").innerText(), /^Ask for cities, their sister cities and the sources of both: write a query in GraphQL/);
      const links = await head.getByRole("navigation").getByRole("link").evaluateAll((all) =>
        all.map((link) => [link.textContent, Reflect.get(link, "href")]),
      );
      const offered = Object.fromEntries(links.filter(([text]) => text !== "Plain page"));
      assert.deepEqual(offered, Object.fromEntries(Object.entries(LINKS).map(([text, path]) => [text, shared.server.address + path])));
      for (const path of Object.values(LINKS)) {
        const { status } = await fetch(shared.server.address + path, { headers: { accept: "text/html, */*;q=0.8" } });
        assert.equal(status, 200, path);
      }
      assert.ok((await boxOf(head)).bottom <= size.height / 4);
    });

    test("query and answer are in sight, and no line is cut off", async () => {
      const page = await open(size);
      await hasAnswer(page, "Ishinomaki");
      const query = await boxOf(page.locator(".graphiql-query-editor"));
      const answer = await boxOf(page.getByRole("region", { name: "Result Window" }));
      for (const pane of [query, answer]) {
        assert.ok(pane.x >= 0 && pane.right <= size.width, JSON.stringify(pane));
        assert.ok(pane.width >= 300, `${pane.width} pixels wide`);
        assert.ok(Math.min(pane.bottom, size.height) - pane.y >= 200, `${pane.y} to ${pane.bottom}`);
      }
      assert.equal(answer.y >= query.bottom, name !== "wide", "stacked where there is no room beside");
      for (const line of await page.locator(".graphiql-container .view-line > span", { hasText: /\S/ }).all()) {
        assert.ok((await boxOf(line)).right <= size.width, await line.innerText());
      }
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(scrolls, false);
    });

    test("a long answer can be read to its end", async () => {
      const page = await open(size, `/graphql?${new URLSearchParams({ query: "{ home { partners(first: 100) { nodes { summary } } } }" })}`);
      await hasAnswer(page, "summary");
      await page.locator(".graphiql-response .view-lines").click();
      await page.keyboard.press("Control+End");
      const last = page.locator(".graphiql-response .view-line").filter({ hasText: /^\}$/ });
      await last.waitFor();
      const { x, bottom, right } = await boxOf(last.locator("> span"));
      assert.ok(x >= 0 && right <= size.width && bottom <= size.height, JSON.stringify({ x, bottom, right }));
    });

    test("the open tab stays in sight, however many there are", async () => {
      const page = await open(size);
      const strip = page.getByRole("tablist");
      const isInSight = async () => {
        const all = await boxOf(strip);
        const tab = await boxOf(page.getByRole("tab", { selected: true }));
        return tab.x >= all.x - 1 && tab.right <= Math.min(all.right, size.width) + 1;
      };
      for (let count = 0; count < 6; count += 1) {
        await page.getByRole("button", { name: "New tab" }).click();
        assert.ok(await isInSight(), `tab ${count + 8}`);
      }
      assert.equal(await page.getByRole("tab").count(), 13);
      await page.getByRole("tab").first().locator(".graphiql-tab-button").evaluate((button) => Reflect.get(button, "click").call(button));
      assert.ok(await isInSight());
    });

    test("variables take room in a tab that has some, and nowhere else", async () => {
      const page = await open(size);
      const pane = page.getByRole("region", { name: "Variables" });
      assert.equal(await pane.count(), 0);
      await example(page, "CityCards");
      await pane.waitFor();
      assert.ok((await boxOf(pane)).height >= 40);
      assert.match(await editorText(page, "Variables"), /"/);
      await page.getByRole("tab", { name: "PartnersInJapan" }).locator(".graphiql-tab-button").click();
      await pane.waitFor({ state: "hidden" });
      await page.getByRole("button", { name: "Variables" }).click();
      await pane.waitFor();
    });
  });
}

describe("on a phone", () => {
  test("a panel takes the place of the panes, and gives it back for the example that is chosen", async () => {
    const page = await open(SIZES.phone);
    assert.equal(await page.getByRole("region", { name: "Examples", exact: true }).count(), 0);
    await example(page, "Languages");
    await page.getByRole("tab", { name: "Languages", selected: true }).waitFor();
    assert.equal(await page.getByRole("region", { name: "Examples", exact: true }).count(), 0);
    await execute(page, '"zh');
    await page.locator(".graphiql-response .view-line").first().waitFor();
  });

  test("the plain page is offered, and takes the query along", async () => {
    const page = await open(SIZES.phone, "/graphql?query=%7Bhome%7Bslug%7D%7D");
    const offer = page.getByText("On a small screen the plain page may serve you better.");
    assert.ok((await boxOf(offer)).bottom <= SIZES.phone.height / 4);
    await offer.getByRole("link").click();
    await page.waitForURL(/\/plain\?query=/);
    assert.equal(await page.getByLabel("Query").inputValue(), "{home{slug}}");
    await page.locator("#answer", { hasText: "wenzhou-cn" }).waitFor();
  });

  test("no keyboard comes up by itself", async () => {
    const page = await open(SIZES.phone, "/graphql", { hasTouch: true, isMobile: true });
    await hasAnswer(page, "Ishinomaki");
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  });
});

describe("from the first moment on", () => {
  const LINKED = `?${new URLSearchParams({ query: "{ country(code: \"JP\") { name } }" })}`;
  /** The address of an object, which leads here. */
  async function addressOfDataset() {
    const body = JSON.stringify({ query: "{ dataset { resourcePath } }" });
    const answer = await fetch(`${shared.server.address}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
    return (await answer.json()).data.dataset.resourcePath;
  }
  for (const [what, path] of Object.entries({ "a fresh page": "/graphql", "a link": `/graphql${LINKED}`, "the address of an object": null })) {
    test(`Ctrl+Enter runs the query of ${what}`, async () => {
      const page = await open(SIZES.wide, path ?? (await addressOfDataset()));
      await hasAnswer(page, '"data"');
      const sent = page.waitForRequest((request) => request.method() === "POST");
      await page.keyboard.press("Control+Enter");
      assert.equal(JSON.parse((await sent).postData() ?? "{}").query, await editorText(page, "Operation Editor"));
    });
  }

  test("a subscription waits for its reader", async () => {
    const page = await open(SIZES.wide, `/graphql?${new URLSearchParams({ query: "subscription { dataset { version } }" })}`);
    await page.waitForTimeout(500);
    assert.equal(await editorText(page, "Result Window"), "");
    await page.keyboard.press("Control+Enter");
    await hasAnswer(page, '"version"');
  });

  test("a new tab is empty, though a subscription ran", async () => {
    const page = await open(SIZES.wide, `/graphql?${new URLSearchParams({ query: "subscription { dataset { version } }" })}`);
    await execute(page, '"version"');
    const stopped = page.waitForEvent("requestfailed");
    await page.getByRole("button", { name: "New tab" }).click();
    assert.equal((await stopped).failure()?.errorText, "net::ERR_ABORTED");
    assert.equal(await editorText(page, "Result Window"), "");
  });

  test("the licence of the data is one click away", async () => {
    const page = await open();
    await page.getByRole("link", { name: "Licence" }).click();
    await hasAnswer(page, '"license": "CC-BY-4.0"');
  });
});

describe("the documentation", () => {
  const panel = (page) => page.locator(".graphiql-plugin");

  test("opens at its top, whatever the panel before showed, and so does each of its pages", async () => {
    const page = await open();
    const atTop = () => panel(page).evaluate((element) => element.scrollTop === 0);
    await panel(page).evaluate((element) => element.scrollTo(0, 2000));
    assert.equal(await atTop(), false);
    await page.getByRole("link", { name: "Documentation" }).click();
    await page.getByRole("link", { name: "Query", exact: true }).first().waitFor();
    assert.equal(await atTop(), true);
    await page.getByRole("link", { name: "Query", exact: true }).first().click();
    await page.getByRole("link", { name: "relations", exact: true }).waitFor();
    await panel(page).evaluate((element) => element.scrollTo(0, 2000));
    await page.getByRole("link", { name: "RelationConnection", exact: true }).first().click();
    await page.getByRole("link", { name: "totalCount", exact: true }).first().waitFor();
    assert.equal(await atTop(), true);
  });

  test("opens by its address", async () => {
    const page = await open(SIZES.wide, "/graphql#documentation");
    await page.getByRole("link", { name: "Query", exact: true }).first().waitFor();
    assert.equal(new URL(page.url()).hash, "");
  });
});

describe("the editor, of which the page has only parts,", () => {
  test("completes fields, finds text, folds, comments and lists its commands", async () => {
    const page = await open();
    await page.getByText("PartnersInJapan", { exact: true }).first().waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("{ home { part");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget").getByRole("option", { name: /^partnerCount/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+/");
    assert.match(await editorText(page, "Operation Editor"), /^# \{ home/);
    await page.keyboard.press("Control+F");
    await page.locator(".find-widget.visible").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await page.keyboard.type("Run Op");
    await page.locator(".quick-input-widget").getByRole("option", { name: /^Run Operation/ }).first().waitFor();
    await page.keyboard.press("Escape");
  });

  test("leads from a field to its documentation, and from an address in an answer to its page", async () => {
    const page = await open(SIZES.wide, `/graphql?${new URLSearchParams({ query: "{ home { partnerCount wikidataUrl } }" })}`);
    await hasAnswer(page, "wikidata.org");
    await page.locator(".graphiql-query-editor .view-line span", { hasText: /^partnerCount$/ }).last().click({ modifiers: ["Control"] });
    await page.locator(".graphiql-plugin").getByText("partnerCount", { exact: true }).first().waitFor();
    await page.locator(".graphiql-response .detected-link").first().waitFor();
  });

  test("marks what is no query, and variables that are no JSON", async () => {
    const page = await open(SIZES.wide, `/graphql?${new URLSearchParams({ query: "{ home { nothing } }" })}`);
    await page.locator(".graphiql-query-editor .squiggly-error").waitFor();
    await hasAnswer(page, "GRAPHQL_VALIDATION_FAILED");
    visit.complaints.splice(0);
    await page.getByRole("button", { name: "Variables" }).click();
    await page.getByRole("region", { name: "Variables" }).locator(".view-lines").first().click();
    await page.keyboard.type('{"a": ');
    await page.getByRole("region", { name: "Variables" }).locator(".squiggly-error").waitFor();
  });
});

test("what is sent before the first answer, and after it, stays small", async () => {
  visit = await openPage(shared.browser, shared.server.address, { viewport: SIZES.wide });
  const { page, context } = visit;
  const received = [];
  context.on("response", (response) => received.push(response));
  const bytes = async (responses) => {
    const sizes = await Promise.all(
      responses.map(async (response) => Number((await response.allHeaders())["content-length"] ?? (await response.request().sizes()).responseBodySize)),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const workers = () => received.map((response) => /(\w+)\.worker-/.exec(response.url())?.[1]).filter(Boolean);

  await page.goto(`${shared.server.address}/graphql`);
  await page.locator(".graphiql-response .view-line").first().waitFor();
  const first = received.filter((response) => !/\.worker-/.test(response.url()));
  const firstBytes = await bytes(first);
  await page.waitForTimeout(2000);
  assert.deepEqual(new Set(workers()), new Set(["editor", "graphql"]), "that of JSON is not needed yet");
  const restBytes = await bytes(received);
  const isScript = (response) => /\/assets\//.test(response.url());
  const lastOfFirst = received.findLastIndex((response) => response.request().method() === "POST");
  assert.ok(received.findIndex((response) => /\.worker-/.test(response.url())) > lastOfFirst, "no worker before the answer");
  assert.ok(received.every((response) => !isScript(response) || !/builder-|prettier|babel-/.test(response.url())));
  assert.ok(firstBytes <= FIRST_ANSWER_BYTES, `${firstBytes} bytes before the first answer`);
  assert.ok(restBytes <= AT_REST_BYTES, `${restBytes} bytes at rest`);
  await page.locator(".graphiql-response .view-lines").hover();
  await page.waitForResponse((response) => /json\.worker-/.test(response.url()));
});

/** Opens an example from the tour, whose panel may be closed. */
async function example(page, name) {
  const show = page.getByRole("button", { name: "Show Examples" });
  if (await show.count()) await show.click();
  await page.getByRole("region", { name: "Examples", exact: true }).getByRole("button", { name: new RegExp(`^${name}\\b`) }).click();
}
