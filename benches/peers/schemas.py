"""The questions in the words of each schema: ours, that of the servers written by hand, and PostGraphile's."""

from pathlib import Path
from typing import Any, Callable

from questions import Question

Request = dict[str, Any]
INTROSPECTION = (Path(__file__).parent / "introspection.graphql").read_text(encoding="utf-8")


def ours(question: Question) -> Request:
    date = "relation { established { year month } }" if question.dates else ""
    node = "node { name country { name } }" if question.abroad else "node { name }"
    partners = f"partners(first: 100) {{ edges {{ {date} {node} }} }}"
    cities = (
        "cities(first: $cities, orderBy: [{field: POPULATION, direction: DESC}]) "
        f"{{ nodes {{ name {partners} }} }}"
    )
    match question.about:
        case "country":
            return request(
                f"query Country($code: CountryCode!, $cities: Int!) {{ country(code: $code) {{ name {cities} }} }}",
                code=question.key, cities=question.cities,
            )
        case "countries":
            return request(
                "query Countries($countries: Int!, $cities: Int!) "
                f"{{ countries(first: $countries, orderBy: [{{field: CODE}}]) {{ nodes {{ name {cities} }} }} }}",
                countries=question.countries, cities=question.cities,
            )
        case "city":
            return request(
                f"query City($slug: String!) {{ city(slug: $slug) {{ name country {{ name }} {partners} }} }}",
                slug=question.key,
            )
        case "page":
            return request(
                "query Page($kind: RelationKind!, $after: EdtfDate!, $first: Int!) { relations(first: $first, "
                "filter: {kind: {eq: $kind}, established: {after: $after}}) "
                "{ nodes { established { year month } cities { name } } } }",
                kind=question.kind, after=str(question.after), first=question.first,
            )
    return request(INTROSPECTION)


def by_hand(question: Question) -> Request:
    date = "year month" if question.dates else ""
    city = "city { name country { name } }" if question.abroad else "city { name }"
    partners = f"partners {{ {date} {city} }}"
    cities = f"cities(first: $cities) {{ name {partners} }}"
    match question.about:
        case "country":
            return request(
                f"query Country($code: String!, $cities: Int!) {{ country(code: $code) {{ name {cities} }} }}",
                code=question.key, cities=question.cities,
            )
        case "countries":
            return request(
                "query Countries($countries: Int!, $cities: Int!) "
                f"{{ countries(first: $countries) {{ name {cities} }} }}",
                countries=question.countries, cities=question.cities,
            )
        case "city":
            return request(
                f"query City($slug: String!) {{ city(slug: $slug) {{ name country {{ name }} {partners} }} }}",
                slug=question.key,
            )
        case "page":
            return request(
                "query Page($kind: Kind!, $after: Int!, $first: Int!) "
                "{ relations(kind: $kind, after: $after, first: $first) "
                "{ year month one { name } other { name } } }",
                kind=question.kind, after=question.after, first=question.first,
            )
    return request(INTROSPECTION)


def postgraphile(question: Question) -> Request:
    """It has a list for each end of a relation."""
    date = "year month" if question.dates else ""
    name = "{ name countryByCountryId { name } }" if question.abroad else "{ name }"
    partners = (
        f"relationsByCityAId {{ nodes {{ {date} cityByCityBId {name} }} }} "
        f"relationsByCityBId {{ nodes {{ {date} cityByCityAId {name} }} }}"
    )
    cities = f"citiesByCountryId(first: $cities) {{ nodes {{ name {partners} }} }}"
    match question.about:
        case "country":
            return request(
                f"query Country($code: String!, $cities: Int!) {{ countryByCode(code: $code) {{ name {cities} }} }}",
                code=question.key, cities=question.cities,
            )
        case "countries":
            return request(
                "query Countries($countries: Int!, $cities: Int!) "
                f"{{ allCountries(first: $countries) {{ nodes {{ name {cities} }} }} }}",
                countries=question.countries, cities=question.cities,
            )
        case "city":
            return request(
                "query City($slug: String!) "
                f"{{ cityBySlug(slug: $slug) {{ name countryByCountryId {{ name }} {partners} }} }}",
                slug=question.key,
            )
        case "page":
            return request(
                "query Page($kind: String!, $after: Int!, $first: Int!) { allRelations(first: $first, "
                "orderBy: [YEAR_ASC, MONTH_ASC, PRIMARY_KEY_ASC], "
                "filter: {kind: {equalTo: $kind}, year: {greaterThan: $after}}) "
                "{ nodes { year month cityByCityAId { name } cityByCityBId { name } } } }",
                kind=question.kind, after=question.after, first=question.first,
            )
    return request(INTROSPECTION)


def request(document: str, **variables: str | int) -> Request:
    """What is sent as JSON; without the spaces that optional parts leave."""
    document = " ".join(document.split())
    return {"query": document, "variables": variables} if variables else {"query": document}


Schema = Callable[[Question], Request]
