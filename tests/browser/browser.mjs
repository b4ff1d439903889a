// Opens pages in headless Chromium and keeps a record of what they must not do.
import { chromium } from "playwright-core";

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
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

/** What the editor of this name shows: "Operation Editor", "Variables" or "Result Window". */
export async function editorText(page, name) {
  const lines = await page.getByRole("region", { name }).locator(".view-lines").first().innerText();
  return lines.replaceAll("\u00a0", " ");
}

/** Presses the button that runs the query and waits until the answer shows all the texts. */
export async function execute(page, ...expected) {
  await page.getByRole("button", { name: /^Execute query/ }).click();
  await showsAnswer(page, ...expected);
}

/** Waits until the answer shows all the texts; long lines may be broken between words. What it shows instead is said. */
export async function showsAnswer(page, ...expected) {
  const waiting = page.waitForFunction((texts) => {
    const shown = document.querySelector(".graphiql-response .view-lines")?.textContent?.replaceAll("\u00a0", " ");
    return texts.every((text) => shown?.includes(text));
  }, expected);
  await waiting.catch(async (error) => {
    throw new Error(`the answer lacks ${expected.join(", ")}: ${await editorText(page, "Result Window")}`, { cause: error });
  });
}
