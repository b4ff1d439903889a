// What an area of the suite counts.
import { KINDS } from "./verdict.mjs";

/** How answers and values can differ, besides verdicts. */
const MORE_KINDS = {
  code: "refused without the code, the variable's name or the path inside it",
  differs: "not the same as without the argument",
  errors: "errors in the wrong place",
  fields: "lose or mix fields",
  meaning: "mean something else",
  order: "keys in another order",
  place: "elsewhere",
  types: "refused with the types asked for",
  wrong: "not as the schema is",
};

/**
 * @typedef {{ area: string, kind: string, query: string, expected: string, ours: string, variables?: object,
 *   variablesText?: string, operationName?: string, origin: string, reason?: string }} Disagreement
 */

export class Tally {
  tried = 0;
  agreed = 0;
  limits = 0;
  note = "";
  /** @type {Disagreement[]} */
  disagreements = [];

  /** @param {string} area */
  constructor(area) {
    this.area = area;
  }

  agrees() {
    this.tried++;
    this.agreed++;
  }

  /** A limit of ours was in the way, so there is nothing to compare. */
  limited() {
    this.limits++;
  }

  differs(kind, details) {
    this.tried++;
    this.disagreements.push({ area: this.area, kind, ...details });
  }

  /** The disagreements by kind, in words. */
  inWords(disagreements) {
    const kinds = new Map();
    for (const { kind } of disagreements) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return Array.from(kinds, ([kind, count]) => `${count} ${KINDS[kind] ?? MORE_KINDS[kind] ?? kind}`).join(", ");
  }
}
