// The playground: GraphiQL with a builder of queries, the tour of examples, some of them in its tabs, and the linked query if there is one.
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { lazy, Suspense } from "react";
import { forgetUnless, linked } from "./address";
import { Behaviour } from "./behaviour";
import { CHAPTERS } from "./examples";
import { fetcher } from "./fetcher";
import { BuilderIcon } from "./icons";
import { isNarrow } from "./screen";
import { storage } from "./storage";
import { CopyLink } from "./toolbar";
import { tour } from "./tour";

const LINKED = linked();
const Builder = lazy(() => import("./builder"));
const builder = {
  title: "Query Builder",
  icon: BuilderIcon,
  content: () => (
    <Suspense>
      <Builder />
    </Suspense>
  ),
};
const PLUGINS = [builder, tour, HISTORY_PLUGIN];
// A first visit opens with the first example of each chapter.
// Saved tabs win over these; a linked query is added to the saved ones, or opens before the examples.
const TABS = [
  ...(LINKED ? [{ query: LINKED.query, variables: LINKED.variables }] : []),
  ...CHAPTERS.flatMap(({ examples }) => examples.slice(0, 1)).map(({ query, variables }) => ({ query, variables })),
];

/** Newcomers see the tour beside the editor; whoever was here before finds the page as it was left. */
const IS_FIRST_VISIT = !LINKED && storage.getItem("graphiql:tabState") === null;
// On a small screen a panel covers the editor, so none is open before it is asked for.
if (isNarrow()) storage.removeItem("graphiql:visiblePlugin");

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={PLUGINS}
      visiblePlugin={IS_FIRST_VISIT && !isNarrow() ? tour : undefined}
      defaultTabs={TABS}
      defaultQuery=""
      defaultEditorToolsVisibility={Boolean(LINKED?.variables)}
      initialQuery={LINKED?.query}
      initialVariables={LINKED?.variables}
      onEditQuery={forgetUnless}
    >
      {/* The page's own head says what this is. */}
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
          </>
        )}
      </GraphiQL.Toolbar>
      <Behaviour operationName={LINKED?.operationName ?? null} />
    </GraphiQL>
  );
}
