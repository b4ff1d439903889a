"""What a world is asked: questions whose answers have the same size in every world, and one for each filter and order."""

import re

# A name, how the question reads, and the rows of variables that `VARIABLES` has for it.
TIMED = [
    ("nothing", "{ __typename }", None),
    ("point", "query ($slug: String!) { city(slug: $slug) { name level country { name } population { value } } }", "slug"),
    ("node", "query ($id: ID!) { node(id: $id) { ... on City { name } } }", "id"),
    (
        "nested",
        "query ($slug: String!) { city(slug: $slug) { name partners(first: 2) { edges { relation { status } "
        "node { name country { name } partners(first: 2) { nodes { name } } } } } } }",
        "slug",
    ),
    (
        "country",
        "query ($code: CountryCode!) { country(code: $code) { name cities(first: 50, orderBy: [{field: POPULATION}]) "
        "{ nodes { name partners(first: 2) { nodes { name } } } } } }",
        "code",
    ),
    ("hub", "query ($slug: String!) { city(slug: $slug) { partners(first: 50) { nodes { name } } } }", "hub"),
    ("list", "{ cities(first: 50) { nodes { name } } }", None),
    ("page", "query ($after: String!) { cities(first: 50, after: $after) { nodes { name } } }", "after"),
    ("filtered by level", "{ cities(first: 50, filter: {level: {eq: COUNTY}}) { nodes { name } } }", None),
    ("filtered by name", "query ($name: String!) { cities(first: 1, filter: {name: {eq: $name}}) { nodes { name } } }", "name"),
    ("filtered by population", "{ cities(first: 50, filter: {population: {gt: 1500000}}) { nodes { name } } }", None),
    (
        "filtered by partner",
        "{ cities(first: 39, filter: {relation: {status: {eq: ACTIVE}}}) { nodes { name } } }",
        None,
    ),
    (
        "relations",
        "{ relations(first: 50, filter: {kind: {eq: SISTER_CITY}, established: {after: \"1990\"}}) "
        "{ nodes { established { year } cities { name } } } }",
        None,
    ),
    ("ordered", "{ cities(first: 50, orderBy: [{field: POPULATION, direction: DESC}]) { nodes { name } } }", None),
    ("events", "{ events(first: 20, filter: {kind: {eq: FOUNDED}}) { nodes { kind } } }", None),
    ("searched", "query ($name: String!) { search(text: $name, first: 1) { nodes { __typename } } }", "name"),
    ("searched by code", "query ($slug: String!) { search(text: $slug) { nodes { __typename } } }", "slug"),
    ("home", "{ home { partners(first: 39) { nodes { name } } statistics { relations byKind { relations } } } }", None),
]

# How the variables of a question are found; rows are spread over the whole table.
VARIABLES = {
    "slug": "SELECT slug FROM city WHERE +partner_count = 2 AND id > {place} ORDER BY id LIMIT 1",
    "name": "SELECT name FROM city WHERE id > {place} ORDER BY id LIMIT 1",
    "code": "SELECT code FROM country ORDER BY (SELECT COUNT(*) FROM city WHERE country_id = country.id) DESC LIMIT 1",
    "hub": "SELECT slug FROM city ORDER BY partner_count DESC LIMIT 1",
}

