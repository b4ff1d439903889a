"""The network that every server of the rig has: made up, or read from two CSV files.

Cities are numbered from the largest to the smallest and countries by their codes, so "the first by number" is
"the largest" and "the first by code" for servers that have no such numbers.
"""

import csv
from bisect import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random
from string import ascii_uppercase

SISTER, FRIENDLY = "SISTER_CITY", "FRIENDLY_EXCHANGE"
SYLLABLES = "bel ber cor dan es fa gre hol is ka lor mün nor ó pra sen tu vil wa zé".split()


@dataclass(frozen=True)
class Country:
    number: int
    code: str
    name: str


@dataclass(frozen=True)
class City:
    number: int
    slug: str
    name: str
    country: Country
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Relation:
    number: int
    cities: tuple[City, City]
    kind: str
    year: int
    month: int


@dataclass
class World:
    countries: list[Country]
    cities: list[City]
    relations: list[Relation]
    cities_of: dict[Country, list[City]] = field(init=False)
    relations_of: dict[City, list[Relation]] = field(init=False)

    def __post_init__(self) -> None:
        self.cities_of, self.relations_of = defaultdict(list), defaultdict(list)
        for city in self.cities:
            self.cities_of[city.country].append(city)
        for relation in self.relations:
            for city in relation.cities:
                self.relations_of[city].append(relation)


def made_up(cities: int = 4566, relations: int = 8182, countries: int = 195) -> World:
    """As large as Wikidata's twin towns, and as uneven: some countries and some cities have far more than others."""
    random = Random(2)
    share = [(rank + 5) ** -1.4 for rank in range(countries)]
    share.sort(key=lambda _: random.random())
    fame = [(rank + 25) ** -0.6 / (0.1 + random.random()) for rank in range(cities)]
    country_sums, fame_sums = list(accumulate(share)), list(accumulate(fame))

    def draw(sums: list[float]) -> int:
        return bisect(sums, random.random() * sums[-1])

    rows = [
        (name(random), f"country {draw(country_sums):03}", 10_000 + 10_000_000 // (rank + 1) + cities - rank,
         random.uniform(-60, 70), random.uniform(-180, 180))
        for rank in range(cities)
    ]
    pairs: set[tuple[int, int]] = set()
    # Each city has a partner, the others go to the famous ones.
    while len(pairs) < relations:
        one, other = len(pairs) if len(pairs) < cities else draw(fame_sums), draw(fame_sums)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    named = {label: name(random) + "land" for label in sorted({row[1] for row in rows})}
    return build([(row[0], named[row[1]], *row[2:]) for row in rows], pairs)


def name(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.choice((3, 3, 4, 4, 5)))).capitalize()


def read(folder: Path) -> World:
    """`cities.csv` (id, name, lng, lat, country, population) and `links.csv` (source, target)."""
    with open(folder / "cities.csv", newline="", encoding="utf-8") as file:
        found = sorted(csv.DictReader(file), key=lambda row: -float(row["population"]))
    place = {row["id"]: rank for rank, row in enumerate(found)}
    with open(folder / "links.csv", newline="", encoding="utf-8") as file:
        ends = [(place[row["source"]], place[row["target"]]) for row in csv.DictReader(file)]
    rows = [
        (row["name"], row["country"], int(float(row["population"])), float(row["lat"]), float(row["lng"]))
        for row in found
    ]
    return build(rows, {(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]})


def build(rows: list[tuple[str, str, int, float, float]], pairs: set[tuple[int, int]]) -> World:
    """Rows of cities by population; dates and kinds of relations are drawn."""
    random = Random(1947)
    countries = [
        Country(number, ascii_uppercase[(number - 1) // 26] + ascii_uppercase[(number - 1) % 26], country)
        for number, country in enumerate(sorted({row[1] for row in rows}), 1)
    ]
    by_name = {country.name: country for country in countries}
    cities: list[City] = []
    for number, (label, country, population, latitude, longitude) in enumerate(rows, 1):
        # No two populations are equal: servers would put those two in either order.
        population = min(population, cities[-1].population - 1) if cities else population
        slug = f"city-{number:06}-{by_name[country].code.lower()}"
        place = round(latitude, 6), round(longitude, 6)
        cities.append(City(number, slug, label, by_name[country], population, *place))
    relations = []
    for number, (one, other) in enumerate(sorted(pairs), 1):
        kind = SISTER if random.random() < 0.8 else FRIENDLY
        year = 1947 + int(75 * (1 - random.random() ** 1.5))
        relations.append(Relation(number, (cities[one], cities[other]), kind, year, 1 + int(12 * random.random())))
    return World(countries, cities, relations)


def shape(world: World) -> str:
    degrees = sorted(map(len, world.relations_of.values()), reverse=True)
    sizes = Counter(city.country for city in world.cities).most_common(1)
    return (
        f"{len(world.cities):,} cities in {len(world.countries)} countries, {sizes[0][1]} in the largest, "
        f"{len(world.relations):,} relations, {degrees[0]} of the city with the most"
    )
