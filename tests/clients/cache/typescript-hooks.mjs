// Hooks of node's module loader; node 20 cannot read TypeScript by itself.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const DOCS = new URL("../../../docs/clients/", import.meta.url).href;
const COPIED = /^\.\/(apollo-cache|graphcache)\.ts$/;

export function resolve(specifier, context, next) {
  // An app has its copy beside the client; the tests read the original.
  const copied = COPIED.exec(specifier);
  if (copied) return { url: `${DOCS}${copied[1]}.ts`, shortCircuit: true };
  // docs/ has no packages of its own.
  if (context.parentURL?.startsWith(DOCS)) return next(specifier, { ...context, parentURL: import.meta.url });
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const fileName = fileURLToPath(url);
  const { outputText } = ts.transpileModule(await readFile(fileName, "utf8"), {
    fileName,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  return { format: "module", source: outputText, shortCircuit: true };
}
