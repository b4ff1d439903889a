// Sends an operation to the server that served this page, and to no other.
import type { Fetcher, FetcherParams } from "@graphiql/toolkit";

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
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The server answered ${answer.status} ${answer.statusText}: ${text.slice(0, 500)}`);
  }
};

function withoutEmpty({ query, operationName, variables }: FetcherParams): FetcherParams {
  return {
    query,
    ...(operationName ? { operationName } : {}),
    ...(variables && Object.keys(variables).length > 0 ? { variables } : {}),
  };
}
