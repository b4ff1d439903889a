// What the server did with a request, and whether graphql-js would have done the same.
import { isAnswer } from "./client.mjs";

/** Codes of what no specification asks for: our limits, a server that is in need, and what one response cannot hold. */
const LIMITS =
  /^(SUBSCRIPTION_NEEDS_STREAM|MAX_\w+_EXCEEDED|RESPONSE_TOO_LARGE|BODY_TOO_LARGE|TIMEOUT|OVERLOADED|RATE_LIMITED|SERVICE_UNAVAILABLE)$/;

/** How verdicts can differ, in the words of the table. */
export const KINDS = {
  accepted: "invalid, yet accepted",
  late: "invalid, refused only after executing",
  refused: "valid, yet refused",
  malformed: "no answer as the protocol wants it",
};

/**
 * @param {import("./client.mjs").Response} response
 * @returns {"limited" | "refused" | "executed" | "failed" | "malformed"}
 */
export function verdict(response) {
  const { status, body } = response;
  if (status >= 500 && !hasLimit(body)) return "malformed";
  if (!isAnswer(response)) return "malformed";
  if (hasLimit(body)) return "limited";
  if (body.errors?.some((error) => !isError(error)) || body.errors?.length === 0) return "malformed";
  if (status === 400) return "data" in body ? "malformed" : "refused";
  if (status !== 200 || !("data" in body)) return "malformed";
  return body.errors ? "failed" : "executed";
}

function hasLimit(body) {
  return body?.errors?.some((error) => LIMITS.test(error.extensions?.code)) ?? false;
}

/** An error has a message, a code, and locations that exist. */
function isError({ message, locations, extensions }) {
  const located = locations === undefined || (Array.isArray(locations) && locations.every(isLocation));
  return typeof message === "string" && message !== "" && typeof extensions?.code === "string" && located;
}

const isLocation = ({ line, column }) => line >= 1 && column >= 1;

/**
 * How the verdicts differ; nothing if they do not.
 * @param {import("./reference.mjs").Judgement} expected
 * @param {ReturnType<typeof verdict>} ours
 * @returns {keyof typeof KINDS | undefined}
 */
export function difference(expected, ours) {
  if (ours === "malformed") return "malformed";
  if (expected.refused) return ours === "executed" ? "accepted" : ours === "failed" ? "late" : undefined;
  return ours === "refused" ? "refused" : undefined;
}

/** The messages of a response, with their codes. */
export function said({ status, body, text }) {
  if (!body?.errors) return `${status} ${text.slice(0, 200)}`;
  return `${status} ${body.errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join(" | ")}`;
}

/** All that a response says, but for the places in the document. */
export function meaning({ status, body }) {
  return JSON.stringify([status, body?.data, body?.errors?.map(({ message, path }) => [message, path])]);
}
