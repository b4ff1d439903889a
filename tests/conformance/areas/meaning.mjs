// Strings and numbers mean what graphql-js reads in them: a literal gives the answer of the same value as a variable.
import { parseValue } from "graphql17";
import { STRINGS } from "../documents/strings.mjs";
import { Tally } from "../tally.mjs";
import { meaning, verdict } from "../verdict.mjs";

/** An unknown slug comes back in the message of an error, so the message tells what the server has read. */
const PLACES = [
  { type: "String", write: (value, head = "") => `${head}{ home { distanceKm(to: ${value}) } }` },
  {
    type: "String",
    write: (value, head = "") =>
      `${head}{ home { distanceKm(to: "x") } cities(filter: {name: {eq: ${value}}}) { totalCount } }`,
  },
];
const NUMBERS = [
  "0",
  "-0",
  "1",
  "1.5",
  "1e3",
  "1E3",
  "1.5e+3",
  "15e-1",
  "35000.0",
  "350e3",
  "1e300",
  "9007199254740993",
];
const ESCAPED = ["石巻市", "\\u77f3\\u5dfb\\u5e02", "\\u{77f3}\\u{5dfb}\\u{5e02}"].map((text) => `"${text}"`);
const IN_BLOCKS = ["石巻市", "\n  石巻市\n", "\n\n    石巻市\n  ", "\r\n\t石巻市\r\n"].map((text) => `"""${text}"""`);

/** @param {import("../run.mjs").Setting} setting */
export async function compareMeaning({ client }) {
  const tally = new Tally("strings and numbers by meaning");
  const compare = async ({ type, write, literal }) => {
    let value;
    try {
      /** @type {any} */
      const node = parseValue(literal);
      value = node.kind === "StringValue" ? node.value : Number(node.value);
    } catch {
      return;
    }
    const query = write(literal);
    const written = await client.post({ query });
    const given = await client.post({ query: write("$v", `query ($v: ${type}) `), variables: { v: value } });
    if ([written, given].some((one) => verdict(one) === "limited")) return tally.limited();
    if (meaning(written) === meaning(given)) return tally.agrees();
    tally.differs("meaning", {
      query,
      expected: meaning(given),
      ours: meaning(written),
      origin: JSON.stringify(value),
    });
  };
  const numbers = NUMBERS.map((literal) => ({
    type: "Float",
    literal,
    write: (value, head = "") =>
      `${head}{ cities(filter: {population: {gt: ${value}}}) { totalCount nodes { slug } } }`,
  }));
  const strings = [...new Set([...STRINGS, ...ESCAPED, ...IN_BLOCKS])];
  await client.each(
    [...PLACES.flatMap((place) => strings.map((literal) => ({ ...place, literal }))), ...numbers],
    compare,
  );
  return [tally];
}
