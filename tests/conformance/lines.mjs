// Texts that are kept one a line; lines that begin with two number signs are headings.
import { readFileSync } from "node:fs";

export function linesOf(name) {
  const lines = readFileSync(new URL(`texts/${name}`, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("## "));
}
