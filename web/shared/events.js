// The events of a `text/event-stream`, for both pages. EventSource of browsers sends no POST, and asks again by itself.

/** What a page accepts: the server sends events where the operation has them, and one answer in JSON for all else. */
export const ACCEPT = "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.8";

/** @typedef {{ type: string, data: string }} StreamEvent */

/**
 * Ends with the stream, also where it breaks off: only its last event says that it was complete.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<StreamEvent, void>}
 */
export async function* eventsOf(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { value } = await reader.read().catch(() => ({ value: undefined }));
      if (!value) return;
      // An empty line ends an event.
      const texts = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = texts.pop() ?? "";
      yield* texts.map(event).filter(({ type }) => type !== "");
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/**
 * A line that begins with a colon is a comment, a sign that the stream is alive.
 * @param {string} text
 * @returns {StreamEvent}
 */
function event(text) {
  const lines = text.split("\n");
  /** @param {string} name */
  const values = (name) =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ""));
  return { type: values("event").join(), data: values("data").join("\n") };
}
