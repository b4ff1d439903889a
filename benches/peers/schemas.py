"""The questions in the words of each schema: ours, that of the servers written by hand, and PostGraphile's."""

from pathlib import Path
from typing import Any, Callable

from questions import Question

Request = dict[str, Any]
Schema = Callable[[Question], Request]
INTROSPECTION = (Path(__file__).parent / "introspection.graphql").read_text(encoding="utf-8")


def ours(question: Question) -> Request:
    date = "relation { established { year month } }" if question.dates else ""
    node = "node { name country { name } }" if question.abroad else "node { name }"
    partners = f"partners(first: 100) {{ edges {{ {date} {node} }} }}"
    order = "[{field: POPULATION, direction: DESC}]"
    cities = f"cities(first: $cities, orderBy: {order}) {{ nodes {{ name {partners} }} }}"
    return request(
        question,
        f"query ($code: CountryCode!, $cities: Int!) {{ country(code: $code) {{ name {cities} }} }}",
        "query ($countries: Int!, $cities: Int!) { countries(first: $countries, orderBy: [{field: CODE}]) "
        f"{{ nodes {{ name {cities} }} }} }}",
        f"query ($slug: String!) {{ city(slug: $slug) {{ name country {{ name }} {partners} }} }}",
        "query ($kind: RelationKind!, $after: EdtfDate!, $first: Int!) "
        "{ relations(first: $first, filter: {kind: {eq: $kind}, established: {after: $after}}) "
        "{ nodes { established { year month } cities { name } } } }",
        after=str(question.after),
    )


def by_hand(question: Question) -> Request:
    date = "year month" if question.dates else ""
    city = "city { name country { name } }" if question.abroad else "city { name }"
    partners = f"partners {{ {date} {city} }}"
    cities = f"cities(first: $cities) {{ name {partners} }}"
    return request(
        question,
        f"query ($code: String!, $cities: Int!) {{ country(code: $code) {{ name {cities} }} }}",
        f"query ($countries: Int!, $cities: Int!) {{ countries(first: $countries) {{ name {cities} }} }}",
        f"query ($slug: String!) {{ city(slug: $slug) {{ name country {{ name }} {partners} }} }}",
        "query ($kind: Kind!, $after: Int!, $first: Int!) { relations(kind: $kind, after: $after, first: $first) "
        "{ year month one { name } other { name } } }",
    )


def postgraphile(question: Question) -> Request:
    """It has a list for each end of a relation."""
    date = "year month" if question.dates else ""
    name = "{ name countryByCountryId { name } }" if question.abroad else "{ name }"
    partners = (
        f"relationsByCityAId {{ nodes {{ {date} cityByCityBId {name} }} }} "
        f"relationsByCityBId {{ nodes {{ {date} cityByCityAId {name} }} }}"
    )
    cities = f"citiesByCountryId(first: $cities) {{ nodes {{ name {partners} }} }}"
    return request(
        question,
        f"query ($code: String!, $cities: Int!) {{ countryByCode(code: $code) {{ name {cities} }} }}",
        "query ($countries: Int!, $cities: Int!) "
        f"{{ allCountries(first: $countries) {{ nodes {{ name {cities} }} }} }}",
        f"query ($slug: String!) {{ cityBySlug(slug: $slug) {{ name countryByCountryId {{ name }} {partners} }} }}",
        "query ($kind: String!, $after: Int!, $first: Int!) "
        "{ allRelations(first: $first, orderBy: [YEAR_ASC, MONTH_ASC, PRIMARY_KEY_ASC], "
        "filter: {kind: {equalTo: $kind}, year: {greaterThan: $after}}) "
        "{ nodes { year month cityByCityAId { name } cityByCityBId { name } } } }",
    )


def request(
    question: Question, country: str, countries: str, city: str, page: str, after: int | str | None = None
) -> Request:
    """Of the documents the one that is asked for, with its variables; `after` where it is not the year itself."""
    match question.about:
        case "country":
            document, variables = country, {"code": question.key, "cities": question.cities}
        case "countries":
            document, variables = countries, {"countries": question.countries, "cities": question.cities}
        case "city":
            document, variables = city, {"slug": question.key}
        case "page":
            year = question.after if after is None else after
            document, variables = page, {"kind": question.kind, "after": year, "first": question.first}
        case _:
            return {"query": INTROSPECTION}
    # Without the spaces that optional parts leave.
    return {"query": " ".join(document.split()), "variables": variables}
