"""A made-up world of any size: the same numbers always give the same rows.

Each city but the first two states two relations with older cities, and the older one is the likelier it is, so
that most cities have two or three partners and a few have thousands.
Forty cities have a relation with the home city, however many cities there are.
Names are as many as cities need: about one in five has a namesake at every size.
"""

import hashlib
import math
from random import Random

SYLLABLES = (
    "al ber cor dan es fa gre hol is ka lor mun nor os pra sen ta ul vik zar bo che dru em fi gu har il jo kem "
    "li mo ne ol pi que ro sti tu wen"
).split()
# One city in ten has one of these before its name, as many real ones have.
BEFORE = "new port san lower upper lake north south old grand".split()
KINDS, STATUSES = ("SISTER_CITY", "FRIENDLY_EXCHANGE", "UNKNOWN"), ("ACTIVE", "UNKNOWN", "SUSPENDED", "ENDED")
LEVELS = ("CITY", "COUNTY", "DISTRICT", "MUNICIPALITY", "PROVINCE")
FEATURES = ("PORT", "UNIVERSITY", "MUSEUM", "AIRPORT", "PARK", "RIVER")
ROLES = ("PILLAR", "LEADING", "MAIN", "EXPORT")
EVENTS = ("FOUNDED", "STATUS_CHANGE", "AGREEMENT", "HISTORY")
HOME_ID, PARTNERS_OF_HOME = 1, 40
# The places of an import's facts come after those of the data set.
AFTER_THE_ENTRY = 1_000_000
# Where a missing day stands in the order of days.
UNDATED = 99_999_999


def terms_of_name(folded):
    """By what the search finds a name of letters and spaces."""
    terms = {("NAME", folded.replace(" ", ""))} | {("WORD", word) for word in folded.split() if word != "of"}
    for word in folded.split():
        spaced = f" {word} "
        terms |= {("GRAM", spaced[at : at + 3]) for at in range(len(spaced) - 2)}
    return sorted(terms)


