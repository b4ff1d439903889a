// The playground and the plain page by axe, light and dark, on a wide screen and on a phone.
import assert from "node:assert/strict";
import axe from "axe-core";
import { after, before, describe, test } from "node:test";
import { hasAnswer, launch, openPage } from "./browser.mjs";
import { startServer } from "../server.mjs";

const SIZES = { "a wide screen": { width: 1440, height: 900 }, "a phone": { width: 390, height: 844 } };

/** What is GraphiQL's own and no style of ours can mend; docs/adr/0033-playground-at-first-sight.md says what we propose there. */
const EXCEPTIONS = [
  { rule: "nested-interactive", within: ".graphiql-tab", reason: "a tab holds the buttons that open and close it" },
  { rule: "label", within: ".graphiql-explorer-root", reason: "the builder's fields for arguments have no label" },
  { rule: "select-name", within: ".graphiql-explorer-root", reason: "its list of kinds of operations has no name" },
  { rule: "label-content-name-mismatch", within: ".graphiql-history-item-label", reason: "an entry is named 'Set active', whatever it shows" },
];
const used = new Set();

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await startServer();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What axe finds, but for the exceptions. */
async function findings(page) {
  await page.evaluate(`${axe.source}; undefined`);
  const found = await page.evaluate(
    async ({ exceptions, engine }) => {
      const { violations } = await Reflect.get(window, engine).run();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html, failureSummary }) => {
          const element = document.querySelector(target.at(-1));
          const excepted = exceptions.findIndex(({ rule, within }) => rule === id && element?.closest(within));
          return { excepted, text: `${id}: ${html}\n${failureSummary}` };
        }),
      );
    },
    { exceptions: EXCEPTIONS, engine: "axe" },
  );
  for (const { excepted } of found) if (excepted >= 0) used.add(EXCEPTIONS[excepted]);
  return found.filter(({ excepted }) => excepted < 0).map(({ text }) => text);
}

for (const [where, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    describe(`on ${where}, ${colorScheme}`, () => {
      let visit;
      before(async () => (visit = await openPage(browser, server.address, { viewport, colorScheme })));
      after(() => visit?.context.close());

      test("axe finds nothing of ours in the playground and its panels", async () => {
        const { page } = visit;
        await page.goto(`${server.address}/graphql`);
        await page.locator(".graphiql-query-editor .view-lines").waitFor();
        await hasAnswer(page, "Ishinomaki");
        assert.deepEqual(await findings(page), []);
        await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
        await page.getByRole("link", { name: "Query", exact: true }).first().click();
        await page.getByRole("link", { name: "relations", exact: true }).waitFor();
        assert.deepEqual(await findings(page), []);
        for (const panel of ["Query Builder", "Examples", "History"]) {
          await page.getByRole("button", { name: `Show ${panel}` }).click();
          await page.getByRole("button", { name: `Hide ${panel}` }).waitFor();
          await page.locator(".graphiql-plugin > *").first().waitFor();
          assert.deepEqual(await findings(page), [], panel);
        }
      });

      test("axe finds nothing in the plain page", async () => {
        const { page } = visit;
        await page.goto(`${server.address}/plain`);
        await page.getByText(/^200, answered in/).waitFor();
        assert.deepEqual(await findings(page), []);
      });
    });
  }
}

test("every exception is needed", () => {
  assert.deepEqual(EXCEPTIONS.filter((one) => !used.has(one)), []);
});
