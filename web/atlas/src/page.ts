// The page as the server has rendered it: what it knows, and where its parts are.
import type { Lang, Scope } from "./address";
import { type Texts, texts } from "./texts";

export interface Page {
  view: string;
  /** What is asked of the schema, in order of preference. */
  wanted: string[];
  /** Whose relations are shown where the address does not say. */
  scope: Scope;
  text: Texts;
  endpoint: URL;
  /** Where the server's pages begin. */
  root: URL;
}

const WANTED: Record<Lang, string[]> = { en: ["en"], zh: ["zh-Hans", "zh", "en"] };

interface Known {
  view: string;
  lang: Lang;
  scope?: Scope;
}

export function read(): Page {
  const known = block("state") as Known;
  const root = new URL("/", location.href);
  return {
    view: known.view,
    wanted: WANTED[known.lang],
    scope: known.scope ?? "home",
    text: texts(block("texts") as Record<string, string>, known.lang),
    endpoint: new URL("graphql", root),
    root,
  };
}

/** What the server says to the script, in a block of JSON. */
function block(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}

export function element(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

/** An empty element of ours in the place of others. */
export function insteadOf(replaced: readonly Element[], before: Element | null, within: Element): HTMLElement {
  const own = document.createElement("div");
  within.insertBefore(own, replaced[0] ?? before);
  for (const one of replaced) one.remove();
  return own;
}
