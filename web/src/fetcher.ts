// Sends an operation to the server that served this page, and to no other; follows it if it is a subscription.
import type { Fetcher, FetcherOpts, FetcherParams, Observable } from "@graphiql/toolkit";
import { type ExecutionResult, Kind, parse } from "graphql";
import { ACCEPT, eventsOf } from "../shared/events";
import { observable } from "./observable";

/** The page and the endpoint share one address. */
const ENDPOINT = location.pathname;

export const fetcher: Fetcher = (params, options): Observable<ExecutionResult> =>
  observable((signal) => answers(params, options?.headers, signal));

/** One answer, or those of a subscription as they come. */
async function* answers(
  params: FetcherParams,
  headers: FetcherOpts["headers"],
  signal: AbortSignal,
): AsyncGenerator<ExecutionResult> {
  let answer: Response;
  try {
    answer = await fetch(ENDPOINT, {
      method: "POST",
      headers: { accept: ACCEPT, "content-type": "application/json", ...headers },
      body: JSON.stringify(withoutEmpty(params)),
      signal,
    });
  } catch {
    throw new Error("The server did not answer. Is it still running?");
  }
  if (answer.body && answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    yield* events(answer.body);
  } else {
    const text = await answer.text();
    yield graphqlAnswer(text) ?? fail(answer, text);
  }
}

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<ExecutionResult> {
  for await (const { type, data } of eventsOf(body)) {
    if (type === "complete") return;
    const answer = graphqlAnswer(data);
    if (answer) yield answer;
  }
  throw new Error("The events broke off, as they do when the server stops. Run the subscription again to follow on.");
}

/** The answer, whatever its status: errors come in JSON too. Null for what is none, such as a proxy's page. */
function graphqlAnswer(text: string): ExecutionResult | null {
  try {
    const json: unknown = JSON.parse(text);
    return isAnswer(json) ? json : null;
  } catch {
    return null;
  }
}

function isAnswer(json: unknown): json is ExecutionResult {
  return typeof json === "object" && json !== null && ("data" in json || "errors" in json);
}

function fail({ status, statusText, headers }: Response, text: string): never {
  const what = `The server answered ${status}${statusText && ` ${statusText}`}, which is no answer to the query.`;
  const advice = status >= 500 || status === 429 ? " It may be busy or restarting; try again in a moment." : "";
  // Words for people are shown, a page of HTML is not.
  const words = headers.get("content-type")?.startsWith("text/plain") ? ` It said: ${text.trim().slice(0, 500)}` : "";
  throw new Error(what + advice + words);
}

function withoutEmpty({ query, operationName, variables }: FetcherParams): FetcherParams {
  return {
    query,
    ...(operationName && isIn(query, operationName) ? { operationName } : {}),
    ...(variables && Object.keys(variables).length > 0 ? { variables } : {}),
  };
}

/** For a moment after a change of tabs the editor still names the operation of the tab before; a document cannot run by it. */
function isIn(query: string, operationName: string): boolean {
  try {
    return parse(query, { noLocation: true }).definitions.some(
      (one) => one.kind === Kind.OPERATION_DEFINITION && one.name?.value === operationName,
    );
  } catch {
    // The server says what is wrong with the document, whatever the name.
    return false;
  }
}
