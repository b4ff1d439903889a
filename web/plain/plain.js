// The plain page: sends what is in the editor to the server that served it, and shows the answer.

/** @typedef {{ query: string, variables: string }} Example */
/** @typedef {{ title: string, examples: Example[] }} Chapter */

const query = byId("query", HTMLTextAreaElement);
const variables = byId("variables", HTMLTextAreaElement);
const run = byId("run", HTMLButtonElement);
const progress = byId("status", HTMLElement);
const answer = byId("answer", HTMLElement);

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
 * The answer's text and how it went, for one line above it.
 * @param {{ query: string, variables?: unknown }} body
 * @returns {Promise<[line: string, text: string]>}
 */
async function send(body) {
  const began = performance.now();
  const response = await fetch("graphql", {
    method: "POST",
    headers: {
      accept: "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const took = Math.round(performance.now() - began);
  try {
    const json = JSON.parse(text);
    const verdict = json.errors ? "answered with errors" : "answered";
    return [`${response.status}, ${verdict} in ${took} ms`, JSON.stringify(json, null, 2)];
  } catch {
    return [`${response.status}, not an answer in JSON`, text];
  }
}

/** @param {[line: string, text: string]} shown */
function show([line, text]) {
  progress.textContent = line;
  answer.textContent = text;
}

async function submit() {
  /** @type {{ query: string, variables?: unknown }} */
  const body = { query: query.value };
  try {
    const given = variables.value.trim();
    if (given) body.variables = JSON.parse(given);
  } catch (error) {
    show(["Not sent: the variables are not JSON", error instanceof Error ? error.message : ""]);
    variables.focus();
    return;
  }
  run.disabled = true;
  progress.textContent = "Asking …";
  try {
    show(await send(body));
  } catch {
    show(["The server did not answer", "Is it still running?"]);
  } finally {
    run.disabled = false;
  }
}

/**
 * An example's query begins with a comment that says what it shows, and has a name.
 * @param {Example} example
 */
function exampleButton({ query: text, variables: given }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = /^query (\w+)/m.exec(text)?.[1] ?? "Example";
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
