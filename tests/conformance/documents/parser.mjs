// Documents for the corners of the grammar; graphql-js says which of them are right.
import { linesOf } from "../lines.mjs";

const SPELLINGS = linesOf("spellings.txt");
/** What one line cannot say. */
const EMPTY = ["", " ", "\n", "#", "# only a comment", "\uFEFF"];

/** What stands between tokens and means nothing, or does not. */
const BETWEEN = [
  " ",
  "\t",
  "\n",
  "\r",
  "\r\n",
  ",",
  "\uFEFF",
  "#\n",
  "# a comment\r",
  "#\r\n",
  "# \u{1F600} 石巻\n",
  '# "\n',
  "#,{}\n",
];
const NOT_BETWEEN = Array.from("\u00A0\u200B\u2028\v\f\0\u0007\u007F\u3000\u{1F600}\\'`%*+/<>^~.;");
const TOKENS = "query A ( $ a : Int = 1 ) { home { name } cities ( first : $ a ) { totalCount } }".split(" ");

const NUMBERS = [...linesOf("numbers.txt"), "1#\n", "1.0#\n"];

export function parserDocuments() {
  const spaced = TOKENS.flatMap((_, index) =>
    [...BETWEEN, ...NOT_BETWEEN].map((text) => [...TOKENS.slice(0, index), text, ...TOKENS.slice(index)].join(" ")),
  );
  const joined = [...BETWEEN, "", "\uFEFF\uFEFF"].flatMap((text) => [
    TOKENS.join(text),
    text + TOKENS.join(" "),
    TOKENS.join(" ") + text,
  ]);
  const numbers = NUMBERS.flatMap((text) => [
    `{ cities(first: ${text}) { totalCount } }`,
    `{ cities(filter: {population: {gt: ${text}}}) { totalCount } }`,
    `query ($n: Float = ${text}) { cities(filter: {population: {gt: $n}}) { totalCount } }`,
    `{ cities(filter: {population: {gt:${text}}}){totalCount}}`,
  ]);
  const cut = TOKENS.flatMap((_, index) => [TOKENS.slice(0, index).join(" "), TOKENS.slice(index).join(" ")]);
  return [...EMPTY, ...SPELLINGS, ...spaced, ...joined, ...numbers, ...cut].map((query) => ({
    query,
    origin: "parser",
  }));
}
