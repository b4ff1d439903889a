// Hooks of node's module loader, for TypeScript, names without an extension, and files as text.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";

/** @type {import("node:module").ResolveHook} */
export function resolve(specifier, context, next) {
  if (/^\.[^?]*$/.test(specifier) && context.parentURL) {
    const url = new URL(specifier, context.parentURL);
    for (const extension of [".ts", ".tsx"]) {
      const found = new URL(url.href + extension);
      if (existsSync(found)) return { url: found.href, shortCircuit: true };
    }
  }
  return next(specifier, context);
}

/** @type {import("node:module").LoadHook} */
export async function load(url, context, next) {
  const isText = url.endsWith("?raw");
  if (!isText && !/\.tsx?$/.test(url)) return next(url, context);
  const file = fileURLToPath(url);
  const text = await readFile(file, "utf8");
  const source = isText ? `export default ${JSON.stringify(text)}` : (await transformWithOxc(text, file)).code;
  return { format: "module", source, shortCircuit: true };
}