# A value for each field of an input: what many rows meet, and what few do.
LITERALS = {
    "CityFilter": {
        "and": ['{and: [{level: {eq: CITY}}, {population: {gt: 2000000}}]}'],
        "or": ['{or: [{level: {eq: COUNTY}}, {population: {gt: 2990000}}]}'],
        "not": ["{not: {level: {eq: CITY}}}"],
        "anyRelation": ["{anyRelation: {}}", '{anyRelation: {established: {before: "1951"}}}'],
        "areaKm2": ["{areaKm2: {gt: 10}}", "{areaKm2: {eq: 6}}", "{areaKm2: {isNull: true}}"],
        "boundingBox": ["{boundingBox: {west: 5, south: 45, east: 6, north: 46}}"],
        "country": ["{country: {region: {eq: EUROPE}}}", '{country: {code: {eq: "ZW"}}}'],
        "distance": ["{distance: {from: {coordinates: {latitude: 48, longitude: 16}}, withinKm: 50}}"],
        "event": ["{event: {}}", '{event: {kind: {eq: FOUNDED}, date: {during: "1960"}}}'],
        "feature": ["{feature: {}}", "{feature: {kind: {eq: PORT}}}", '{feature: {name: {eq: "nothing"}}}'],
        "hasNamesake": ["{hasNamesake: true}", "{hasNamesake: false}"],
        "industry": ["{industry: {}}", '{industry: {slug: {eq: "pottery"}, role: {eq: EXPORT}}}'],
        "level": ["{level: {eq: CITY}}", "{level: {eq: COUNTY}}", "{level: {ne: CITY}}"],
        "name": ['{name: {eq: "NAME"}}', '{name: {ne: "NAME"}}'],
        "partnerCount": ["{partnerCount: {gt: 1}}", "{partnerCount: {gt: 1000}}"],
        "population": ["{population: {gt: 1000}}", "{population: {gt: 2999000}}", "{population: {isNull: true}}"],
        "reading": ["{population: {gt: 2999000}, reading: STATED}", "{areaKm2: {eq: 6}, reading: STATED}"],
        "relation": ["{relation: {}}", '{relation: {established: {after: "2000"}}}'],
        "slug": ['{slug: {eq: "SLUG"}}', '{slug: {ne: "SLUG"}}'],
        "wikidataId": ['{wikidataId: {eq: "Q700000005"}}', "{wikidataId: {isNull: true}}"],
    },
    "RelationFilter": {
        "and": ['{and: [{kind: {eq: SISTER_CITY}}, {status: {eq: ENDED}}]}'],
        "or": ["{or: [{kind: {eq: FRIENDLY_EXCHANGE}}, {status: {eq: ENDED}}]}"],
        "not": ["{not: {kind: {eq: SISTER_CITY}}}"],
        "city": ['{city: {slug: {eq: "SLUG"}}}', "{city: {level: {eq: COUNTY}}}", "{city: {country: {region: {eq: EUROPE}}}}"],
        "ended": ['{ended: {during: "2024"}}', "{ended: {isNull: true}}"],
        "established": ['{established: {after: "1960"}}', '{established: {before: "1951"}}', '{established: {overlaps: "1990-05"}}', "{established: {isNull: true}}"],
        "kind": ["{kind: {eq: SISTER_CITY}}", "{kind: {ne: SISTER_CITY}}"],
        "partner": ["{partner: {level: {eq: COUNTY}}}", "{partner: {country: {region: {eq: EUROPE}}}}"],
        "status": ["{status: {eq: ACTIVE}}", "{status: {eq: SUSPENDED}}"],
    },
    "CountryFilter": {
        "and": ["{and: [{region: {eq: EUROPE}}]}"],
        "or": ["{or: [{region: {eq: EUROPE}}]}"],
        "not": ["{not: {region: {eq: EUROPE}}}"],
        "code": ['{code: {eq: "AT"}}'],
        "hasPartners": ["{hasPartners: true}"],
        "homePartnerCount": ["{homePartnerCount: {gt: 0}}"],
        "partnerCount": ["{partnerCount: {gt: 0}}"],
        "region": ["{region: {eq: EUROPE}}"],
        "subregion": ['{subregion: {eq: "Western Europe"}}'],
    },
    "EventFilter": {
        "and": ["{and: [{kind: {eq: FOUNDED}}]}"],
        "or": ["{or: [{kind: {eq: FOUNDED}}]}"],
        "not": ["{not: {kind: {eq: RELATION_ESTABLISHED}}}"],
        "city": ['{city: {slug: {eq: "SLUG"}}}', "{city: {level: {eq: COUNTY}}}"],
        "date": ['{date: {during: "1990"}}', '{date: {overlaps: "1990-05-05"}}', "{date: {isNull: true}}"],
        "kind": ["{kind: {eq: FOUNDED}}", "{kind: {eq: RELATION_ESTABLISHED}}"],
    },
}
LISTS = {
    "CityFilter": ("cities", "slug", "CityOrder"),
    "RelationFilter": ("relations", "id", "RelationOrder"),
    "CountryFilter": ("countries", "code", "CountryOrder"),
    "EventFilter": ("events", "kind", "EventOrder"),
}
NETWORK = {
    "cityCount": "cityCount",
    "componentCount": "componentCount",
    "components": "components(first: 1) { size }",
    "countryLinks": "countryLinks(first: 1) { relations }",
    "countryPairs": "countryPairs(first: 1) { relations }",
    "isConnected": "isConnected",
    "relationCount": "relationCount",
    "shortestPath": 'shortestPath(from: "home-cn", to: "SLUG") { length }',
    "statistics": "statistics { relations }",
}


