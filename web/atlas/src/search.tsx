/** @jsxImportSource preact */
// Search as you type, as a combobox with a list below it; whatever the script, the server finds names in all of them.
// The pattern of the WAI: the field keeps the focus and the keys, and the list has roles that no element of HTML has alone.
/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/no-redundant-roles, jsx-a11y/prefer-tag-over-role */
import { useEffect, useId, useState } from "preact/hooks";
import { ask } from "./api";
import { SEARCH } from "./documents";
import type { SearchQuery } from "../../generated/operations";
import { counted, type Texts } from "./texts";

const WAIT_MS = 150;
const MOST = 8;

type Hit = SearchQuery["search"]["edges"][number];

interface Option {
  key: string;
  address: string;
  name: string;
  detail: string;
}

interface SearchProps {
  label: string;
  placeholder: string;
  endpoint: URL;
  wanted: string[];
  /** What stands in the field at first. */
  initial: string;
  text: Texts;
  addressOf: { city: (slug: string) => string; country: (code: string) => string };
}

export function Search({ label, placeholder, endpoint, wanted, initial, text, addressOf }: SearchProps) {
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [options, setOptions] = useState<Option[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [says, setSays] = useState("");
  const [active, setActive] = useState(-1);
  /** What the options were found for. */
  const [looked, setLooked] = useState<string | null>(null);

  useEffect(() => {
    if (!isOpen || typed === looked) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void look(stop.signal);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };

    async function look(signal: AbortSignal) {
      const found = /[\p{L}\p{N}]/u.test(typed) ? await hits(endpoint, wanted, typed, signal) : [];
      if (signal.aborted || found === null) return;
      const all = found.flatMap((hit) => option(hit, addressOf) ?? []).slice(0, MOST);
      setLooked(typed);
      setOptions(all);
      setActive(-1);
      setSays(typed.trim() ? counted(text, "script.search-found", all.length) : "");
    }
  }, [typed, looked, isOpen, endpoint, wanted, text, addressOf]);

  const isShown = isOpen && options.length > 0;
  const idOf = (index: number) => `${id}-${index}`;
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const count = options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      // Beyond either end stands the field itself.
      setActive(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Escape" && isShown) {
      close();
    } else if (event.key === "Enter") {
      const chosen = isShown ? options[active] : undefined;
      // Without a choice the form is sent, and the server shows all that is found.
      if (!chosen) return;
      location.assign(chosen.address);
      close();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="combobox">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        name="q"
        value={typed}
        maxLength={100}
        placeholder={placeholder}
        autocomplete="off"
        role="combobox"
        // The types ask for it: this list is none of HTML's own.
        list={undefined}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && active >= 0 ? idOf(active) : undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          // What was chosen is of what stood there before.
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={pressed}
        onBlur={close}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!isShown}>
        {options.map((one, index) => (
          <li
            key={one.key}
            id={idOf(index)}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => location.assign(one.address)}
          >
            <span>{one.name}</span> <small>{one.detail}</small>
          </li>
        ))}
      </ul>
      <button type="submit">{text("search.submit")}</button>
      <output class="visually-hidden">{says}</output>
    </div>
  );
}

/** Null if the question was taken back, or not answered: the list stays as it is then. */
async function hits(endpoint: URL, lang: string[], looked: string, signal: AbortSignal): Promise<Hit[] | null> {
  try {
    return (await ask(endpoint, SEARCH, { text: looked.trim(), lang }, signal)).search.edges;
  } catch {
    return null;
  }
}

/** What to show of a hit and where it leads; industries have no page. */
function option({ matchedText, node }: Hit, addressOf: SearchProps["addressOf"]): Option | null {
  if ("slug" in node) {
    const { slug, displayName, country } = node;
    const detail = [country.flag, country.name, matchedText === displayName ? null : matchedText];
    return { key: node.id, address: addressOf.city(slug), name: displayName, detail: detail.filter(Boolean).join(" ") };
  }
  if ("code" in node) {
    const detail = [node.flag, matchedText === node.name ? null : matchedText].filter(Boolean).join(" ");
    return { key: node.id, address: addressOf.country(node.code), name: node.name, detail };
  }
  if ("featureName" in node) {
    const { city, featureName, kindLabel } = node;
    return { key: node.id, address: addressOf.city(city.slug), name: featureName, detail: `${kindLabel} · ${city.displayName}` };
  }
  return null;
}
