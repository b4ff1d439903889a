"""What an answer must have in it, from the world itself.

Servers shape their answers differently, so what is compared are the values, however deep and in whatever order.
"""

from collections import Counter
from typing import Any, Iterator

from questions import Question
from world import City, Relation, World


def expected(world: World, question: Question) -> Counter[str]:
    return Counter(map(str, values(world, question)))


def values(world: World, question: Question) -> Iterator[str | int]:
    match question.about:
        case "country":
            country = next(one for one in world.countries if one.code == question.key)
            yield country.name
            for city in world.cities_of[country][: question.cities]:
                yield from with_partners(world, city, question)
        case "countries":
            for country in world.countries[: question.countries]:
                yield country.name
                for city in world.cities_of[country][: question.cities]:
                    yield from with_partners(world, city, question)
        case "city":
            city = next(one for one in world.cities if one.slug == question.key)
            yield city.country.name
            yield from with_partners(world, city, question)
        case "page":
            fitting = [one for one in world.relations if one.kind == question.kind and one.year > question.after]
            for relation in sorted(fitting, key=by_date)[: question.first]:
                yield from (relation.year, relation.month, *(city.name for city in relation.cities))


def with_partners(world: World, city: City, question: Question) -> Iterator[str | int]:
    yield city.name
    for relation in world.relations_of[city]:
        if question.dates:
            yield from (relation.year, relation.month)
        one, other = relation.cities
        partner = other if one == city else one
        yield partner.name
        if question.abroad:
            yield partner.country.name


def by_date(relation: Relation) -> tuple[int, int, int]:
    return relation.year, relation.month, relation.number


def leaves(node: Any) -> Iterator[str]:
    """All values of an answer, objects and lists taken apart."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from leaves(part)
    else:
        yield str(node)


def mistake(world: World, question: Question, answer: Any) -> str | None:
    """What is wrong with an answer, as parsed from JSON."""
    if not isinstance(answer, dict) or answer.get("errors") or not answer.get("data"):
        return f"errors, or no data: {str(answer)[:300]}"
    if question.about == "schema":
        return None if len(answer["data"]["__schema"]["types"]) > 5 else "hardly a type"
    found, wanted = Counter(leaves(answer["data"])), expected(world, question)
    if found == wanted:
        return None
    return f"too many: {list((found - wanted).items())[:3]}, missing: {list((wanted - found).items())[:3]}"
