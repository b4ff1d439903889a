// Sends requests to the server, many at a time over connections that stay open.
import { Agent, request } from "node:http";

const MEDIA_TYPE = "application/graphql-response+json";
const AT_A_TIME = 16;
const WITHIN_MS = 30_000;

/** @typedef {{ status: number, mediaType: string, body: any, text: string }} Response */

export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });

  /** @param {string} address */
  constructor(address) {
    this.url = `${address}/graphql`;
  }

  /**
   * Variables may be given as text, for numbers that JavaScript would write in another way.
   * @param {import("./reference.mjs").Request} asked
   * @returns {Promise<Response>}
   */
  post({ query, variables, variablesText, operationName }) {
    const parts = [`"query":${JSON.stringify(query)}`];
    if (operationName !== undefined) parts.push(`"operationName":${JSON.stringify(operationName)}`);
    const values = variablesText ?? (variables && JSON.stringify(variables));
    if (values !== undefined) parts.push(`"variables":${values}`);
    return this.#send(`{${parts.join(",")}}`);
  }

  /** @returns {Promise<Response>} */
  #send(body) {
    const headers = { "content-type": "application/json", accept: MEDIA_TYPE };
    return new Promise((resolve, reject) => {
      const options = { method: "POST", agent: this.#agent, headers, timeout: WITHIN_MS };
      const sent = request(this.url, options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (text += part));
        response.on("error", reject);
        response.on("end", () => resolve(read(response, text)));
      });
      sent.on("timeout", () => sent.destroy(new Error(`no response within ${WITHIN_MS / 1000} s`)));
      sent.on("error", reject);
      sent.end(body);
    });
  }

  /** Does the same for each item, some at a time, and gives the results in the order of the items. */
  async each(items, work) {
    const results = Array.from(items, () => undefined);
    let next = 0;
    const worker = async () => {
      while (next < items.length) {
        const index = next++;
        results[index] = await work(items[index]);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    return results;
  }

  close() {
    this.#agent.destroy();
  }
}

function read(response, text) {
  const mediaType = (response.headers["content-type"] ?? "").split(";")[0];
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.statusCode, mediaType, body, text };
}

/** Whether a response has the form that the protocol wants of an answer in this media type. */
export function isAnswer({ mediaType, body }) {
  return mediaType === MEDIA_TYPE && typeof body === "object" && body !== null && ("data" in body || "errors" in body);
}
