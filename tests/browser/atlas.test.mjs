// What visitors see of the atlas: on three screens, in both languages, with and without JavaScript, by keys alone, and offline.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { findings, forAllTests, openPage } from "./browser.mjs";
import { PARTNERS } from "../partners.mjs";
import { startServer } from "../server.mjs";
import { importPartner, importWorld } from "../world.mjs";

const WIDTHS = [1440, 820, 390];
const VIEWS = ["/", "/?lang=zh&asOf=2010", "/?embed&asOf=2010", "/?q=kitakami", "/cities/ishinomaki-jp", "/cities/ishinomaki-jp?lang=zh", "/countries/JP", "/path?from=kure-jp&to=turin-it"];

const shared = forAllTests();

describe("the atlas", () => {
  let visit;
  beforeEach(() => (visit = null));
  afterEach(async () => {
    await visit?.context.close();
    assert.deepEqual(visit?.complaints, []);
  });

  async function open(path = "/", options = {}) {
    visit ??= await openPage(shared.browser, shared.server.address, { viewport: { width: 1280, height: 900 }, ...options });
    visit.page.setDefaultTimeout(20_000);
    await visit.page.goto(shared.server.address + path);
    return visit.page;
  }
  /** Opens it and waits until the script has taken over. */
  async function openLive(path, options) {
    const page = await open(path, options);
    await page.locator(".surface").waitFor();
    return page;
  }
  const rows = (page) => page.locator("#partners tbody tr");
  const query = (page) => new URL(page.url()).search;
  /** What a reader gets of the table, without how it is laid out. */
  const tableText = (page) => page.locator("#partners").evaluate((section) => section.querySelector("table")?.textContent);

  test("says the same with and without JavaScript", async () => {
    for (const path of ["/", "/?lang=zh", "/?asOf=2010&sort=-distance", "/?kind=SISTER_CITY&sort=country", "/?region=150&sort=-population", "/?sort=-country"]) {
      const plain = await openPage(shared.browser, shared.server.address, { javaScriptEnabled: false });
      await plain.page.goto(shared.server.address + path);
      const [expected, title] = [await tableText(plain.page), await plain.page.locator("#partners-title").textContent()];
      assert.ok((await plain.page.locator("#map svg a.point").count()) > 1);
      await plain.context.close();
      const page = await openLive(path);
      assert.equal(await tableText(page), expected, path);
      assert.equal(await page.locator("#partners-title").textContent(), title, path);
    }
  });

  test("draws cities where the server draws them", async () => {
    const plain = await openPage(shared.browser, shared.server.address, { javaScriptEnabled: false });
    await plain.page.goto(shared.server.address);
    const expected = await plain.page.locator("#map a.point").evaluateAll((links) =>
      links.map((link) => {
        const circle = link.querySelector("circle");
        return [link.dataset.slug, Number(circle?.getAttribute("cx")), Number(circle?.getAttribute("cy"))];
      }),
    );
    await plain.context.close();
    const page = await openLive("/");
    const drawn = await page.locator(".places a").evaluateAll((links) => {
      const scale = 960 / (document.querySelector(".surface")?.clientWidth ?? 0);
      return links.map((link) => {
        const { left, top } = link.parentElement.style;
        return [link.dataset.slug, Number.parseFloat(left) * scale, Number.parseFloat(top) * scale];
      });
    });
    assert.equal(drawn.length, PARTNERS + 1);
    for (const [slug, x, y] of drawn) {
      const [, cx, cy] = expected.find(([other]) => other === slug);
      assert.ok(Math.hypot(x - cx, y - cy) < 0.2, `${slug} is at ${x} ${y} instead of ${cx} ${cy}`);
    }
  });

  test("fits three screens", async () => {
    for (const width of WIDTHS) {
      const page = await openLive("/", { viewport: { width, height: 900 } });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`);
      // The canvas is not empty, and the home city is on it.
      await page.locator('.places a[data-slug="wenzhou-cn"]').waitFor({ state: "attached" });
      assert.ok((await colours(page)) > 3);
      await visit.context.close();
      assert.deepEqual(visit.complaints, []);
      visit = null;
    }
    visit = await openPage(shared.browser, shared.server.address);
  });

  /** How many colours the picture has. */
  const colours = (page) =>
    page.locator(".surface canvas").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const found = new Set();
      for (let at = 0; at < data.length; at += 404) found.add(`${data[at]},${data[at + 1]},${data[at + 2]},${data[at + 3]}`);
      return found.size;
    });

  test("stays the server's page where no data come, until they do", async () => {
    const own = await startServer();
    visit = await openPage(shared.browser, own.address, { viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
    const { context, complaints, page } = visit;
    const failed = page.getByText("The data could not be loaded");
    try {
      await context.route("**/graphql?*", (route) => route.fulfill({ status: 503, body: "" }));
      await page.goto(`${own.address}/?asOf=2010`);
      await failed.waitFor();
      assert.ok((await rows(page).count()) > 1);
      assert.ok((await page.locator("#map svg a.point").count()) > 1);
      assert.equal(await page.locator("#map .note", { hasText: "in force in 2010" }).count(), 1);
      const kind = page.getByLabel("Kind", { exact: true });
      await kind.selectOption("SISTER_CITY");
      // Data that change while a visitor chooses change the figures and leave the choice alone.
      await importPartner(own, "Testheim");
      await page.waitForFunction((count) => Number(document.querySelector(".figures dd")?.textContent) > count, PARTNERS);
      assert.equal(await kind.inputValue(), "SISTER_CITY");
      await page.getByRole("button", { name: "Apply" }).click();
      await page.waitForURL("**/?kind=SISTER_CITY&*");
      await failed.waitFor();
      await context.unroute("**/graphql?*");
      await importWorld(own);
      await page.locator(".surface").waitFor();
      assert.equal(await failed.count(), 0);
    } finally {
      await context.close();
      await own.stop();
    }
    complaints.splice(0, Infinity, ...complaints.filter((text) => !text.includes("503")));
  });

  test("filters and sorts without loading a page, and steps back", async () => {
    const page = await openLive("/");
    await page.evaluate(() => Reflect.set(window, "isSame", true));
    await page.getByLabel("Kind", { exact: true }).selectOption("SISTER_CITY");
    await page.waitForFunction(() => location.search === "?kind=SISTER_CITY");
    await page.waitForFunction((all) => document.querySelectorAll("#partners tbody tr").length < all, PARTNERS);
    const sisters = await rows(page).count();
    await page.getByRole("link", { name: "Distance" }).click();
    await page.waitForFunction(() => location.search === "?kind=SISTER_CITY&sort=distance");
    assert.match(await rows(page).first().innerText(), /Ipoh|Ishinomaki/);
    assert.match(await page.locator("#files").getByRole("link", { name: "CSV" }).getAttribute("href"), /^\/atlas\.csv\?kind=SISTER_CITY&sort=distance$/);
    await page.goBack();
    await page.goBack();
    await page.waitForFunction((all) => document.querySelectorAll("#partners tbody tr").length === all, PARTNERS);
    assert.equal(await page.getByLabel("Kind", { exact: true }).inputValue(), "");
    await page.goForward();
    await page.waitForFunction((count) => document.querySelectorAll("#partners tbody tr").length === count, sisters);
    assert.equal(query(page), "?kind=SISTER_CITY");
    assert.ok(await page.evaluate(() => Reflect.get(window, "isSame")));
    // The address opens the same again.
    await page.reload();
    await page.locator(".surface").waitFor();
    assert.equal(await rows(page).count(), sisters);
  });

  test("scrubs through the years, and says them", async () => {
    const page = await openLive("/");
    const slider = page.getByRole("slider", { name: "As of" });
    await slider.focus();
    await page.keyboard.press("Home");
    await page.waitForFunction(() => location.search === "?asOf=1984");
    assert.equal(await slider.getAttribute("aria-valuetext"), "1984: 1 relation in force at its end");
    assert.deepEqual(await rows(page).evaluateAll((all) => all.map((row) => row.dataset.slug)), ["ishinomaki-jp"]);
    assert.equal(await page.locator(".places a").count(), 2);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.search === "?asOf=1985");
    await page.getByRole("button", { name: "All years" }).click();
    await page.waitForFunction((all) => document.querySelectorAll("#partners tbody tr").length === all, PARTNERS);
    assert.equal(query(page), "");
  });

  test("a step back is not undone by the slider", async () => {
    const page = await openLive("/?asOf=2000");
    await page.getByRole("slider", { name: "As of" }).evaluate((slider) => {
      for (const year of [2001, 2002]) {
        Reflect.set(slider, "value", String(year));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      history.back();
    });
    await page.waitForFunction(() => location.search === "?asOf=2000");
    // Longer than the address waits for the slider.
    await page.waitForTimeout(500);
    assert.equal(query(page), "?asOf=2000");
    assert.match(await page.locator(".scrub output").innerText(), /^2000: /);
  });

  test("plays the years, or steps for whoever wants less motion", async () => {
    let page = await openLive("/");
    await page.getByRole("button", { name: "Play" }).click();
    await page.locator("output").getByText(/^1986: /).waitFor();
    await page.getByRole("button", { name: "All years" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
    // Longer than a step takes.
    await page.waitForTimeout(1000);
    assert.equal(query(page), "");
    await page.getByRole("button", { name: "Play" }).click();
    await page.locator("output").getByText(/^1986: /).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await visit.context.close();
    assert.deepEqual(visit.complaints, []);
    visit = null;
    page = await openLive("/", { reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Next year" }).click();
    await page.locator("output").getByText(/^1984: /).waitFor();
    await page.waitForTimeout(1000);
    assert.equal(query(page), "?asOf=1984");
  });

  test("finds names as they are typed, in every script", async () => {
    const page = await openLive("/");
    const field = page.getByRole("combobox", { name: "Search" });
    for (const [typed, found] of [
      ["ishino", "Ishinomaki"],
      ["石巻", "Ishinomaki"],
      ["都灵", "Turin"],
      ["петербург", "Saint Petersburg"],
    ]) {
      await field.fill(typed);
      await page.getByRole("option", { name: found }).first().waitFor();
    }
    await field.fill("kure");
    await page.getByRole("option", { name: /^Kure/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    const chosen = page.getByRole("listbox", { name: "Search" }).getByRole("option", { selected: true });
    assert.equal(await chosen.count(), 1);
    assert.equal(await field.getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("listbox", { name: "Search" }).count(), 0);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cities/kure-jp");
  });

  test("what was found for other words is not chosen", async () => {
    const page = await openLive("/");
    const field = page.getByRole("combobox", { name: "Search" });
    const chosen = page.getByRole("listbox", { name: "Search" }).getByRole("option", { selected: true });
    await field.fill("kure");
    await page.getByRole("option", { name: /^Kure/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen.count(), 1);
    await field.press("x");
    assert.equal(await chosen.count(), 0);
    await field.fill("turin");
    await page.getByRole("option", { name: /^Turin/ }).waitFor();
    await page.keyboard.press("Escape");
    // The list is opened again as it was, and a choice in it stays.
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(500);
    assert.match(await chosen.innerText(), /^Turin/);
  });

  for (const path of ["/cities/ishinomaki-jp", "/countries/JP", "/path?from=kure-jp&to=turin-it"]) {
    test(`moves and enlarges the map by keys: ${path}`, async () => {
      const page = await open(path);
      const picture = page.getByRole("group", { name: "Map", exact: true });
      await picture.focus();
      const frame = () => picture.locator("> svg").evaluate((svg) => (svg.getAttribute("viewBox") ?? "").split(" ").map(Number));
      const before = await frame();
      await page.keyboard.press("+");
      const enlarged = await frame();
      assert.ok(enlarged[2] < before[2] / 1.5 && enlarged[0] > before[0] && enlarged[1] > before[1], enlarged.join(" "));
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowUp");
      const [x, y, width] = await frame();
      assert.ok(x > enlarged[0] && y < enlarged[1] && width === enlarged[2], `${x} ${y} ${width}`);
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement?.matches(".picture a.point")));
      await page.keyboard.press("0");
      assert.deepEqual(await frame(), before);
    });
  }

  test("is used by keys alone", async () => {
    const page = await openLive("/");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-slug") ?? document.activeElement?.className ?? "");
    for (let presses = 0; presses < 30 && (await focused()) !== "surface"; presses += 1) await page.keyboard.press("Tab");
    assert.equal(await focused(), "surface");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "wenzhou-cn");
    // The nearest to the right is Ishinomaki or Kure; either is a city with a card.
    await page.keyboard.press("ArrowRight");
    const slug = await focused();
    assert.match(slug, /-jp$|-kr$/);
    assert.match(await page.locator(".card").innerText(), /city · since .* km$/);
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "surface");
    assert.equal(await page.locator(".card").count(), 0);
    const place = () => page.locator('.places a[data-slug="wenzhou-cn"]').evaluate((link) => link.getBoundingClientRect().x);
    const isAt = (x) => page.waitForFunction((x) => document.querySelector('.places a[data-slug="wenzhou-cn"]')?.getBoundingClientRect().x === x, x);
    const before = await place();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("+");
    await page.waitForFunction((x) => document.querySelector('.places a[data-slug="wenzhou-cn"]')?.getBoundingClientRect().x !== x, before);
    await page.keyboard.press("0");
    await isAt(before);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cities/wenzhou-cn");
  });

  test("shows a card for the city under the pointer", async () => {
    const page = await openLive("/");
    await page.locator('.places a[data-slug="ishinomaki-jp"]').hover();
    await page.locator(".card").getByText("Sister city · since October 1984 · 2,236 km").waitFor();
    await page.mouse.move(5, 5);
    await page.locator(".card").waitFor({ state: "detached" });
  });

  test("is embedded without what is around it", async () => {
    const page = await openLive("/?embed&asOf=2010");
    assert.equal(await page.locator("header, footer, #partners, #filters").count(), 0);
    await page.getByRole("slider").waitFor();
    assert.match(await page.locator("#map output").textContent(), /^15 relations in 11 countries; in force in 2010/);
    // Title and credit say what is shown, as the server's own page does.
    await page.getByRole("slider").fill("2000");
    await page.getByRole("link", { name: /, in force in 2000$/ }).waitFor();
    const title = await page.title();
    await page.goto(`${shared.server.address}/?embed&asOf=2000`);
    assert.equal(title, await page.title());
    await page.locator(".surface").waitFor();
    await page.getByRole("button", { name: "All years" }).click();
    await page.waitForFunction((own) => document.title === own, title.replace(", in force in 2000", ""));
  });

  test("opens without a network after one visit", async () => {
    const page = await openLive("/");
    await page.evaluate(() => navigator.serviceWorker.ready);
    // It keeps what was loaded before it was there.
    await page.waitForFunction(async () => {
      for (const name of await caches.keys()) {
        const kept = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
        if (["/", "/graphql", "/assets/atlas.css"].every((path) => kept.includes(path)) && kept.some((path) => path.endsWith(".js"))) return true;
      }
      return false;
    });
    // What the worker passes on, it has not to ask for again.
    visit.sent.length = 0;
    await page.reload();
    await page.locator(".surface").waitFor();
    await page.waitForLoadState("networkidle");
    const asked = visit.sent.filter((request) => request.serviceWorker()).map((request) => request.url());
    assert.ok(asked.includes(page.url()), asked.join(" "));
    assert.equal(new Set(asked).size, asked.length, asked.join(" "));
    await visit.context.setOffline(true);
    await page.reload();
    await page.locator(".surface").waitFor();
    assert.equal(await rows(page).count(), PARTNERS);
    await page.goto(`${shared.server.address}/?asOf=1984`);
    await page.waitForFunction(() => document.querySelectorAll("#partners tbody tr").length === 1);
    await visit.context.setOffline(false);
    visit.complaints.splice(0, Infinity, ...visit.complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(text)));
  });

  test("has a first view of at most 200 kB", async () => {
    const page = await openLive("/");
    await page.waitForLoadState("networkidle");
    const sizes = await page.evaluate(() =>
      performance
        .getEntries()
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, size: encodedBodySize })),
    );
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    console.log(`the first view: ${total} bytes, ${sizes.map(({ name, size }) => `${name} ${size}`).join(", ")}`);
    assert.ok(sizes.length >= 4 && sizes.every(({ size }) => size > 0), JSON.stringify(sizes));
    assert.ok(total <= 200_000, JSON.stringify(sizes));
  });

  test("sends nothing that a server of known documents refuses", async () => {
    const own = await startServer(undefined, ["--documents", await manifest(), "--documents-only"]);
    visit = await openPage(shared.browser, own.address);
    try {
      for (const path of ["/", "/cities/kure-jp", "/countries/JP", "/path?from=kure-jp&to=turin-it"]) {
        await visit.page.goto(own.address + path);
        await visit.page.waitForLoadState("networkidle");
        assert.ok((await visit.page.locator("#map svg a.point").count()) > 1, path);
        assert.equal(await visit.page.getByRole("link", { name: /playground/i }).count(), 0, path);
      }
    } finally {
      await visit.context.close();
      await own.stop();
    }
  });

  test("shows new data as they come", async () => {
    const own = await startServer();
    visit = await openPage(shared.browser, own.address);
    try {
      await visit.page.goto(`${own.address}/?scope=all`);
      await visit.page.locator(".surface").waitFor();
      const before = await rows(visit.page).count();
      // The socket is open once the page has asked for the version.
      await visit.page.waitForTimeout(1000);
      await importWorld(own);
      await visit.page.waitForFunction((count) => document.querySelectorAll("#partners tbody tr").length > count, before);
      await visit.page.waitForFunction((count) => Number(document.querySelector(".figures dd")?.textContent) > count, PARTNERS + 1);
    } finally {
      await visit.context.close();
      await own.stop();
    }
  });
});

/** The path of a file with a document that the server knows. */
async function manifest() {
  const file = join(shared.server.folder, "documents.json");
  await writeFile(file, JSON.stringify({ Home: "{ home { slug } }" }));
  return file;
}

describe("every view", () => {
  for (const path of VIEWS) {
    test(`has nothing that axe finds: ${path}`, async () => {
      const { context, page, complaints } = await openPage(shared.browser, shared.server.address, { viewport: { width: 1280, height: 900 } });
      await page.goto(shared.server.address + path);
      await page.waitForLoadState("networkidle");
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme });
        const found = await findings(page, { rules: { "target-size": { enabled: true } } });
        assert.deepEqual(found.map(({ text }) => text), [], `${path} ${colorScheme}`);
      }
      await context.close();
      assert.deepEqual(complaints, []);
    });
  }
});
