// The disagreements that are known, each with its reason and an example that keeps it true.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} Known
 * @property {string} reason why the server does otherwise
 * @property {string} area the area of the table
 * @property {string} kind how the two differ
 * @property {string} [expected] what graphql-js says, as a pattern
 * @property {string} [ours] what the server says, as a pattern
 * @property {string} [query] a pattern for the document
 * @property {{ query: string, variables?: object, operationName?: string }} [example] a document that shows it
 */

/** @type {Known[]} */
const KNOWN = JSON.parse(readFileSync(new URL("known.json", import.meta.url), "utf8"));

/** The documents that show the known disagreements, so that each run meets every one of them. */
export const examples = () => KNOWN.flatMap(({ example }) => (example ? [{ ...example, origin: "known.json" }] : []));

/**
 * Gives disagreements that are known their reasons; what is left, and what is known but did not happen, fails the run.
 * @param {import("./tally.mjs").Tally[]} tallies
 */
export function excuse(tallies) {
  const met = new Set();
  const disagreements = tallies.flatMap((tally) => tally.disagreements);
  for (const one of disagreements) {
    const known = KNOWN.find((entry) => fits(entry, one));
    if (!known) continue;
    one.reason = known.reason;
    met.add(known);
  }
  return {
    unknown: disagreements.filter(({ reason }) => reason === undefined),
    stale: KNOWN.filter((known) => !met.has(known)),
  };
}

function fits(known, one) {
  const matches = (part) => known[part] === undefined || new RegExp(known[part], "s").test(one[part]);
  return known.area === one.area && known.kind === one.kind && ["query", "expected", "ours"].every(matches);
}
