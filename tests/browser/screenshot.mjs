// Takes the pictures in docs/images, in the light and in the dark theme:
// the atlas as of 2012, and the playground's tour at a query with a fragment and variables.
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execute, launch, openPage } from "./browser.mjs";
import { startServer } from "../server.mjs";

const FOLDER = process.argv[2] ?? fileURLToPath(new URL("../../docs/images/", import.meta.url));
const AT_MOST_BYTES = 250_000;

/**
 * What stands on each picture, by its name: a page, what shows that it is there, and what is done on it.
 * @type {Record<string, { path: string, ready: string, prepare: (page: import("playwright-core").Page) => Promise<void> }>}
 */
const SCENES = {
  atlas: {
    path: "/?asOf=2012",
    ready: ".surface",
    async prepare(page) {
      await page.locator("#map").evaluate((map) => map.scrollIntoView({ behavior: "instant" }));
    },
  },
  tour: {
    path: "/graphql",
    ready: ".graphiql-query-editor .view-lines",
    async prepare(page) {
      for (const name of ["AllPartners", "PageByPage", "CityCards"]) {
        await page.getByRole("button", { name: "Next", exact: true }).click();
        await page.getByRole("tab", { name }).waitFor();
      }
      await execute(page, "Kure");
    },
  },
};

const server = await startServer();
const browser = await launch();
try {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, { path: place, ready, prepare }] of Object.entries(SCENES)) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const { context, page } = await openPage(browser, server.address, {
        viewport: { width: 1280, height: 800 },
        colorScheme,
      });
      await page.goto(server.address + place);
      await page.locator(ready).waitFor();
      await prepare(page);
      // Nothing is under the mouse, and colours come from a worker a moment later.
      await page.mouse.move(0, 0);
      await page.waitForTimeout(1500);
      const path = join(FOLDER, `${name}-${colorScheme}.png`);
      await page.screenshot({ path, caret: "hide", animations: "disabled" });
      await context.close();
      const { size } = await stat(path);
      if (size > AT_MOST_BYTES) throw new Error(`${path} has ${size} bytes, which is too much for a README`);
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
