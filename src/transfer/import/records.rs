//! The network as the canonical records that `seed` loads.

use std::collections::{BTreeMap, BTreeSet};

use domain::name;
use entity::city::CityLevel;
use entity::city_name::NameKind;
use entity::measurement::{MeasurementScope, Metric, Qualifier};
use seed::record::{
    CityRecord, FactBody, FactRecord, Location, MeasurementRecord, NameRecord, Origin, PlaceDetails,
    RelationRecord, SourceRecord, Texts, Translations,
};
use seed::{Import, Known};

use super::network::{Network, OtherName, Place};
use super::stated::Key;

/// The records, under slugs that do not depend on the order of the rows.
pub(super) fn records(network: Network, source: SourceRecord, known: &Known, lang: &str) -> Import {
    let Network { places, links } = network;
    let slugs = slugs(&places, known);
    let identity = |key| identity(&places[key], &slugs[key], known);
    let mut relations: BTreeMap<&Key, Vec<FactRecord>> = BTreeMap::new();
    let mut keys: BTreeSet<(&Key, String)> = BTreeSet::new();
    for link in &links {
        let [one, other] = &link.ends;
        let (stating, other) = if identity(one) < identity(other) { (one, other) } else { (other, one) };
        let proposed = match identity(other) {
            (false, item, _) if item != NO_ITEM => format!("q{item}"),
            (.., slug) => slug.to_owned(),
        };
        let key = unique(&proposed, |key| keys.insert((stating, key.to_owned())));
        let locator = link.source_url.clone().or_else(|| locator(&places[stating]));
        let body = FactBody::Relation(RelationRecord {
            with: slugs[other].clone(),
            kind: link.kind,
            established: link.established.clone(),
            ended: link.ended.clone(),
            status: link.status,
        });
        let fact = fact(key, link.stated.clone(), Origin { source: source.slug.clone(), locator }, body);
        relations.entry(stating).or_default().push(fact);
    }
    let mut sorted: Vec<(&Key, &Place)> = places.iter().collect();
    sorted.sort_by_key(|(key, _)| {
        let (_, item, slug) = identity(key);
        (item, slug)
    });
    let cities = sorted
        .into_iter()
        .map(|(key, place)| {
            let relations = relations.remove(key).unwrap_or_default();
            record(place, &slugs[key], &source.slug, lang, relations)
        })
        .collect();
    Import { source, cities, states_home: false }
}

/// Sorts behind all items of Wikidata.
const NO_ITEM: u64 = u64::MAX;

/// What a place is told by, whatever the files call it: records are in this order, and of two ends the first states the
/// link. The home city is the data set's; of its links the partner speaks.
fn identity<'a>(place: &Place, slug: &'a str, known: &Known) -> (bool, u64, &'a str) {
    let item = place.wikidata_id.as_deref().and_then(|id| id.strip_prefix('Q')?.parse().ok());
    (place.known.is_some() && place.known == known.home, item.unwrap_or(NO_ITEM), slug)
}

/// The slug of each place: that of the database, or one from its name that nobody has.
fn slugs(places: &BTreeMap<Key, Place>, known: &Known) -> BTreeMap<Key, String> {
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
    let mut slugs = BTreeMap::new();
    for (key, place) in places {
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
        slugs.insert(key.clone(), slug);
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
        Key::Local(id) => Some(id.clone()).filter(|_| place.slug.as_ref() != Some(id)),
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
    for name in &place.names {
        let proposed = name::slug(&name.text, "other", name.lang.as_deref().unwrap_or("und"));
        let key = unique(&format!("name-{proposed}"), |key| keys.insert(key.to_owned()));
        let is_first = name.lang.as_ref().is_some_and(|lang| official.insert(lang.clone()));
        facts.push(state(key, None, FactBody::Name(other_name(name, is_first))));
    }
    for (key, metric, figure) in
        [("population", Metric::Population, &place.population), ("area", Metric::Area, &place.area)]
    {
        if let Some((value, is_about, stated)) = figure {
            let body = FactBody::Measurement(measurement(metric, *value, *is_about));
            facts.push(state(key.to_owned(), Some(stated.clone()), body));
        }
    }
    facts.extend(relations);
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

/// Another name; the first one in a language that the file names is its official one there.
fn other_name(name: &OtherName, is_official: bool) -> NameRecord {
    let kind = match (name.is_former, is_official) {
        (true, _) => NameKind::Former,
        (false, true) => NameKind::Official,
        (false, false) => NameKind::Alias,
    };
    NameRecord { text: name.text.clone(), lang: name.lang.clone(), kind }
}

/// A figure of which the file says neither date nor scope.
fn measurement(metric: Metric, value: f64, is_about: bool) -> MeasurementRecord {
    MeasurementRecord {
        metric,
        value: Some(value),
        low: None,
        high: None,
        qualifier: if is_about { Qualifier::About } else { Qualifier::None },
        scope: MeasurementScope::Unstated,
        label: None,
        as_of: None,
    }
}
