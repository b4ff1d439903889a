// Values of every kind for variables of every type, and variables that are left out.
import { isRequiredInputField } from "graphql17";
import { slots } from "../inputs.mjs";
import { unlike } from "../rules/values.mjs";
import { Tally } from "../tally.mjs";
import { jsonValues, literals } from "../values.mjs";
import { difference, meaning, said, verdict } from "../verdict.mjs";

/** @param {import("../run.mjs").Setting} setting */
export async function compareVariables({ client, reference, world }) {
  const tally = new Tally("variable values × types");
  const requests = unlike(slots(world)).flatMap(({ type, name, write, oneOf }) => {
    const declared = oneOf ? `${type}!` : `${type}`;
    const query = write("$v", `query ($v: ${declared}) `);
    const values = jsonValues(type).map((value) => ({ query, variablesText: `{"v":${value}}`, origin: name }));
    const defaults = literals(type).map((value) => ({
      query: write("$v", `query ($v: ${declared} = ${value}) `),
      origin: name,
    }));
    const odd = ["{}", "null", '{"V":1}', '{"v":null,"w":1}'].map((variablesText) => ({
      query,
      variablesText,
      origin: name,
    }));
    return [...values, ...defaults, ...odd];
  });
  await client.each(requests, async (request) => {
    const expected = reference.judge({
      ...request,
      variables: request.variablesText && JSON.parse(request.variablesText),
    });
    const response = await client.post(request);
    const ours = verdict(response);
    if (ours === "limited") return tally.limited();
    const wanted = expected.refused ? `refused: ${expected.messages.join(" | ")}` : "executed";
    const kind = difference(expected, ours) ?? (namesTheMistake(expected, response) ? undefined : "code");
    return kind ? tally.differs(kind, { ...request, expected: wanted, ours: said(response) }) : tally.agrees();
  });
  return [tally];
}

/**
 * Whether the response to a wrong variable has the code, the name of the variable, and the path inside it.
 * @param {import("../reference.mjs").Judgement} judgement
 * @param {import("../client.mjs").Response} response
 */
function namesTheMistake({ stage, messages }, { body }) {
  if (stage !== "variables") return true;
  const paths = messages.map((message) => pathIn(message));
  return body.errors.some(({ message, extensions }) => {
    if (extensions.code !== "BAD_USER_INPUT" || !message.includes("$v")) return false;
    const text = `${message} ${JSON.stringify(extensions)}`;
    return paths.some((path) => new RegExp(path.map((step) => `\\b${step}\\b`).join("\\W+")).test(text));
  });
}

/** The path of graphql 17's message: `Variable "$v" has invalid value at .in[0]: ...`. */
function pathIn(message) {
  const [, path = ""] = /^Variable "\$\w+" has invalid value(?: at (\S+))?:/.exec(message) ?? [];
  return path.match(/\w+/g) ?? [];
}

/**
 * A variable that is not given is no argument at all, so that the schema's default holds.
 * @param {import("../run.mjs").Setting} setting
 */
export async function compareAbsent({ client, world }) {
  const tally = new Tally("absent variables");
  const optional = slots(world).filter(({ element, oneOf }) => !oneOf && !isRequiredInputField(element));
  const introspection = ["fields", "enumValues", "inputFields", "args"].map((field) => ({
    name: `includeDeprecated of ${field}`,
    type: "Boolean",
    write: (value, head = "") => `${head}${deprecated(field, value)}`,
  }));
  await client.each([...optional, ...introspection], async ({ type, name, write }) => {
    const without = await client.post({ query: write(undefined) });
    // Where the schema has a default, a nullable variable may stand in a place that takes no null.
    const query = write("$v", `query ($v: ${String(type).replace(/!$/, "")}) `);
    const absent = await client.post({ query, variables: {} });
    const [expected, ours] = [without, absent].map(meaning);
    if ([without, absent].some((one) => verdict(one) === "limited")) tally.limited();
    else if (expected === ours) tally.agrees();
    else tally.differs("differs", { query, variables: {}, expected, ours, origin: name });
  });
  return [tally];
}

function deprecated(field, value) {
  const given = value === undefined ? "" : `(includeDeprecated: ${value})`;
  const inner = field === "args" ? `fields { args${given} { name } }` : `${field}${given} { name }`;
  return `{ a: __type(name: "City") { ${inner} } b: __type(name: "CountryFilter") { ${inner} } c: __type(name: "Unit") { ${inner} } }`;
}