class World:
    """Calls `add(table, row)` for every row; `columns` says which value is which."""

    columns = {
        "city": "id slug name sort_key country_id level within latitude longitude wikidata_id population_low "
        "population_high area_low area_high partner_count home_established_first x y z layer",
        "city_record": "layer city_id record_hash",
        "fact": "id city_id key kind position source_id locator stated feature_id layer",
        "city_name": "id text lang kind",
        "measurement": "id metric value qualifier scope",
        "city_industry": "id industry_id role",
        "feature": "id kind role name",
        "event": "id date date_first date_last kind title",
        "relation": "id low_city_id high_city_id kind status established established_first established_last "
        "ended ended_first ended_last partner_sort_key",
        "relation_end": "city_id relation_id partner_id established_order partner_sort_key ended_first",
        "timeline": "id fact_id city_id kind date date_first date_last",
        "search_text": "id target_kind target_id city_id field weight grams form text",
        "search_term": "kind term text_id",
    }

    def __init__(self, cities, known, add):
        """`known` is what the database has already; see `fill.py`."""
        self.size, self.add = cities, add
        self.known = known
        self.random = Random(cities)
        self.fact_id, self.text_id = known["fact"], known["search_text"]
        # By place in the list: the id of a city is its place and FIRST.
        self.first = known["city"] + 1
        self.keys, self.partners, self.with_home = [], [set() for _ in range(cities)], {}
        self.step = max(1, (cities - 2) // PARTNERS_OF_HOME)
        self.rest = []

    def make(self):
        for place in range(self.size):
            self.city(place)
        for place, row in enumerate(self.rest):
            row[14], row[15] = len(self.partners[place]), self.with_home.get(place)
            self.add("city", row)

    def country(self):
        """The first ones have many times as many cities as the last ones."""
        countries = self.known["countries"]
        return countries[int(len(countries) * self.random.random() ** 2.5)]

    def name(self):
        number, syllables = self.random.randrange(4 * self.size), []
        # Neighbours shall not look alike.
        number = number * 7_368_787 % (4 * self.size)
        while number or len(syllables) < 2:
            number, syllable = divmod(number, len(SYLLABLES))
            syllables.append(SYLLABLES[syllable])
        name = "".join(syllables).capitalize()
        return f"{self.random.choice(BEFORE).capitalize()} {name}" if self.random.random() < 0.1 else name

    def date(self):
        """A day, a month or a year in EDTF, with its first and its last day."""
        year = 1950 + int(75 * self.random.random() ** 0.5)
        month, day = self.random.randrange(1, 13), self.random.randrange(1, 29)
        exact = self.random.random()
        if exact < 0.3:
            return str(year), year * 10_000 + 101, year * 10_000 + 1231
        first = year * 10_000 + month * 100
        if exact < 0.5:
            return f"{year}-{month:02}", first + 1, first + (28 if month == 2 else 30)
        return f"{year}-{month:02}-{day:02}", first + day, first + day

    def fact(self, city, key, kind, position, stated=None):
        self.fact_id += 1
        self.add("fact", (self.fact_id, city, f"world.{key}", kind, AFTER_THE_ENTRY + position, self.known["source"],
                          None, stated, None, "world"))
        return self.fact_id

    def text(self, target, city, field, text, terms):
        self.text_id += 1
        grams = sum(kind == "GRAM" for kind, _ in terms)
        self.add("search_text", (self.text_id, *target, city, field, 100, grams, self.known["form"], text))
        for kind, term in terms:
            self.add("search_term", (kind, term, self.text_id))

    def city(self, place):
        random, city = self.random, self.first + place
        name, country = self.name(), self.country()
        folded = name.lower()
        # Letters alone order names of ASCII as the collation does; its keys end in these.
        key = folded.replace(" ", "\x02").encode() + b"\x01\x05\x01" + bytes([len(folded) + 4])
        slug, item = f"c{city:07}-{country[1].lower()}", f"Q{700_000_000 + city}"
        self.keys.append(key)
        latitude, longitude = round(random.uniform(-60, 75), 4), round(random.uniform(-180, 180), 4)
        there = math.radians(latitude), math.radians(longitude)
        population = float(random.randrange(1_000, 3_000_000)) if random.random() < 0.95 else None
        area = float(random.randrange(5, 9_000)) if random.random() < 0.5 else None
        level = "CITY" if random.random() < 0.9 else random.choice(LEVELS)
        self.rest.append([
            city, slug, name, key, country[0], level, None, latitude, longitude, item, population, population, area,
            area, 0, None, math.cos(there[0]) * math.cos(there[1]), math.cos(there[0]) * math.sin(there[1]),
            math.sin(there[0]), "world",
        ])
        self.add("city_record", ("world", city, hashlib.sha256(slug.encode()).hexdigest()))
        self.add("city_name", (self.fact(city, "name", "NAME", 0), name, "en", "OFFICIAL"))
        for metric, value in (("POPULATION", population), ("AREA", area)):
            if value is not None:
                fact = self.fact(city, metric.lower(), "MEASUREMENT", 1, f"{value:.0f}")
                self.add("measurement", (fact, metric, value, "NONE", "UNSTATED"))
        self.profile(city)
        itself = "CITY", city
        self.text(itself, city, "NAME", name, terms_of_name(folded))
        self.text(itself, city, "CODE", slug, [("CODE", slug.replace("-", ""))])
        self.text(itself, city, "CODE", item, [("CODE", item.lower())])
        self.relations(place, city)

    def profile(self, city):
        random = self.random
        if random.random() < 0.1:
            fact = self.fact(city, "industry", "INDUSTRY", 2)
            self.add("city_industry", (fact, random.choice(self.known["industries"]), random.choice(ROLES)))
        if random.random() < 0.05:
            kind = random.choice(FEATURES)
            name = f"{kind.capitalize()} of {self.rest[-1][2]}"
            fact = self.fact(city, "feature", "FEATURE", 3)
            self.add("feature", (fact, kind, "OWN", name))
            self.text(("FEATURE", fact), city, "NAME", name, terms_of_name(name.lower()))
        if random.random() < 0.03:
            fact, date, kind = self.fact(city, "event", "EVENT", 4), self.date(), random.choice(EVENTS)
            self.add("event", (fact, *date, kind, "A made-up event"))
            self.add("timeline", (2 * fact, fact, city, kind, *date))

    def relations(self, place, city):
        if place < 2:
            return
        one = int(place * self.random.random() ** 3)
        other = int(place * self.random.random() ** 3)
        # The next one instead of the same twice.
        other = other if other != one else (one + 1) % place
        for number, partner in enumerate((one, other)):
            self.relation(city, f"relation-{number}", self.first + partner, self.keys[partner], place)
            self.partners[place].add(self.first + partner)
            self.partners[partner].add(city)
        if place % self.step == 2 and place // self.step < PARTNERS_OF_HOME:
            first = self.relation(city, "home", HOME_ID, self.known["home_key"], place)
            self.partners[place].add(HOME_ID)
            self.with_home[place] = first

    def relation(self, city, key, partner, partner_key, place):
        random, own_key = self.random, self.keys[place]
        kind = random.choices(KINDS, (60, 10, 30))[0]
        status = random.choices(STATUSES, (60, 37, 1, 2))[0] if partner != HOME_ID else "ACTIVE"
        dated = random.random() < 0.8
        established = self.date() if dated else (None, None, None)
        ended = ("2024", 20240101, 20241231) if status == "ENDED" and random.random() < 0.5 else (None, None, None)
        fact = self.fact(city, key, "RELATION", 10, established[0])
        far = own_key if partner == HOME_ID else min(own_key, partner_key)
        self.add("relation", (fact, min(city, partner), max(city, partner), kind, status, *established, *ended, far))
        order = established[1] or UNDATED
        self.add("relation_end", (city, fact, partner, order, partner_key, ended[1]))
        self.add("relation_end", (partner, fact, city, order, own_key, ended[1]))
        if dated:
            self.add("timeline", (2 * fact, fact, city, "RELATION_ESTABLISHED", *established))
        if ended[0]:
            self.add("timeline", (2 * fact + 1, fact, city, "RELATION_ENDED", *ended))
        return established[1]
