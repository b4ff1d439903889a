//! The network as the canonical records that `seed` loads.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::name;
use entity::city::CityLevel;
use entity::city_name::NameKind;
use entity::measurement::{MeasurementScope, Metric, Qualifier};
use intake::value::number::Hedge;
use seed::record::{
    CityRecord, FactBody, FactRecord, Location, MeasurementRecord, NameRecord, Origin, PlaceDetails,
    RelationRecord, SourceRecord, Texts, Translations,
};
use seed::{Import, Known};

use super::network::{Network, Place};
use super::stated::{Key, Link, OtherName};

/// The records, under slugs that do not depend on the order of the rows.
pub(super) fn records(network: Network, source: SourceRecord, known: &Known, lang: &str) -> Import {
    let Network { places, mut links } = network;
    let slugs = slugs(&places, known);
    let mut cities: Vec<City<'_>> = places
        .iter()
        .zip(&slugs)
        .map(|((key, place), slug)| City { key, place, identity: identity(place, slug, known) })
        .collect();
    cities.sort_by_key(|city| {
        let (_, item, slug) = city.identity;
        (item, slug)
    });
    let numbers: HashMap<&Key, usize> =
        cities.iter().enumerate().map(|(number, city)| (city.key, number)).collect();
    // The number of the place that states the link, and that of its partner.
    let ends = |link: &Link| {
        let [one, other] = [&link.ends[0], &link.ends[1]].map(|end| numbers[end]);
        if cities[one].identity < cities[other].identity { (one, other) } else { (other, one) }
    };
    // From the last to the first, so that each is let go of when its record is made.
    links.reverse();
    links.sort_by_cached_key(|link| Reverse(ends(link).0));
    let mut records = Vec::with_capacity(cities.len());
    for (number, city) in cities.iter().enumerate() {
        let mut relations = Vec::new();
        let mut keys = BTreeSet::new();
        while let Some(link) = links.pop_if(|link| ends(link).0 == number) {
            let partner = cities[ends(&link).1].identity;
            relations.push(relation(link, city.place, partner, &source.slug, &mut keys));
        }
        if links.len() < links.capacity() / 2 {
            links.shrink_to_fit();
        }
        records.push(record(city.place, city.identity.2, &source.slug, lang, relations));
    }
    Import { source, cities: records, states_home: false }
}

/// A place with what its record is made from.
struct City<'a> {
    key: &'a Key,
    place: &'a Place,
    identity: Identity<'a>,
}

/// The fact that the place states by the link, under a key that it has not given yet.
fn relation(
    link: Link,
    stating: &Place,
    partner: Identity<'_>,
    source: &str,
    keys: &mut BTreeSet<String>,
) -> FactRecord {
    let (is_home, item, slug) = partner;
    let proposed = if is_home || item == NO_ITEM { slug.to_owned() } else { format!("q{item}") };
    let key = unique(&proposed, |key| keys.insert(key.to_owned()));
    let locator = link.source.or_else(|| locator(stating));
    let body = FactBody::Relation(RelationRecord {
        with: slug.to_owned(),
        kind: link.kind,
        established: link.established,
        ended: link.ended,
        status: link.status,
    });
    fact(key, link.stated, Origin { source: source.to_owned(), locator }, body)
}

/// Sorts behind all items of Wikidata.
const NO_ITEM: u64 = u64::MAX;

/// What a place is told by, whatever the files call it: records are in this order, and of two ends the first states the
/// link. The home city is the data set's; of its links the partner speaks.
type Identity<'a> = (bool, u64, &'a str);

fn identity<'a>(place: &Place, slug: &'a str, known: &Known) -> Identity<'a> {
    let item = place.wikidata_id.as_deref().and_then(|id| id.strip_prefix('Q')?.parse().ok());
    (place.known.is_some() && place.known == known.home, item.unwrap_or(NO_ITEM), slug)
}

