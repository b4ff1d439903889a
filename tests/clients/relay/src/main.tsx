import { createRoot } from "react-dom/client";
import { App } from "./App";
import { createEnvironment } from "./environment";

/** Shows the partners in `container`; gives the Relay environment and what ends the show. */
export function show(container: Element, endpoint: string) {
  const environment = createEnvironment(endpoint);
  const root = createRoot(container);
  root.render(<App environment={environment} />);
  return { environment, end: () => root.unmount() };
}
