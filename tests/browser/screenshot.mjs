// Takes the pictures in docs/images, in the light and in the dark theme:
// the atlas as of 2012, the playground's tour at a query with a fragment and variables, and the years of the time line,
// which img2webp of Debian's package webp makes one moving picture.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { execute, launch, openPage } from "./browser.mjs";
import { startServer } from "../server.mjs";

const FOLDER = process.argv[2] ?? fileURLToPath(new URL("../../docs/images/", import.meta.url));
const AT_MOST_BYTES = 250_000;
const YEAR_MS = 300;
const LAST_YEAR_MS = 3000;
const THEMES = /** @type {const} */ (["light", "dark"]);

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
  for (const colorScheme of THEMES) await small(await record(colorScheme));
  for (const [name, { path: place, ready, prepare }] of Object.entries(SCENES)) {
    for (const colorScheme of THEMES) {
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
      await small(path);
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

/** Shows map and time line year by year, once and to the end; returns the path of the picture. */
async function record(colorScheme) {
  const { context, page } = await openPage(browser, server.address, { viewport: { width: 800, height: 800 }, colorScheme });
  const frames = await mkdtemp(join(tmpdir(), "sister-cities-"));
  const path = join(FOLDER, `timeline-${colorScheme}.webp`);
  try {
    await page.goto(`${server.address}/?embed`);
    await page.locator(".surface").waitFor();
    const slider = page.getByRole("slider");
    const [first, last] = [Number(await slider.getAttribute("min")), Number(await slider.getAttribute("max"))];
    const scrub = await page.locator(".scrub").boundingBox();
    assert.ok(scrub);
    const clip = { x: 0, y: 0, width: 800, height: Math.ceil(scrub.y + scrub.height) + 8 };
    const options = ["-loop", "1", "-min_size", "-lossless"];
    for (let year = first; year <= last; year += 1) {
      await slider.fill(String(year));
      await slider.blur();
      await page.locator(".scrub output").getByText(new RegExp(`^${year}: `)).waitFor();
      // The map is painted a moment later.
      await page.waitForTimeout(500);
      const frame = join(frames, `${year}.png`);
      await page.screenshot({ path: frame, clip, animations: "disabled" });
      options.push("-d", String(year === last ? LAST_YEAR_MS : YEAR_MS), frame);
    }
    await promisify(execFile)("img2webp", [...options, "-o", path]);
  } finally {
    await context.close();
    await rm(frames, { recursive: true, force: true });
  }
  return path;
}

async function small(path) {
  const { size } = await stat(path);
  if (size > AT_MOST_BYTES) throw new Error(`${path} has ${size} bytes, which is too much for a page`);
}
