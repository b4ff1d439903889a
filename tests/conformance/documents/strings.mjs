// Strings in every spelling; graphql-js says which of them are right, and what they mean.
import { linesOf } from "../lines.mjs";

/** Characters as they are, where an escape might be due. */
const RAW = [
  "",
  "\t",
  "\n",
  "\r",
  "\r\n",
  "a\nb",
  "\u2028",
  "\u2029",
  "\u0085",
  "\u00A0",
  "\uFEFF",
  "\v",
  "\f",
  "\0",
  "\u0007",
  "\u007F",
];
const INSIDES = [...linesOf("escapes.txt"), ...RAW];
const BLOCKS = linesOf("blocks.txt").map((line) => JSON.parse(line));
/** Quotes that end too early or too late. */
const QUOTES = linesOf("quotes.txt");

/** Strings with quotes around them, in one form or the other. */
export const STRINGS = [
  ...INSIDES.map((text) => `"${text}"`),
  ...INSIDES.map((text) => `"x${text}y"`),
  ...BLOCKS.map((text) => `"""${text}"""`),
  ...QUOTES,
];

export function stringDocuments() {
  return STRINGS.flatMap((text) => [
    `{ home { distanceKm(to: ${text}) } }`,
    `{ cities(filter: {name: {eq: ${text}}}) { totalCount } }`,
    `query ($s: String = ${text}) { home { distanceKm(to: $s) } }`,
    `${text} query { home { name } }`,
  ]).map((query) => ({ query, origin: "strings" }));
}
