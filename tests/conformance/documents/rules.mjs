// Documents for each validation rule of the specification, written for our schema.
import { specifiedRules } from "graphql17";
import { directives } from "../rules/directives.mjs";
import { fields } from "../rules/fields.mjs";
import { fragments } from "../rules/fragments.mjs";
import { merging } from "../rules/merging.mjs";
import { operations } from "../rules/operations.mjs";
import { values } from "../rules/values.mjs";
import { variables } from "../rules/variables.mjs";

/**
 * A document, with variables where it needs some.
 * @typedef {string | { query: string, variables: object }} Text
 */

/** @type {Record<string, (world: any) => { accepted?: Text[], refused?: Text[], either?: Text[] }>} */
const RULES = { ...operations, ...fields, ...merging, ...fragments, ...values, ...directives, ...variables };
/** Rules of directives that our schema does not have, and of graphql-js alone. */
const NO_MATTER = /^(Defer|Stream|MaxIntrospection)/;

/**
 * The documents, each with its rule and what graphql-js must say of it.
 * @returns {{ query: string, variables?: object, operationName?: string, origin: string, expected: "accepted" | "refused" | undefined }[]}
 */
export function ruleDocuments(world) {
  const written = bound(world);
  for (const { name } of specifiedRules) {
    const rule = name.replace(/Rule$/, "");
    if (!(rule in RULES) && !NO_MATTER.test(rule)) throw new Error(`no documents for the rule ${rule}`);
  }
  return Object.entries(RULES).flatMap(([rule, write]) => {
    const { accepted = [], refused = [], either = [] } = write(written);
    const documents = (texts, expected) => texts.map((text) => ({ ...asRequest(text), origin: rule, expected }));
    return [...documents(accepted, "accepted"), ...documents(refused, "refused"), ...documents(either, undefined)];
  });
}

/** Of several operations the one named `A` is meant. */
function asRequest(text) {
  if (typeof text !== "string") return text;
  return /query A\b/.test(text) ? { query: text, operationName: "A" } : { query: text };
}

/** The world with its methods as functions, so that a template names only what it needs. */
function bound(world) {
  const methods = Object.fromEntries(["ask", "call", "literal", "on"].map((name) => [name, world[name].bind(world)]));
  return { ...world, ...methods };
}
