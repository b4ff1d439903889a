// Data of which each version can be told: a ring of cities, whose populations and whose relations' years all say the
// same number. A reader that finds two numbers in one answer was given two versions.

const FIRST_ITEM = 960_000_001;
const POPULATION = 100_000;
/** Years that no relation of the data set has, so that questions find those of the ring only. */
const FIRST_YEAR = 1600;
const YEARS = 300;
// Names that no search confuses, and points well inside their countries.
const CITIES = [
  ["Probalba", "Germany", "DE", 49, 9], ["Proberno", "France", "FR", 46, 2], ["Procasta", "Poland", "PL", 52, 18],
  ["Prodonta", "Italy", "IT", 44, 10], ["Profelia", "Japan", "JP", 36, 138], ["Progamba", "Spain", "ES", 40, -4],
  ["Proholma", "Sweden", "SE", 60, 15], ["Projunta", "Brazil", "BR", -10, -52],
];
const SLUGS = CITIES.map(([name, , code]) => `${name}-${code}`.toLowerCase());
const year = (number) => FIRST_YEAR + (number % YEARS);

/** The files to import that make all of it say a number. */
export function files(number) {
  const cities = CITIES.map(([name, country, code, latitude, longitude], place) =>
    [`Q${FIRST_ITEM + place}`, name, country, code, latitude, longitude, POPULATION + number].join(","));
  const links = CITIES.map((_, place) =>
    [`Q${FIRST_ITEM + place}`, `Q${FIRST_ITEM + ((place + 1) % CITIES.length)}`, year(number)].join(","));
  return {
    "cities.csv": ["id,name,country,countrycd,lat,lng,population", ...cities, ""].join("\n"),
    "links.csv": ["source,target,since", ...links, ""].join("\n"),
  };
}

const SAID = "population { value }";
const RELATIONS = `relations(first: 20, filter: {established: {before: $before}}) {
  totalCount nodes { established { edtf } cities { ${SAID} } } }`;
const STATISTICS = "network { relationCount statistics { first { established { edtf } } byYear { key relations } } }";
const CITY = `city(slug: "${SLUGS[0]}") { ${SAID} partners(first: 5) {
  totalCount edges { relation { established { edtf } } node { slug ${SAID} } } } }`;
const LIST = `cities(first: 10, filter: {slug: {in: ${JSON.stringify(SLUGS)}}}) { totalCount nodes { slug ${SAID} partnerCount } }`;
const SEARCH = `search(text: "${CITIES[3][0]}", first: 3) { nodes { ... on City { slug ${SAID} } } }`;
const query = (...fields) => `query Probe($before: EdtfDate!) {
  dataset { revision } empty: relations(first: 1, filter: {established: {before: $before}}) { totalCount } ${fields.join(" ")} }`;

/**
 * Questions of single tables and of several, each with the number of numbers that its answer has to say.
 * @type {Record<string, {query: string, says: number}>}
 */
export const QUESTIONS = {
  list: { query: query(LIST), says: CITIES.length },
  city: { query: query(CITY), says: 1 + 2 * 2 },
  relations: { query: query(RELATIONS), says: CITIES.length * 3 },
  statistics: { query: query(STATISTICS), says: CITIES.length + 1 },
  search: { query: query(SEARCH), says: 1 },
  whole: { query: query(LIST, RELATIONS, STATISTICS, CITY), says: CITIES.length * 5 + 1 + 5 },
};

/** Values of the variable with which the answers are all the same, though the requests differ. */
export const BEFORE = Array.from({ length: 80 }, (_, place) => String(1900 + place));

/** All numbers that an answer says: each population as the number, each year as the number's remainder. */
export function numbers(data) {
  /** @type {number[]} */
  const populations = [];
  /** @type {number[]} */
  const years = [];
  const visit = (value) => {
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "population") populations.push(inner.value - POPULATION);
      else if (key === "edtf") years.push(Number(inner));
      else if (key === "key" && Number(inner) < FIRST_YEAR + YEARS) years.push(Number(inner));
      else visit(inner);
    }
  };
  visit(data);
  return { populations, years };
}

/** What is wrong with an answer by itself, or the number that all of it says (undefined if it says years only). */
export function judge(name, data) {
  const { populations, years } = numbers(data);
  const count = populations.length + years.length;
  if (count !== QUESTIONS[name].says) return { wrong: `says ${count} numbers and not ${QUESTIONS[name].says}` };
  const number = populations.at(0);
  const only = years.at(0);
  if (populations.some((other) => other !== number) || years.some((other) => other !== only)) {
    return { wrong: `is of several versions: numbers ${populations.join(", ")}; years ${years.join(", ")}` };
  }
  if (number !== undefined && only !== undefined && only !== year(number)) {
    return { wrong: `is of several versions: the number ${number}, of the year ${year(number)}, beside the year ${only}` };
  }
  return { number };
}
