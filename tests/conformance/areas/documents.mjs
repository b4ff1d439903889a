// Documents: whether they are refused or executed, and what the executed ones answer, as text.
import { difference, said, verdict } from "../verdict.mjs";
import { asText } from "../reference.mjs";
import { Tally } from "../tally.mjs";
import { problemOfErrors } from "./errors.mjs";

/** Rules whose mistakes begin at another token of the same few: a variable's name or its sign, a field or its selection set. */
const PLACED_OTHERWISE = [
  "FragmentsOnCompositeTypes",
  "KnownFragmentNames",
  "KnownTypeNames",
  "ScalarLeafs",
  "SingleFieldSubscriptions",
  "UniqueVariableNames",
];
/** How many documents are shown that the two references decide differently. */
const SHOWN = 8;

/**
 * @param {import("../run.mjs").Setting} setting
 * @param {Iterable<any>} requests
 */
export async function compareDocuments({ client, reference, older }, requests) {
  const documents = new Tally("documents");
  const places = new Tally("places of errors");
  const answers = new Tally("answers as text");
  const unlike = [];
  await client.each([...requests], async (request) => {
    const expected = reference.judge(request);
    if (request.expected && (request.expected === "refused") !== expected.refused) {
      throw new Error(`graphql-js does not find this ${request.expected}, for ${request.origin}: ${request.query}`);
    }
    if (older.judge(request).refused !== expected.refused) unlike.push(request.query);
    const response = await client.post(request);
    const ours = verdict(response);
    if (ours === "limited") return documents.limited();
    const kind = difference(expected, ours);
    if (kind)
      return documents.differs(kind, { ...request, expected: reasons(reference, expected), ours: said(response) });
    documents.agrees();
    if (isPlacedAlike(request, expected)) comparePlaces(reference, request, response, places);
    if (!expected.refused) await compareAnswer({ client, reference }, request, expected, response, answers);
  });
  const examples = unlike.slice(0, SHOWN).map((query) => `\n  ${query}`);
  documents.note = `graphql 16 decides ${unlike.length} of them otherwise than 17${examples.join("")}`;
  return [documents, places, answers];
}

/**
 * Whether both say the same of the place of a mistake: not of a fragment's name with or without its dots, and the like.
 * @param {any} request
 * @param {import("../reference.mjs").Judgement} judgement
 */
function isPlacedAlike({ origin, expected }, { stage }) {
  return stage === "validate" && expected === "refused" && !PLACED_OTHERWISE.includes(origin);
}

/** Each error stands where graphql-js finds a mistake too. */
function comparePlaces(reference, request, response, places) {
  const expected = reference.placesOfErrors(request.query);
  const ours = response.body.errors.flatMap(({ locations = [] }) => locations.map(asText));
  if (ours.length > 0 && ours.every((place) => expected.has(place))) return places.agrees();
  return places.differs("place", {
    ...request,
    expected: [...expected].join(", "),
    ours: `${ours.join(", ")}: ${said(response)}`,
  });
}

/** Executes the operation by graphql-js with the values that we gave, and compares the texts. */
async function compareAnswer({ client, reference }, request, judged, response, answers) {
  const differs = (kind, expected, ours) => answers.differs(kind, { ...request, expected, ours });
  const problem = problemOfErrors(response.body, judged, reference);
  if (problem) return differs("errors", problem, said(response));
  let { data } = response.body;
  // Nothing is left to compare.
  if (data === null) return answers.agrees();
  const typed = reference.withTypes(judged.document);
  if (typed) {
    const again = await client.post({ ...request, query: typed });
    if (verdict(again) === "limited") return answers.limited();
    if (!again.body?.data) return differs("types", "the same with the types of objects", said(again));
    ({ data } = again.body);
  }
  const expected = JSON.stringify(reference.execute(judged, request.variables, data));
  const ours = JSON.stringify(response.body.data);
  if (expected === ours) return answers.agrees();
  return differs(sorted(expected) === sorted(ours) ? "order" : "fields", expected, ours);
}

/** The text with the keys of its objects in order. */
function sorted(text) {
  return JSON.stringify(JSON.parse(text), (_key, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/**
 * @param {import("../reference.mjs").Reference} reference
 * @param {import("../reference.mjs").Judgement} judgement
 */
function reasons(reference, { refused, stage, messages, document }) {
  if (!refused) return "executed";
  const rules = stage === "validate" ? reference.rulesBroken(document).join(", ") : stage;
  return `refused (${rules}): ${messages.join(" | ")}`;
}
