// Our addition to the toolbar: a link to the query.
import { ToolbarButton, useGraphiQL } from "@graphiql/react";
import { useState } from "react";
import { linkTo } from "./address";

/** Copies an address that opens this page with the query in the editor. */
export function CopyLink() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const operations = useGraphiQL((state) => state.operations);
  const operationName = useGraphiQL((state) => state.operationName);
  const [copied, setCopied] = useState(false);

  async function copy() {
    const name = operations && operations.length > 1 ? operationName : undefined;
    const link = linkTo(queryEditor?.getValue() ?? "", variableEditor?.getValue() ?? "", name);
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      // Without the right to write to the clipboard, the address bar is the next best place.
      history.replaceState(null, "", link);
    }
  }

  return (
    <ToolbarButton onClick={() => void copy()} label={copied ? "Link copied" : "Copy a link to this query"}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        {copied ? (
          <path d="m4 10.5 4 4 8-9" />
        ) : (
          <path d="M8.5 11.5a3.2 3.2 0 0 0 4.6 0l3-3a3.2 3.2 0 0 0-4.6-4.6l-1 1m1 3.6a3.2 3.2 0 0 0-4.6 0l-3 3a3.2 3.2 0 0 0 4.6 4.6l1-1" />
        )}
      </svg>
    </ToolbarButton>
  );
}
