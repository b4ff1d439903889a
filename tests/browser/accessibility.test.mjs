// The playground and the plain page by axe, light and dark, on a wide screen and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findings, forAllTests, hasAnswer, openPage } from "./browser.mjs";

const SIZES = { "a wide screen": { width: 1440, height: 900 }, "a phone": { width: 390, height: 844 } };

/** What is GraphiQL's own and no style of ours can mend; docs/adr/0033-playground-at-first-sight.md says what we propose there. */
const EXCEPTIONS = [
  { rule: "nested-interactive", within: ".graphiql-tab", reason: "a tab holds the buttons that open and close it" },
  { rule: "label", within: ".graphiql-explorer-root", reason: "the builder's fields for arguments have no label" },
  { rule: "select-name", within: ".graphiql-explorer-root", reason: "its list of kinds of operations has no name" },
  { rule: "label-content-name-mismatch", within: ".graphiql-history-item-label", reason: "an entry is named 'Set active', whatever it shows" },
];
const used = new Set();

const shared = forAllTests();

/** What axe finds that is ours. */
async function ownFindings(page) {
  const left = [];
  for (const { id, target, text } of await findings(page)) {
    const within = EXCEPTIONS.filter(({ rule }) => rule === id);
    const excepted = await page.evaluate(
      ({ selector, all }) => all.findIndex((one) => document.querySelector(selector)?.closest(one)),
      { selector: target, all: within.map((one) => one.within) },
    );
    if (excepted >= 0) used.add(within[excepted]);
    else left.push(text);
  }
  return left;
}

for (const [where, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    describe(`on ${where}, ${colorScheme}`, () => {
      let visit;
      before(async () => (visit = await openPage(shared.browser, shared.server.address, { viewport, colorScheme })));
      after(() => visit?.context.close());

      test("axe finds nothing of ours in the playground and its panels", async () => {
        const { page } = visit;
        await page.goto(`${shared.server.address}/graphql`);
        await page.locator(".graphiql-query-editor .view-lines").waitFor();
        await hasAnswer(page, "Ishinomaki");
        assert.deepEqual(await ownFindings(page), []);
        await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
        await page.getByRole("link", { name: "Query", exact: true }).first().click();
        await page.getByRole("link", { name: "relations", exact: true }).waitFor();
        assert.deepEqual(await ownFindings(page), []);
        for (const panel of ["Query Builder", "Examples", "History"]) {
          await page.getByRole("button", { name: `Show ${panel}` }).click();
          await page.getByRole("button", { name: `Hide ${panel}` }).waitFor();
          await page.locator(".graphiql-plugin > *").first().waitFor();
          assert.deepEqual(await ownFindings(page), [], panel);
        }
      });

      test("axe finds nothing in the plain page", async () => {
        const { page } = visit;
        await page.goto(`${shared.server.address}/plain`);
        await page.getByText(/^200, answered in/).waitFor();
        assert.deepEqual(await ownFindings(page), []);
      });
    });
  }
}

test("every exception is needed", () => {
  assert.deepEqual(EXCEPTIONS.filter((one) => !used.has(one)), []);
});
