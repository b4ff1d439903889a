// The playground: GraphiQL with the explorer, the tour of examples, some of them in its tabs, and the linked query if there is one.
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { forgetUnless, linked } from "./address";
import { CHAPTERS } from "./examples";
import { fetcher } from "./fetcher";
import { storage } from "./storage";
import { ChooseOperation, CopyLink } from "./toolbar";
import { tour } from "./tour";

const LINKED = linked();
const PLUGINS = [explorerPlugin({ showAttribution: false }), tour, HISTORY_PLUGIN];
// A first visit opens with the first example of each chapter.
// Saved tabs win over these; a linked query is added to the saved ones, or opens before the examples.
const TABS = [
  ...(LINKED ? [{ query: LINKED.query, variables: LINKED.variables }] : []),
  ...CHAPTERS.flatMap(({ examples }) => examples.slice(0, 1)).map(({ query, variables }) => ({ query, variables })),
];

/** Newcomers see the tour beside the editor; whoever was here before finds the page as it was left. */
const IS_FIRST_VISIT = !LINKED && storage.getItem("graphiql:tabState") === null;

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={PLUGINS}
      visiblePlugin={IS_FIRST_VISIT ? tour : undefined}
      defaultTabs={TABS}
      defaultQuery=""
      defaultEditorToolsVisibility="variables"
      initialQuery={LINKED?.query}
      initialVariables={LINKED?.variables}
      onEditQuery={forgetUnless}
    >
      <GraphiQL.Logo>
        <a className="logo" href="schema.graphql" title="The schema as text">
          sister cities
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
            <ChooseOperation name={LINKED?.operationName ?? null} />
          </>
        )}
      </GraphiQL.Toolbar>
    </GraphiQL>
  );
}
