// A made-up network as the pair of files that `import` reads: large enough that an import lasts while others look.

const SYLLABLES = ["al", "ber", "cor", "dan", "es", "fa", "gre", "hol", "is", "ka"];
// Boxes well inside their countries.
const COUNTRIES = [
  ["Germany", "DE", 49, 9], ["France", "FR", 46, 2], ["Poland", "PL", 52, 18], ["Italy", "IT", 44, 10], ["Japan", "JP", 36, 138],
];
const FIRST_ITEM = 950_000_001;

/** Cities in a ring, each linked with the next two; those of another `from` are others. */
export function network(cities, from = 0) {
  const name = (city) => {
    const syllables = String(city).padStart(4, "0").split("").map((digit) => SYLLABLES[Number(digit)]).join("");
    return syllables[0].toUpperCase() + syllables.slice(1);
  };
  const numbers = Array.from({ length: cities }, (_, city) => from + city);
  const rows = numbers.map((city) => {
    const [label, code, latitude, longitude] = COUNTRIES[city % COUNTRIES.length];
    const point = [latitude + (city % 100) / 1000, longitude + Math.floor(city / 100) / 1000];
    return [`Q${FIRST_ITEM + city}`, name(city), label, code, ...point, 10_000 + city].join(",");
  });
  const links = numbers.flatMap((city) => [1, 2].map((next) =>
    `Q${FIRST_ITEM + city},Q${FIRST_ITEM + from + ((city - from + next) % cities)},${1950 + (city % 70)}`));
  return {
    "cities.csv": ["id,name,country,countrycd,lat,lng,population", ...rows, ""].join("\n"),
    "links.csv": ["source,target,since", ...links, ""].join("\n"),
  };
}
