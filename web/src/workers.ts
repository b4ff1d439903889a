// The editor's workers. They check, complete and link what is written, so none is fetched before it can be of use:
// two come after the first answer, and that of JSON when somebody turns to the variables, the headers or the answer.
// oxlint-disable import/default -- Vite makes a class of each
import EditorWorker from "monaco-editor/esm/vs/editor/editor.worker.js?worker";
import JsonWorker from "monaco-editor/esm/vs/language/json/json.worker.js?worker";
import GraphQLWorker from "monaco-graphql/esm/graphql.worker.js?worker";

const HAS_JSON = ".graphiql-editor-tool, .graphiql-response";

/** Lets the workers come that check the query. */
export let fetchWorkers: () => void;
const wanted = new Promise<void>((resolve) => (fetchWorkers = resolve));
const jsonWanted = new Promise<void>((resolve) => {
  for (const type of ["focusin", "pointerover"]) {
    document.addEventListener(type, ({ target }) => {
      if (target instanceof Element && target.closest(HAS_JSON)) resolve();
    });
  }
});

window.MonacoEnvironment = {
  async getWorker(_id, label) {
    if (label === "json") return jsonWanted.then(() => new JsonWorker());
    return wanted.then(() => (label === "graphql" ? new GraphQLWorker() : new EditorWorker()));
  },
};
