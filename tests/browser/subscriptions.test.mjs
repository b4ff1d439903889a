// What a person sees who follows a subscription in the playground or on the plain page.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { editorText, execute, launch, openPage } from "./browser.mjs";
import { startServer } from "../server.mjs";
import { importWorld } from "../world.mjs";

const FOLLOWED = "subscription { live { network { cityCount } } }";
const REFUSED = "subscription { live { __schema { description } } }";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const [name, pageOf] of Object.entries({ "the playground": playground, "the plain page": plainPage })) {
  describe(name, () => {
    let server;
    let visit;
    before(async () => (server = await startServer()));
    after(() => server?.stop());
    beforeEach(async () => {
      visit = await openPage(browser, server.address);
      visit.page.setDefaultTimeout(20_000);
    });
    afterEach(async () => {
      await visit.context.close();
      assert.deepEqual(visit.complaints, []);
    });

    async function open(query) {
      const page = pageOf(visit.page);
      await visit.page.goto(`${server.address}${page.path}?${new URLSearchParams({ query })}`);
      await page.opened();
      return page;
    }

    test("a figure changes while an import runs in another process", async () => {
      const page = await open(FOLLOWED);
      await page.run("cityCount");
      const before = await page.figure();
      await importWorld(server);
      await visit.page.waitForFunction(
        ({ selector, old }) => {
          const shown = document.querySelector(selector)?.textContent ?? "";
          return /"cityCount":\s*\d+\s*\}/.test(shown) && !new RegExp(`"cityCount":\\s*${old}\\D`).test(shown);
        },
        { selector: page.answer, old: before },
      );
      assert.ok((await page.figure()) > before);
      await page.stop();
    });

    test("its button stops a subscription at once, and runs it again", async () => {
      const page = await open(FOLLOWED);
      await page.run("cityCount");
      const shown = await page.figure();
      const ended = visit.page.waitForEvent("requestfailed");
      await page.stop();
      assert.equal((await ended).failure()?.errorText, "net::ERR_ABORTED");
      assert.equal(await page.figure(), shown);
      await page.run("cityCount");
      await page.stop();
    });

    test("what is refused is shown with its code", async () => {
      const page = await open(REFUSED);
      await page.run("GRAPHQL_VALIDATION_FAILED");
      await page.isIdle();
      const expected = /^400 for |^console: Failed to load resource/;
      assert.equal(visit.complaints.filter((text) => expected.test(text)).length, 2);
      visit.complaints.splice(0, Infinity, ...visit.complaints.filter((text) => !expected.test(text)));
    });

    test("an event with errors is shown with their codes, and the last answer stays when all is complete", async () => {
      const page = await open(FOLLOWED);
      const event = JSON.stringify({ errors: [{ message: "not now", extensions: { code: "TIMEOUT" } }] });
      await answerOnce(visit.page, `:\n\nevent: next\ndata: ${event}\n\nevent: complete\ndata:\n\n`);
      await page.run("TIMEOUT", ...page.complete);
      await page.isIdle();
    });

    test("events that break off are told from events that are complete", async () => {
      const page = await open(FOLLOWED);
      await answerOnce(visit.page, 'event: next\ndata: {"data":{"live":null}}\n\nevent: next\ndata: {"da');
      await page.run(...page.brokeOff);
      await page.isIdle();
    });
  });
}

test("the tour ends with subscriptions", async () => {
  const server = await startServer();
  const { context, page, complaints } = await openPage(browser, server.address);
  try {
    await page.goto(`${server.address}/graphql`);
    const chapter = page.getByRole("region", { name: "Live data" });
    assert.deepEqual(await chapter.locator("strong").allInnerTexts(), ["LiveNetwork", "NewVersions"]);
    for (const [name, ...expected] of [["LiveNetwork", "relationCount", "totalCount"], ["NewVersions", '"revision":', '"version":']]) {
      await chapter.getByRole("button", { name }).click();
      // A click may come before the editor has the example, and would run what stood there before.
      await page.getByRole("tab", { name, selected: true }).waitFor();
      await page.locator(".graphiql-query-editor .view-lines").filter({ hasText: name }).waitFor();
      await execute(page, ...expected);
      await page.getByRole("button", { name: /^Stop query/ }).click();
      await page.getByRole("button", { name: /^Execute query/ }).waitFor();
    }
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await server.stop();
  }
});

/** @param {import("playwright-core").Page} page */
function answerOnce(page, body) {
  return page.route("**/graphql", (route) => route.fulfill({ contentType: "text/event-stream; charset=utf-8", body }), { times: 1 });
}

/** @param {import("playwright-core").Page} page */
function playground(page) {
  return {
    path: "/graphql",
    answer: ".graphiql-response .view-lines",
    complete: [],
    brokeOff: ["events", "broke", "again"],
    opened: () => page.locator(".graphiql-query-editor .view-lines").waitFor(),
    run: (...expected) => execute(page, ...expected),
    stop: async () => {
      await page.getByRole("button", { name: /^Stop query/ }).click();
      await page.getByRole("button", { name: /^Execute query/ }).waitFor();
    },
    isIdle: () => page.getByRole("button", { name: /^Execute query/ }).waitFor(),
    figure: async () => JSON.parse(await editorText(page, "Result Window")).data.live.network.cityCount,
  };
}

/** @param {import("playwright-core").Page} page */
function plainPage(page) {
  return {
    path: "/plain",
    answer: "#answer",
    complete: ["Complete, events: 1"],
    brokeOff: ["Broke off, events: 1"],
    opened: () => page.getByRole("list").getByRole("button").first().waitFor(),
    run: async (...expected) => {
      await page.getByRole("button", { name: "Run" }).click();
      for (const text of expected) await page.getByText(text).waitFor();
    },
    stop: async () => {
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText("Stopped").waitFor();
    },
    isIdle: () => page.getByRole("button", { name: "Run" }).waitFor(),
    figure: async () => JSON.parse(await page.locator("#answer").innerText()).data.live.network.cityCount,
  };
}