def fields_of(schema, kind, name):
    """The fields of an input or type, or the values of an enum, in the order of the schema."""
    plain = re.sub(r'"""(?:.|\n)*?"""', "", schema)
    found = re.search(rf"^{kind} {name}\b[^{{]*\{{(.*?)^\}}", plain, re.DOTALL | re.MULTILINE)
    if not found:
        raise SystemExit(f"the schema has no {kind} {name}")
    return re.findall(r"^\t(\w+)", found[1], re.MULTILINE)


def covered(schema, kind, name, ours):
    """Complains of fields that the schema has and this file has not, so that none is forgotten."""
    missing = [field for field in fields_of(schema, kind, name) if field not in ours]
    if missing:
        raise SystemExit(f"questions.py asks nothing of {name}: {', '.join(missing)}")


def catalogue(schema):
    """A name and a document for each filter, order, facet, bucket and figure that the schema has."""
    for name, literals in LITERALS.items():
        covered(schema, "input", name, literals)
        field, shown, order = LISTS[name]
        for value in (value for values in literals.values() for value in values):
            yield f"{field} {value}", f"{{ {field}(first: 20, filter: {value}) {{ nodes {{ {shown} }} }} }}"
        for key in fields_of(schema, "enum", f"{order}Field"):
            for direction in ("ASC", "DESC"):
                by = f"orderBy: [{{field: {key}, direction: {direction}}}]"
                yield f"{field} {key} {direction}", f"{{ {field}(first: 20, {by}) {{ nodes {{ {shown} }} }} }}"
        yield f"{field} totalCount", f"{{ {field}(first: 1) {{ totalCount }} }}"
    for field in fields_of(schema, "enum", "FacetField"):
        for name in ("cities", "relations"):
            yield f"{name} facet {field}", f"{{ {name}(first: 1) {{ facets(of: [{field}]) {{ buckets {{ count }} }} }} }}"
    for field in fields_of(schema, "type", "Statistics"):
        part = {"first": "first { id }", "latest": "latest { id }", "longestGap": "longestGap { months }",
                "undated": "undated(to: YEAR)"}.get(field, f"{field} {{ relations }}" if field.startswith("by") else field)
        yield f"statistics {field}", f"{{ statistics {{ {part} }} }}"
        yield f"network statistics {field}", f"{{ network {{ statistics {{ {part} }} }} }}"
    covered(schema, "type", "Network", NETWORK)
    for field, part in NETWORK.items():
        yield f"network {field}", f"{{ network {{ {part} }} }}"
    for text in ("NAME", "SLUG", "N", "NAM", "port", "new", "MISSPELT", "austria", "museum of"):
        yield f"search {text}", f'{{ search(text: "{text}", first: 20) {{ nodes {{ __typename }} }} }}'
    yield "search totalCount", '{ search(text: "port") { totalCount } }'
    yield "city by a wrong slug", '{ home { distanceKm(to: "homestaed-cn") } }'
    yield "partnersInCommon", '{ home { partnersInCommon(with: "HUB") { nodes { slug } } } }'
    yield "city statistics", '{ city(slug: "HUB") { statistics { relations byYear { relations } } } }'
    yield "cities of a country", '{ country(code: "BIG") { cities(first: 20, orderBy: [{field: AREA}]) { nodes { slug } } } }'
    yield "cities of a region", "{ region(code: EUROPE) { cities(first: 20) { nodes { slug } } } }"
    yield "industries", "{ industries { slug homePartnerCount } }"
    yield "regions", "{ regions { code homePartnerCount } }"
