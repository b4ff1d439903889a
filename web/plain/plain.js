// The plain page: sends what is in the editor to the server that served it, and shows the answer, or the events as they come.
import { ACCEPT, eventsOf } from "./events.js";

/** @typedef {{ query: string, variables: string }} Example */
/** @typedef {{ title: string, examples: Example[] }} Chapter */

const query = byId("query", HTMLTextAreaElement);
const variables = byId("variables", HTMLTextAreaElement);
const run = byId("run", HTMLButtonElement);
const progress = byId("status", HTMLElement);
const answer = byId("answer", HTMLElement);

/**
 * Stops what runs, if something does.
 * @type {AbortController | null}
 */
let running = null;

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * Shows how it went in one line, and the text of the answer below it.
 * @param {{ query: string, variables?: unknown }} body
 * @param {AbortSignal} signal
 */
async function send(body, signal) {
  const began = performance.now();
  const response = await fetch("graphql", {
    method: "POST",
    headers: { accept: ACCEPT, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  if (response.body && response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await follow(response.body, signal);
    return;
  }
  const text = await response.text();
  const took = Math.round(performance.now() - began);
  try {
    const json = JSON.parse(text);
    const verdict = json.errors ? "answered with errors" : "answered";
    show(`${response.status}, ${verdict} in ${took} ms`, JSON.stringify(json, null, 2));
  } catch {
    show(`${response.status}, not an answer in JSON`, text);
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {AbortSignal} signal
 */
async function follow(body, signal) {
  let count = 0;
  for await (const { type, data } of eventsOf(body)) {
    if (type === "complete") {
      progress.textContent = `Complete, events: ${count}`;
      return;
    }
    count += 1;
    show(`Event ${count}, at ${new Date().toLocaleTimeString()}`, JSON.stringify(JSON.parse(data), null, 2));
  }
  if (!signal.aborted) progress.textContent = `Broke off, events: ${count}; run it again to follow on`;
}

/**
 * @param {string} line
 * @param {string} text
 */
function show(line, text) {
  progress.textContent = line;
  answer.textContent = text;
}

async function submit() {
  if (running) {
    running.abort();
    return;
  }
  /** @type {{ query: string, variables?: unknown }} */
  const body = { query: query.value };
  try {
    const given = variables.value.trim();
    if (given) body.variables = JSON.parse(given);
  } catch (error) {
    show("Not sent: the variables are not JSON", error instanceof Error ? error.message : "");
    variables.focus();
    return;
  }
  const { signal } = (running = new AbortController());
  run.textContent = "Stop";
  progress.textContent = "Asking …";
  try {
    await send(body, signal);
  } catch {
    if (!signal.aborted) show("The server did not answer", "Is it still running?");
  } finally {
    if (signal.aborted) progress.textContent = "Stopped";
    run.textContent = "Run";
    running = null;
  }
}

/**
 * An example's query begins with a comment that says what it shows, and has a name.
 * @param {Example} example
 */
function exampleButton({ query: text, variables: given }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = /^(?:query|subscription) (\w+)/m.exec(text)?.[1] ?? "Example";
  button.title = (/^(?:#.*\n)+/.exec(text)?.[0] ?? "").replaceAll(/^# ?/gm, "");
  button.addEventListener("click", () => {
    query.value = text;
    variables.value = given;
    query.focus();
    query.setSelectionRange(0, 0);
    query.scrollTop = 0;
  });
  return button;
}

/**
 * @param {Chapter} chapter
 * @param {number} index
 */
function addChapter({ title, examples }, index) {
  const heading = document.createElement("h3");
  heading.id = `chapter-${index}`;
  heading.textContent = title;
  const list = document.createElement("ul");
  list.setAttribute("aria-labelledby", heading.id);
  for (const example of examples) {
    const item = document.createElement("li");
    item.append(exampleButton(example));
    list.append(item);
  }
  byId("chapters", HTMLElement).append(heading, list);
}

byId("form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void submit();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void submit();
  }
});

// Under its own address the page was asked for; anywhere else it stands in for the playground.
byId("missing", HTMLElement).hidden = location.pathname.endsWith("/plain");

const linked = new URLSearchParams(location.search);
query.value = linked.get("query") ?? "";
variables.value = linked.get("variables") ?? "";

/** @type {Chapter[]} */
const chapters = await (await fetch("assets/examples.json")).json();
chapters.forEach(addChapter);
const first = chapters[0]?.examples[0];
if (!query.value && first) {
  query.value = first.query;
  variables.value = first.variables;
}
// A subscription goes on until somebody stops it, so it waits for its reader.
if (!/^\s*subscription\b/m.test(query.value)) void submit();
