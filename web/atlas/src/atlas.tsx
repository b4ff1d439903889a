/** @jsxImportSource preact */
// The first view made live: map, time line, table and filters show what the address says, and the address what they show.
import { render } from "preact";
import { change, DEFAULT_SORT, format, linksTo, parse, type Scope, type State } from "./address";
import { matcherOfDates, matcherOfPlace, sorted } from "./choose";
import { span } from "./dates";
import { PARTNERS, RELATIONS } from "./documents";
import { filterOf, orderOf } from "./filter";
import { follow } from "./live";
import { WorldMap } from "./map/map";
import { load, type Network, type Place } from "./network";
import { element, insteadOf, type Page } from "./page";
import { type Links, Table } from "./table";
import { Timeline } from "./timeline";
import { counted } from "./texts";
import { yearOf, years } from "./years";

/** What of a state the form of the filters has. */
const FILTERS = ["kind", "region", "country", "since", "until", "asOf"] as const;
/** How long the address waits for the slider, since browsers refuse to change it too often. */
const SETTLED_MS = 150;

/** While a large network is loaded, what has come is shown this often. */
const REDRAWN_MS = 700;

type Values = Parameters<typeof change>[1];

export class Atlas {
  readonly #page: Page;
  /** Of the page, whatever the date. */
  readonly #title: string;
  #state: State;
  /** Null until there are data: so long the page is the server's. */
  #slots: Slots | null = null;
  readonly #note = document.createElement("p");
  #network: Network | null = null;
  #isLoading = false;
  #hasFailed = false;
  /** The version of the data that the server told of last, since they were asked for. */
  #told: string | null = null;
  #loading = new AbortController();
  /** While the slider is held, or the time line plays. */
  #isScrubbing = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(page: Page) {
    this.#page = page;
    this.#state = parse(location.search);
    this.#title = document.title.replace(this.#behindTitle(), "");
  }

  begin(): void {
    addEventListener("popstate", () => {
      clearTimeout(this.#settling);
      this.#state = parse(location.search);
      this.#isScrubbing = false;
      fillForm(this.#state);
      this.#draw();
    });
    void this.#load();
    follow(this.#page.endpoint, (version) => {
      this.#told = version;
      if (!this.#isLoading) this.#renew();
    });
  }

  /** Loads again where the server has told of another version than there is. */
  #renew(): void {
    if (this.#told === null || this.#told === this.#network?.version) return;
    void this.#load();
    void renewFigures();
  }

  get #scope(): Scope {
    return this.#state.scope ?? this.#page.scope;
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    [this.#isLoading, this.#hasFailed, this.#told] = [true, false, null];
    try {
      let drawnAt = 0;
      for await (const network of load(this.#page.endpoint, this.#scope, this.#page.wanted, signal)) {
        if (signal.aborted) return;
        // What is there already stays until the new data are as many.
        if (this.#network && network.relations.length < this.#network.relations.length && network.relations.length < network.total) continue;
        this.#network = network;
        if (performance.now() - drawnAt < REDRAWN_MS) continue;
        drawnAt = performance.now();
        this.#draw();
      }
    } catch (reason) {
      if (signal.aborted) return;
      this.#hasFailed = true;
      console.warn(reason);
    }
    this.#isLoading = false;
    this.#draw();
    // Of a server that does not answer nothing is asked until it tells of itself again.
    if (!this.#hasFailed) this.#renew();
  }

  /** Shows another state, and says it in the address. */
  #go(values: Values, how: "push" | "replace"): void {
    clearTimeout(this.#settling);
    this.#state = change(this.#state, values);
    const address = `${location.pathname}${format(this.#state)}`;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    fillForm(this.#state);
    this.#draw();
  }

  readonly #chooseYear = (year: number | null, isDone: boolean): void => {
    const asOf = year === null ? undefined : String(year).padStart(4, "0");
    clearTimeout(this.#settling);
    if (!this.#isScrubbing) {
      this.#isScrubbing = !isDone;
      this.#go({ asOf }, "push");
    } else if (isDone) {
      this.#isScrubbing = false;
      this.#go({ asOf }, "replace");
    } else {
      this.#state = change(this.#state, { asOf });
      this.#draw();
      this.#settling = setTimeout(() => this.#go({ asOf }, "replace"), SETTLED_MS);
    }
  };

  /** Says below the map what it shows. */
  #say(text: string): void {
    this.#note.className = "note";
    this.#note.textContent = text;
    element("#map figcaption")?.append(this.#note);
  }

  #listenTo(form: HTMLFormElement): void {
    const apply = () => {
      const date = form.elements.namedItem("asOf");
      if (date instanceof HTMLInputElement) {
        const isDate = date.value.trim() === "" || span(date.value.trim()) !== null;
        date.setCustomValidity(isDate ? "" : this.#page.text("script.not-a-date"));
      }
      if (!form.reportValidity()) return;
      const given = new FormData(form);
      const value = (name: string) => {
        const text = given.get(name);
        return typeof text === "string" && text.trim() ? text.trim() : undefined;
      };
      this.#go(Object.fromEntries(FILTERS.map((name) => [name, value(name)])), "push");
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      apply();
    });
    const button = form.querySelector<HTMLElement>("button[type=submit]");
    if (button) button.hidden = true;
    const clear = form.querySelector<HTMLAnchorElement>(".actions a") ?? document.createElement("a");
    clear.textContent = this.#page.text("filters.clear");
    form.querySelector(".actions")?.append(clear);
    clear.addEventListener("click", (event) => {
      event.preventDefault();
      this.#go(cleared(), "push");
    });
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow(): void {
    if (!this.#network) {
      if (this.#hasFailed) this.#say(this.#page.text("script.failed"));
      return;
    }
    const { text } = this.#page;
    const [state, scope, network, slots] = [this.#state, this.#scope, this.#network, this.#takeOver()];
    const ofPlace = network.relations.filter(matcherOfPlace(state, scope));
    const shown = ofPlace.filter(matcherOfDates(state));
    const links = this.#links();
    const summary = this.#hasFailed ? text("script.failed") : this.#summary(shown.length, network, shown);
    if (slots.map) {
      render(
        <WorldMap
          land={slots.land}
          relations={shown}
          home={network.home}
          summary={summary}
          text={text}
          addressOf={({ slug }: Place) => links.city(slug)}
        />,
        slots.map,
      );
    }
    if (slots.timeline) {
      const all = years(ofPlace);
      const undated = ofPlace.filter(({ established }) => typeof established?.year !== "number").length;
      const year = yearOf(state.asOf);
      render(<Timeline years={all} undated={undated} year={year} count={shown.length} text={text} choose={this.#chooseYear} />, slots.timeline);
    }
    if (slots.table) {
      const sort = state.sort ?? DEFAULT_SORT;
      // They were loaded in the order of the default.
      const rows = sort === DEFAULT_SORT ? shown : sorted(shown, sort, scope);
      render(
        <Table relations={rows} scope={scope} sort={sort} text={text} links={links} choose={(chosen) => this.#go({ sort: chosen }, "push")} />,
        slots.table,
      );
    }
    const title = element("#partners-title");
    if (title) title.textContent = this.#caption(shown.length, network.total);
    this.#say(summary);
    this.#link(state, scope);
  }

  /** Makes the page the script's, once. */
  #takeOver(): Slots {
    if (this.#slots) return this.#slots;
    this.#slots = slots();
    // The map says the same to those who listen.
    this.#note.ariaHidden = "true";
    if (this.#slots.form) this.#listenTo(this.#slots.form);
    return this.#slots;
  }

  #caption(shown: number, total: number): string {
    const { text } = this.#page;
    return shown === total ? counted(text, "table.caption", shown) : text("table.caption-some", { n: shown, all: total });
  }

  /** What the map shows, in a sentence. */
  #summary(shown: number, { relations, total }: Network, of: Network["relations"]): string {
    const { text } = this.#page;
    const countries = new Set(of.flatMap(({ ends }) => ends.slice(this.#scope === "home" ? 1 : 0).map(({ country }) => country.code)));
    const asOf = this.#state.asOf && text("map.as-of", { date: this.#state.asOf });
    const placeless = new Set(of.flatMap(({ ends }) => ends).filter(({ location }) => !location)).size;
    return [
      text("script.shown", {
        relations: counted(text, "figures.relations", shown),
        countries: counted(text, "figures.countries", countries.size),
      }),
      asOf,
      relations.length < total && text("script.loading", { n: relations.length, all: total }),
      placeless > 0 && counted(text, "map.placeless", placeless),
    ]
      .filter(Boolean)
      .join(text("map.separator"));
  }

  #links(): Links {
    return {
      ...linksTo(this.#state),
      sort: (sort) => `/${format(change(this.#state, { sort }))}`,
    };
  }

  /** Lets the page's own links lead to what is shown now. */
  #link(state: State, scope: Scope): void {
    const { embed: _, after: __, ...whole } = state;
    for (const link of document.querySelectorAll<HTMLAnchorElement>("#files a")) {
      const { pathname } = new URL(link.href);
      if (pathname.startsWith("/atlas.")) link.href = pathname + format(whole);
      else if (pathname === "/graphql") link.href = `/graphql?${this.#query(state, scope)}`;
      else link.href = pathname + format({ ...whole, embed: true });
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
      const lang = link.lang.startsWith("zh") ? "zh" : "en";
      link.href = `/${format({ ...state, lang })}`;
    }
    const clear = this.#slots?.form?.querySelector<HTMLAnchorElement>(".actions a");
    if (clear) {
      clear.href = `/${format(change(state, cleared()))}`;
      clear.hidden = FILTERS.every((name) => state[name] === undefined);
    }
    document.title = this.#title + this.#behindTitle();
    const credit = element(".credit a:first-child");
    credit?.setAttribute("href", `/${format(whole)}`);
    if (credit) credit.textContent = document.title;
  }

  /** The date, as the server has it there; a search is named instead. */
  #behindTitle(): string {
    const { asOf, q } = this.#state;
    return asOf && !q ? `, ${this.#page.text("map.as-of", { date: asOf })}` : "";
  }

  /** The query behind the view, for the playground. */
  #query(state: State, scope: Scope): string {
    const document = scope === "home" ? PARTNERS : RELATIONS;
    const variables = { lang: this.#page.wanted, filter: filterOf(state, scope), order: orderOf(state), after: null };
    return new URLSearchParams({ query: document.text, variables: JSON.stringify(variables) }).toString();
  }
}

/** The parts of the page that are rendered anew; null where this view has none. */
interface Slots {
  map: HTMLElement | null;
  land: string;
  timeline: HTMLElement | null;
  table: HTMLElement | null;
  form: HTMLFormElement | null;
}

function slots(): Slots {
  const figure = element("#map");
  const land = figure?.querySelector("svg .land")?.getAttribute("d") ?? "";
  const timeline = element("#timeline");
  const partners = element("#partners");
  for (const note of figure?.querySelectorAll("figcaption .note") ?? []) note.remove();
  return {
    map: figure && insteadOf([...figure.querySelectorAll(":scope > svg")], figure.querySelector("figcaption"), figure),
    land,
    timeline: timeline && insteadOf([...timeline.querySelectorAll(":scope > :not(h2)")], null, timeline),
    table: partners && insteadOf([...partners.querySelectorAll(":scope > :not(h2)")], null, partners),
    form: document.querySelector<HTMLFormElement>("form#filters"),
  };
}

/** No filter at all. */
function cleared(): Values {
  return Object.fromEntries(FILTERS.map((name) => [name, undefined]));
}

/** The form says what the address says, also after a step back. */
function fillForm(state: State): void {
  const form = document.querySelector<HTMLFormElement>("form#filters");
  for (const name of FILTERS) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = state[name] ?? "";
  }
}

/** After a change of the data: figures and choices as the server has them now. */
async function renewFigures(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-cache" }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const selector of [".figures", ".lead", "#filters select[name=kind]", "#filters select[name=region]", "#filters select[name=country]"]) {
    const [old, now] = [document.querySelector(selector), page.querySelector(selector)];
    if (!old || !now) continue;
    // What a visitor has chosen stays chosen, applied or not, as long as there is such a choice.
    const chosen = old instanceof HTMLSelectElement ? old.value : "";
    old.replaceChildren(...now.childNodes);
    if (old instanceof HTMLSelectElement) {
      old.value = chosen;
      if (old.selectedIndex < 0) old.value = "";
    }
  }
}
