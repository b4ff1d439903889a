// The playground: GraphiQL with the explorer, our examples in its tabs, and the linked query if there is one.
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { forgetUnless, linked } from "./address";
import { exampleList } from "./example-list";
import { EXAMPLES } from "./examples";
import { fetcher } from "./fetcher";
import { storage } from "./storage";
import { ChooseOperation, CopyLink } from "./toolbar";

const LINKED = linked();
const PLUGINS = [explorerPlugin({ showAttribution: false }), exampleList, HISTORY_PLUGIN];
// Saved tabs win over these; a linked query is added to the saved ones, or opens before the examples.
const TABS = [...(LINKED ? [{ query: LINKED.query, variables: LINKED.variables }] : []), ...EXAMPLES];

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={PLUGINS}
      defaultTabs={TABS}
      defaultQuery=""
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
