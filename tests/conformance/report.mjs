// What a run says: the table, and the disagreements by kind.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version as version16 } from "graphql16";
import { version as version17 } from "graphql17";

const PAGE = join(import.meta.dirname, "../../docs/conformance.md");
const END = "<!-- end of table -->";
/** How many of a kind are shown. */
const SHOWN = 5;
const LONGEST = 600;

const count = (number) => number.toLocaleString("en");

/** The table in Markdown, with what it was made from. */
export function tableOf(tallies, seed) {
  const rows = tallies.map((tally) => {
    const left = tally.disagreements;
    const known = left.filter(({ reason }) => reason).length;
    const excused = known === left.length ? "known" : `${known} of these known`;
    const not = left.length > 0 ? `${tally.inWords(left)} (${excused})` : "none";
    return `| ${tally.area} | ${count(tally.tried)} | ${count(tally.agreed)} | ${not} | ${count(tally.limits)} |`;
  });
  return [
    `graphql-js ${version17} and ${version16}, seed ${seed}:`,
    "",
    "| | tried | agree | not | left out by a limit |",
    "|---|---:|---:|---|---:|",
    ...rows,
  ].join("\n");
}

export function summary(tallies, { seed, seconds }) {
  const notes = tallies.filter(({ note }) => note).map(({ area, note }) => `${area}: ${note}`);
  return [tableOf(tallies, seed), "", ...notes, `${seconds} s`].join("\n");
}

/** The first few disagreements of each kind, and what known.json has for nothing. */
export function findings(unknown, stale) {
  const kinds = new Map();
  for (const one of unknown) {
    const kind = `${one.area}: ${one.kind}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const found = Array.from(kinds, ([kind, all]) =>
    [`\n# ${kind} (${all.length})`, ...all.slice(0, SHOWN).map(described)].join("\n"),
  );
  const left = stale.map(({ reason }) => `\nknown.json has for nothing: ${reason}`);
  return [...found, ...left].join("\n");
}

function described({ origin, query, variables, variablesText, operationName, expected, ours }) {
  const values = variablesText ?? JSON.stringify(variables);
  return [
    `\n${origin}`,
    `  document   ${shortened(query)}`,
    values && values !== "{}" ? `  variables  ${shortened(values)}` : "",
    operationName ? `  operation  ${operationName}` : "",
    `  graphql-js ${shortened(expected)}`,
    `  server     ${shortened(ours)}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** The known differences, each with how often it was met. */
export function reasonsOf(tallies) {
  const counts = new Map();
  for (const { reason } of tallies.flatMap((tally) => tally.disagreements)) {
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const rows = Array.from(counts, ([reason, times]) => `| ${reason} | ${count(times)} |`);
  return ["| difference | met |", "|---|---:|", ...rows].join("\n");
}

/** Puts the tables into docs/conformance.md, each between its marks. */
export function writePage(tables) {
  let page = readFileSync(PAGE, "utf8");
  for (const [name, table] of Object.entries(tables)) {
    const begin = `<!-- table: ${name} -->\n`;
    const [before, rest] = page.split(begin);
    if (rest === undefined) throw new Error(`${PAGE} has no marks for the table ${name}`);
    page = `${before}${begin}${table}\n${rest.slice(rest.indexOf(END))}`;
  }
  writeFileSync(PAGE, page);
}
