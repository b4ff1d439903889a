// What the page does by itself, and GraphiQL does not: it runs the first query, keeps tabs in sight and panels at their top,
// and shows the variables of a tab that has some.
import { useDocExplorer } from "@graphiql/plugin-doc-explorer";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { getOperationAST, OperationTypeNode, parse } from "graphql";
import { useEffect, useRef } from "react";
import { linkTo } from "./address";
import { hasKeyboard } from "./screen";
import { fetchWorkers } from "./workers";

/** Draws nothing. `operationName` is the operation that the address names. */
export function Behaviour({ operationName }: { operationName: string | null }) {
  useStart(operationName);
  useTabsInSight();
  usePanelsAtTheirTop();
  useVariablesOfTab();
  useStopOfTab();
  useOffers();
  return null;
}

/** Runs what the page opens with, unless it is a subscription, which goes on until somebody stops it, and takes the focus. */
function useStart(operationName: string | null) {
  const { run, setOperationName } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const chosen = useGraphiQL((state) => state.operationName);
  const started = useRef(false);

  useEffect(() => {
    if (started.current || !queryEditor || !variableEditor || !responseEditor) return;
    started.current = true;
    for (const editor of [queryEditor, variableEditor, responseEditor]) {
      editor.updateOptions({ wordWrap: "on", renderFinalNewline: "on", scrollbar: { alwaysConsumeMouseWheel: false } });
    }
    const operation = operationOf(queryEditor.getValue(), operationName ?? chosen);
    if (operationName && operation?.loc) {
      setOperationName(operationName);
      const { line, column } = operation.loc.startToken;
      queryEditor.setPosition({ lineNumber: line, column });
      queryEditor.revealLineInCenterIfOutsideViewport(line);
    }
    if (document.activeElement === document.body && hasKeyboard()) queryEditor.focus();
    if (operation?.operation === OperationTypeNode.QUERY) {
      const shown = responseEditor.onDidChangeModelContent(() => {
        if (!responseEditor.getValue()) return;
        shown.dispose();
        fetchWorkers();
      });
      run();
    } else {
      fetchWorkers();
    }
  }, [chosen, operationName, queryEditor, responseEditor, run, setOperationName, variableEditor]);
}

function operationOf(query: string, name: string | null | undefined) {
  try {
    return getOperationAST(parse(query), name);
  } catch {
    return null;
  }
}

/** Scrolls the open tab into the strip of tabs. */
function useTabsInSight() {
  const index = useGraphiQL((state) => state.activeTabIndex);
  const count = useGraphiQL((state) => state.tabs.length);
  useEffect(() => {
    if (index >= count) return;
    const tab = document.querySelector('.graphiql-tabs [aria-selected="true"]');
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [count, index]);
}

/** All panels share one element, which would stay scrolled as the panel before left it. */
function usePanelsAtTheirTop() {
  const panel = useGraphiQL((state) => state.visiblePlugin);
  const documented = useDocExplorer();
  useEffect(() => {
    if (panel && documented.length > 0) document.querySelector(".graphiql-plugin")?.scrollTo(0, 0);
  }, [documented, panel]);
}

/** Opens the pane of variables for a tab that has some, and closes it for one that has none, unless somebody is in it. */
function useVariablesOfTab() {
  const active = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  const hasVariables = useGraphiQL((state) => Boolean(state.tabs[state.activeTabIndex]?.variables?.trim()));
  const headerEditor = useGraphiQL((state) => state.headerEditor);
  useEffect(() => {
    if (!active) return;
    const pane = document.querySelector(".graphiql-editor-tool");
    // Only GraphiQL's own button can do it.
    const toggle = document.querySelector<HTMLButtonElement>(".graphiql-toggle-editor-tools");
    const isOpen = toggle?.getAttribute("aria-label") === "Hide editor tools";
    const isUsed = hasVariables || headerEditor?.getValue().trim() || pane?.contains(document.activeElement);
    if (isOpen !== Boolean(isUsed)) toggle?.click();
  }, [active, hasVariables, headerEditor]);
}

/** Stops what runs when another tab opens, a new one too: its answer would be shown there. */
function useStopOfTab() {
  const { stop } = useGraphiQLActions();
  const active = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  const last = useRef(active);
  useEffect(() => {
    if (last.current !== active) stop();
    last.current = active;
  }, [active, stop]);
}

/** Two links of the page's head that need the editor: to the panel of documentation, and to the plain page with this query. */
function useOffers() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    const openDocumentation = () => {
      if (location.hash !== "#documentation") return;
      history.replaceState(null, "", location.pathname + location.search);
      document.querySelector<HTMLButtonElement>('[aria-label="Show Documentation Explorer"]')?.click();
    };
    const carryQuery = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a.plain") : null;
      if (link && queryEditor) link.search = new URL(linkTo(queryEditor.getValue(), variableEditor?.getValue() ?? "")).search;
    };
    openDocumentation();
    addEventListener("hashchange", openDocumentation);
    document.addEventListener("click", carryQuery);
    return () => {
      removeEventListener("hashchange", openDocumentation);
      document.removeEventListener("click", carryQuery);
    };
  }, [queryEditor, variableEditor]);
}
