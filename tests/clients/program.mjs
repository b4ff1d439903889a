// What the compiled clients share: programs of node_modules, and what TypeScript finds wrong in mistakes.ts.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";

/** Runs a program of node_modules in a folder, and gives what it says. */
export function run(folder, program, ...args) {
  const path = join(import.meta.dirname, "node_modules/.bin", program);
  try {
    return execFileSync(process.execPath, [path, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    throw new Error(`${program} failed:\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** The errors that tsc would find if no line of mistakes.ts were excused, as `code message`. */
export function mistakesFound(folder) {
  const settings = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile).config;
  const { options, fileNames } = ts.parseJsonConfigFileContent(settings, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (name) => {
    const text = readFile(name);
    return name === join(folder, "src/mistakes.ts") ? text.replaceAll("@ts-expect-error", "") : text;
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, options, host))
    .map(({ code, messageText }) => `${code} ${ts.flattenDiagnosticMessageText(messageText, "\n").split("\n")[0]}`);
}
