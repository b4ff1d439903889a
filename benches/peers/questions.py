"""What is asked, whatever the server: five questions, and the many of the mixed traffic.

schemas.py says each of them in the words of a schema, answers.py knows what the answer must have in it.
"""

from collections import Counter
from dataclasses import dataclass
from random import Random

from world import FRIENDLY, SISTER, World

NAMES = {
    "Q1": "a country with its 50 largest cities, their partners and the dates",
    "Q2": "the same of 20 countries with 20 cities each, and the country of each partner",
    "Q3": "a city with its country and 10 partners",
    "Q4": "a page of 50 relations, filtered by kind and date, in the order of dates",
    "Q5": "introspection",
}
MANY = 10_000


@dataclass(frozen=True)
class Question:
    """Which of the fields count depends on what it is about."""

    about: str  # country, countries, city, page or schema
    key: str = ""  # a code or a slug
    countries: int = 0
    cities: int = 0
    dates: bool = True  # of the relations
    abroad: bool = False  # the country of each partner
    kind: str = SISTER
    after: int = 1990
    first: int = 50


def five(world: World) -> dict[str, Question]:
    """The country is the fourth in size, as Italy is among the twin towns of Wikidata."""
    sizes = Counter(city.country for city in world.cities).most_common(4)
    city = next(city for city in world.cities if len(world.relations_of[city]) == 10)
    return {
        "Q1": Question("country", sizes[-1][0].code, cities=50),
        "Q2": Question("countries", countries=20, cities=20, abroad=True),
        "Q3": Question("city", city.slug, dates=False),
        "Q4": Question("page"),
        "Q5": Question("schema"),
    }


def many(world: World) -> list[Question]:
    """Different questions, most of them about cities, in no order: the first one is asked most."""
    random = Random(10)
    both = (False, True)
    cities = [
        Question("city", city.slug, dates=dates, abroad=abroad)
        for city in world.cities for dates in both for abroad in both
    ]
    countries = [
        Question("country", country.code, cities=count, dates=dates, abroad=abroad)
        for country in world.countries for count in (5, 10, 20) for dates in both for abroad in both
    ]
    pages = [
        Question("page", kind=kind, after=after, first=first)
        for kind in (SISTER, FRIENDLY) for after in range(1950, 2015) for first in (10, 20, 50)
    ]
    drawn = random.sample(countries, min(len(countries), 2000)) + pages
    drawn += random.sample(cities, min(len(cities), MANY - len(drawn)))
    random.shuffle(drawn)
    return drawn


def zipf(count: int, draws: int) -> list[int]:
    """Places in a list, the place n drawn 1/n as often as the first."""
    weights = [1 / place for place in range(1, count + 1)]
    return Random(20).choices(range(count), weights, k=draws)
