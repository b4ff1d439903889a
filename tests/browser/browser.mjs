// Opens pages in headless Chromium and keeps a record of what they must not do.
import { setTimeout as sleep } from "node:timers/promises";
import { after, before } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { startServer } from "../server.mjs";

const ANSWER_WITHIN_MS = 20_000;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A browser and a server for the tests of a file, which are there while these run. */
export function forAllTests() {
  const shared = /** @type {{ browser: import("playwright-core").Browser, server: Awaited<ReturnType<typeof startServer>> }} */ ({});
  before(async () => {
    shared.browser = await launch();
    shared.server = await startServer();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
  });
  return shared;
}

/** A page of its own context, with a list of its complaints: errors, policy violations, requests to other hosts. */
export async function openPage(browser, origin, options = {}) {
  const context = await browser.newContext(options);
  const complaints = [];
  const sent = [];
  context.on("request", (request) => {
    sent.push(request);
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) complaints.push(`request to ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`uncaught: ${error.error().message}`));
  await context.exposeFunction("complain", (text) => complaints.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      Reflect.get(window, "complain")(`policy: ${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return { context, page: await context.newPage(), complaints, sent };
}

/** The whole text of the editor of this name, in sight or not: "Operation Editor", "Variables" or "Result Window". */
export function editorText(page, name) {
  return page.getByRole("region", { name }).first().evaluate(textWithin);
}

/** Presses the button that runs the query and waits until the answer has all the texts. */
export async function execute(page, ...expected) {
  await page.getByRole("button", { name: /^Execute query/ }).click();
  await hasAnswer(page, ...expected);
}

/** Waits until the answer has all the texts, in sight or not. What it has instead is said. */
export async function hasAnswer(page, ...expected) {
  const deadline = Date.now() + ANSWER_WITHIN_MS;
  let text;
  do {
    text = await page.locator(".graphiql-response").evaluate(textWithin);
    if (expected.every((one) => text.includes(one))) return;
    await sleep(50);
  } while (Date.now() < deadline);
  throw new Error(`the answer lacks ${expected.join(", ")}: ${text}`);
}

/** The editor draws the lines in sight only, so its text is asked for; runs in the page. */
function textWithin(element) {
  const editors = Reflect.get(window, "__MONACO")?.editor.getEditors() ?? [];
  return editors.find((editor) => element.contains(editor.getContainerDomNode()))?.getValue() ?? "";
}

/**
 * What axe finds on a page, each with its rule and the last part of its selector.
 * @returns {Promise<{ id: string, target: string, text: string }[]>}
 */
export async function findings(page, options = {}) {
  await page.evaluate(`${axe.source}; undefined`);
  return page.evaluate(async (given) => {
    const { violations } = await Reflect.get(window, "axe").run(given);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary }) => ({ id, target: target.at(-1), text: `${id}: ${html.slice(0, 300)}\n${failureSummary}` })),
    );
  }, options);
}
