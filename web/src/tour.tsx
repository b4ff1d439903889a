// The panel of the examples: chapters with their queries, and steps from one to the next.
import { type GraphiQLPlugin, type TabsState, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useState } from "react";
import { CHAPTERS, type Example, TOUR } from "./examples";
import { TourIcon } from "./icons";
import { isNarrow } from "./screen";

type Content = Pick<Partial<TabsState["tabs"][number]>, "query" | "variables">;

function Tour() {
  const { isReady, open, walkTo } = useOpen();
  const at = useStep();
  const previous = TOUR[at - 1];
  const next = TOUR[at + 1];

  return (
    <section className="tour" aria-label="Examples">
      <h2>Examples</h2>
      <p className="steps">
        <button
          type="button"
          disabled={!isReady || !previous}
          title={previous?.name}
          onClick={() => previous && walkTo(previous)}
        >
          Previous
        </button>
        <output>{at < 0 ? `A tour of ${TOUR.length} examples` : `${at + 1} of ${TOUR.length}`}</output>
        <button type="button" disabled={!isReady || !next} title={next?.name} onClick={() => next && walkTo(next)}>
          {at < 0 ? "Start" : "Next"}
        </button>
      </p>
      {CHAPTERS.map((chapter) => (
        <section key={chapter.title} aria-label={chapter.title}>
          <h3>{chapter.title}</h3>
          <ol>
            {chapter.examples.map((example) => (
              <li key={example.name}>
                <button
                  type="button"
                  disabled={!isReady}
                  aria-current={example === TOUR[at] ? "step" : undefined}
                  onClick={() => open(example)}
                >
                  <strong>{example.name}</strong>
                  <span>{example.about}</span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

/** The step that the open tab shows, changed or not; the last one that it showed where it is none; -1 before the first. */
function useStep(): number {
  const title = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.title);
  const [last, setLast] = useState(-1);
  const shown = TOUR.findIndex(({ name }) => name === title);
  if (shown >= 0 && shown !== last) setLast(shown);
  return shown >= 0 ? shown : last;
}

/** Two ways to open an example. Both go to its tab if it has one that nobody changed. */
function useOpen() {
  const { addTab, changeTab, setOperationName, setVisiblePlugin, stop, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const activeTabIndex = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);

  function show(example: Example) {
    // What still runs would show its answer here; only a change between tabs stops it.
    stop();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(example.variables);
    responseEditor?.setValue("");
    // The editors tell the tab a moment later, which is too late for the next click, be it a step or a run.
    updateActiveTabValues({ query: example.query, variables: example.variables, response: null });
    setOperationName(example.name);
  }

  /** The tabs as they are; the editors tell the open one what was typed a moment later. */
  function tabsNow(): Content[] {
    const shown = { query: queryEditor?.getValue() ?? "", variables: variableEditor?.getValue() ?? "" };
    return tabs.map((tab, index) => (index === activeTabIndex ? shown : tab));
  }

  function change(example: Example): boolean {
    const index = tabsNow().findIndex((tab) => isUnchanged(tab, example));
    if (index >= 0 && index !== activeTabIndex) changeTab(index);
    queryEditor?.focus();
    return index >= 0;
  }

  /** Where the panel covers the editors, it has done its work. */
  function uncover() {
    if (isNarrow()) setVisiblePlugin(null);
  }

  return {
    /** Whether the editors are there; until then there is nothing that could show an example. */
    isReady: Boolean(queryEditor && variableEditor && responseEditor),
    /** Opens a tab of its own. */
    open: (example: Example) => {
      uncover();
      if (change(example)) return;
      addTab();
      show(example);
    },
    /** Takes the tab of the step before, so that a whole tour needs few of them; what was changed is kept. */
    walkTo: (example: Example) => {
      uncover();
      const active = tabsNow()[activeTabIndex];
      if (change(example)) return;
      if (!active || !TOUR.some((one) => isUnchanged(active, one))) addTab();
      show(example);
    },
  };
}

function isUnchanged(tab: Content, example: Example): boolean {
  return tab.query === example.query && (tab.variables ?? "").trim() === example.variables;
}

export const tour: GraphiQLPlugin = { title: "Examples", icon: TourIcon, content: Tour };
