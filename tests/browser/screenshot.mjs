// Takes the picture in docs/images/playground.png: the first example, run, in the light theme.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { execute, launch, openPage } from "./browser.mjs";
import { startServer } from "../server.mjs";

const picture = fileURLToPath(new URL("../../docs/images/playground.png", import.meta.url));
const server = await startServer();
const browser = await launch();
try {
  const { page } = await openPage(browser, server.address, {
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
  });
  await page.goto(`${server.address}/graphql`);
  await page.locator(".graphiql-query-editor .view-lines").waitFor();
  await execute(page, "1984-10");
  // Colours come from a worker a moment later.
  await page.waitForTimeout(1500);
  await mkdir(fileURLToPath(new URL("../../docs/images/", import.meta.url)), { recursive: true });
  await page.screenshot({ path: process.argv[2] ?? picture });
} finally {
  await browser.close();
  await server.stop();
}
