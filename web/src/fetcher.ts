// Sends an operation to the server that served this page, and to no other.
import type { Fetcher, FetcherParams } from "@graphiql/toolkit";
import type { ExecutionResult } from "graphql";

/** The page and the endpoint share one address. */
const ENDPOINT = location.pathname;

export const fetcher: Fetcher = async (params, options) => {
  let answer: Response;
  try {
    answer = await fetch(ENDPOINT, {
      method: "POST",
      headers: {
        accept: "application/graphql-response+json, application/json;q=0.9",
        "content-type": "application/json",
        ...options?.headers,
      },
      body: JSON.stringify(withoutEmpty(params)),
    });
  } catch {
    throw new Error("The server did not answer. Is it still running?");
  }
  const text = await answer.text();
  return graphqlAnswer(text) ?? fail(answer, text);
};

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
    ...(operationName ? { operationName } : {}),
    ...(variables && Object.keys(variables).length > 0 ? { variables } : {}),
  };
}
