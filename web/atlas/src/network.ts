// The cities and relations that the atlas shows, loaded page by page.
import { ask } from "./api";
import { PARTNERS, RELATIONS } from "./documents";
import type { PartnersQuery, RelationOrder, RelationsQuery } from "../../generated/operations";
import type { Scope } from "./address";
import { type Dated, span } from "./dates";
import { orderOf } from "./filter";
import { type Coordinates, type Point, project } from "./projection";

type Partner = PartnersQuery["home"]["partners"]["edges"][number];
type Pair = RelationsQuery["relations"]["edges"][number]["node"];
type City = Pair["cities"][number];

export interface Place {
  slug: string;
  /** In the language of the page; with what tells it from namesakes in `displayName`. */
  name: string;
  displayName: string;
  /** The usual name in English, by which the server sorts. */
  english: string;
  country: City["country"];
  location: Coordinates | null;
  /** Where it is on the map. */
  at: Point | null;
  population: Partner["node"]["population"];
}

export interface Relation extends Omit<Partner["relation"], "status">, Dated {
  status: Partner["relation"]["status"];
  /** Of a partner of the home city, the home city is first. */
  ends: readonly [Place, Place];
}

/** What has come so far; it grows with each page. */
export interface Network {
  /** Of the data; all pages are of the same. */
  version: string;
  home: Place | null;
  relations: readonly Relation[];
  total: number;
}

/** The order of the table as it opens. */
const ORDER: RelationOrder[] = orderOf({});

/** Asks for page after page, and gives what has come after each. It begins again where the data change meanwhile. */
export async function* load(
  endpoint: URL,
  scope: Scope,
  lang: string[],
  signal: AbortSignal,
): AsyncGenerator<Network> {
  const pages = scope === "home" ? ofHome : ofAll;
  let places = new Map<string, Place>();
  let relations: Relation[] = [];
  let version: string | null = null;
  let after: string | null = null;
  do {
    const page: Page = await pages(endpoint, { lang, order: ORDER, after }, places, signal);
    if (version !== null && version !== page.version) {
      [places, relations, version, after] = [new Map(), [], null, null];
      continue;
    }
    relations = [...relations, ...page.relations];
    [version, after] = [page.version, page.next];
    yield { ...page, relations };
  } while (version === null || after);
}

interface Page extends Network {
  next: string | null;
}

type Places = Map<string, Place>;

interface Asked {
  lang: string[];
  order: RelationOrder[];
  after: string | null;
}

async function ofHome(endpoint: URL, asked: Asked, places: Places, signal: AbortSignal): Promise<Page> {
  const { dataset, home: city } = await ask(endpoint, PARTNERS, asked, signal);
  const home = place(city, null, places);
  const { edges, pageInfo, totalCount } = city.partners;
  const relations = edges.map(({ node, relation }): Relation => {
    return { ...relation, ...dates(relation), ends: [home, place(node, node.population, places)] };
  });
  return { version: dataset.version, home, relations, total: totalCount, next: next(pageInfo) };
}

async function ofAll(endpoint: URL, asked: Asked, places: Places, signal: AbortSignal): Promise<Page> {
  const { dataset, relations: list } = await ask(endpoint, RELATIONS, asked, signal);
  const relations = list.edges.flatMap(({ node: { cities, ...relation } }): Relation[] => {
    const [one, other] = cities.map((city) => place(city, null, places));
    return one && other ? [{ ...relation, ...dates(relation), ends: [one, other] }] : [];
  });
  return { version: dataset.version, home: null, relations, total: list.totalCount, next: next(list.pageInfo) };
}

/** Read once, since every choice asks for them. */
function dates({ established, ended }: Pick<Partner["relation"], "established" | "ended">) {
  return { begun: established && span(established.edtf), over: ended && span(ended.edtf) };
}

function next({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null }): string | null {
  return hasNextPage ? endCursor : null;
}

/** One object for each city, however many relations it has. */
function place(city: City, population: Place["population"], places: Places): Place {
  const known = places.get(city.slug);
  if (known) return known;
  const { slug, name, displayName, english, country, location } = city;
  const made = { slug, name, displayName, english, country, location, at: location && project(location), population };
  places.set(slug, made);
  return made;
}