/// The slug of each place, in their order: that of the database, or one from its name that nobody has.
fn slugs(places: &BTreeMap<Key, Place>, known: &Known) -> Vec<String> {
    let taken: BTreeSet<&str> = known.cities.iter().map(|city| city.slug.as_str()).collect();
    let proposed = |place: &Place| {
        let id = place.wikidata_id.as_deref().unwrap_or("place");
        place.slug.clone().unwrap_or_else(|| name::slug(&place.name, id, &place.country))
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in places.values() {
        // A recognised city has its slug from the database.
        *counts.entry(place.known.clone().unwrap_or_else(|| proposed(place))).or_default() += 1;
    }
    let mut given = BTreeSet::new();
    let mut slugs = Vec::with_capacity(places.len());
    for place in places.values() {
        let slug = if let Some(slug) = &place.known {
            slug.clone()
        } else {
            let slug = proposed(place);
            match &place.wikidata_id {
                // The loader knows which slugs are taken, and puts the id into them.
                Some(id) if counts[&slug] > 1 => seed::apart(&slug, id),
                Some(_) => slug,
                None => {
                    let is_shared = counts[&slug] > 1;
                    free(&slug, place, is_shared, |slug| {
                        !taken.contains(slug) && given.insert(slug.to_owned())
                    })
                }
            }
        };
        slugs.push(slug);
    }
    slugs
}

/// A free slug of a place without an id: its name, then with its larger place, then numbered. Of several places of one
/// name, each has its larger place.
fn free(slug: &str, place: &Place, is_shared: bool, mut take: impl FnMut(&str) -> bool) -> String {
    if (!is_shared || place.within.is_none()) && take(slug) {
        return slug.to_owned();
    }
    if let Some(within) = &place.within {
        let within = format!("{} {within}", place.name);
        let slug = name::slug(&within, "place", &place.country);
        if take(&slug) {
            return slug;
        }
    }
    let number = |number: usize| seed::apart(slug, &number.to_string());
    (2..=usize::MAX).map(number).find(|slug| take(slug)).unwrap_or_else(|| slug.to_owned())
}

/// The text, or the text with the first number that makes it new.
fn unique(text: &str, mut is_new: impl FnMut(&str) -> bool) -> String {
    if is_new(text) {
        return text.to_owned();
    }
    let numbered = |number: usize| format!("{text}-{number}");
    (2..=usize::MAX).map(numbered).find(|text| is_new(text)).unwrap_or_else(|| text.to_owned())
}

/// The key by which the files name the place, unless it is the slug of its city.
fn locator(place: &Place) -> Option<String> {
    match &place.key {
        Key::Item(item) => Some(format!("Q{item}")),
        Key::Local(id) => Some(id.to_string()).filter(|id| place.slug.as_ref() != Some(id)),
        Key::Home | Key::Named(..) => None,
    }
}

fn record(place: &Place, slug: &str, source: &str, lang: &str, relations: Vec<FactRecord>) -> CityRecord {
    let origin = Origin { source: source.to_owned(), locator: locator(place) };
    let state = |key: String, stated: Option<String>, body| fact(key, stated, origin.clone(), body);
    let usual_lang = place.lang.clone().unwrap_or_else(|| lang.to_owned());
    let usual =
        NameRecord { text: place.name.clone(), lang: Some(usual_lang.clone()), kind: NameKind::Official };
    let mut facts = vec![state("name".to_owned(), None, FactBody::Name(usual))];
    let mut keys = BTreeSet::new();
    // A language has one official name; what else it is called there is an alias.
    let mut official = BTreeSet::from([usual_lang]);
    let is_said = |name: &&OtherName| name.kind == Some(NameKind::Official);
    let said: BTreeSet<&String> =
        place.names.iter().filter(is_said).filter_map(|name| name.lang.as_ref()).collect();
    for name in &place.names {
        let proposed = name::slug(&name.text, "other", name.lang.as_deref().unwrap_or("und"));
        let key = unique(&format!("name-{proposed}"), |key| keys.insert(key.to_owned()));
        let may_be = |lang: &&String| is_said(&name) || name.kind.is_none() && !said.contains(lang);
        let is_first = name.lang.as_ref().filter(may_be).is_some_and(|lang| official.insert(lang.clone()));
        facts.push(state(key, None, FactBody::Name(other_name(name, is_first))));
    }
    for (key, metric, figure) in
        [("population", Metric::Population, &place.population), ("area", Metric::Area, &place.area)]
    {
        if let Some((value, hedge, stated)) = figure {
            let body = FactBody::Measurement(measurement(metric, *value, *hedge));
            facts.push(state(key.to_owned(), Some(stated.clone()), body));
        }
    }
    facts.extend(relations);
    facts.shrink_to_fit();
    CityRecord {
        slug: slug.to_owned(),
        former_slugs: Vec::new(),
        origin: origin.clone(),
        country: place.country.clone(),
        // Where the files do not say what a place is; ADR 0008.
        level: place.level.unwrap_or(CityLevel::City),
        within: place.within.clone(),
        ended: None,
        successor: None,
        translations: Translations::new(),
        location: place.point.map(|(latitude, longitude)| Location { latitude, longitude }),
        wikidata_id: place.wikidata_id.clone(),
        details: PlaceDetails::default(),
        cited: BTreeMap::new(),
        summaries: Texts::new(),
        facts,
        notes: Vec::new(),
        seconded: Vec::new(),
        no_facts: Vec::new(),
    }
}

fn fact(key: String, stated: Option<String>, origin: Origin, body: FactBody) -> FactRecord {
    FactRecord {
        key,
        of: None,
        stated,
        origin,
        cite: Vec::new(),
        and_more: false,
        translations: Translations::new(),
        body,
    }
}

/// Another name; where the file does not say how it is used, the first one in a language that the file names is its official one
/// there.
fn other_name(name: &OtherName, is_official: bool) -> NameRecord {
    let kind = match name.kind {
        Some(NameKind::Official) | None if is_official => NameKind::Official,
        Some(NameKind::Official) | None => NameKind::Alias,
        Some(kind) => kind,
    };
    NameRecord { text: name.text.clone(), lang: name.lang.clone(), kind }
}

/// A figure of which the file says neither date nor scope.
fn measurement(metric: Metric, value: f64, hedge: Hedge) -> MeasurementRecord {
    MeasurementRecord {
        metric,
        value: Some(value),
        low: None,
        high: None,
        qualifier: match hedge {
            Hedge::None => Qualifier::None,
            Hedge::About => Qualifier::About,
            Hedge::Nearly => Qualifier::Nearly,
            Hedge::Over => Qualifier::Over,
            Hedge::Under => Qualifier::Under,
            Hedge::UpTo => Qualifier::UpTo,
        },
        scope: MeasurementScope::Unstated,
        label: None,
        as_of: None,
    }
}
