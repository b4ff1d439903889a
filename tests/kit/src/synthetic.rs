//! Made-up networks of any size, for tests and benchmarks: the same numbers always give the same data.

use std::collections::{BTreeMap, BTreeSet};

use domain::partial_date::PartialDate;
use entity::city::CityLevel;
use entity::city_industry::IndustryRole;
use entity::city_name::NameKind;
use entity::measurement::{MeasurementScope, Metric, Qualifier};
use entity::relation::{RelationKind, RelationStatus};

use seed::files::embedded_countries;
use seed::record::{
    CityRecord, CountryRecord, DataSet, DatasetRecord, FactBody, FactRecord, IndustryFactRecord,
    IndustryRecord, Location, MeasurementRecord, NameRecord, Origin, PlaceDetails, RelationRecord,
    SourceRecord, Texts, Translations,
};

use crate::random::Random;

/// The slug of the made-up home city.
pub const HOME: &str = "home-cn";
const SOURCE: &str = "synthetic";
const INDUSTRIES: [&str; 4] = ["textiles", "fishery", "trade", "tourism"];
const SYLLABLES: [&str; 16] =
    ["al", "ber", "cor", "dan", "es", "fa", "gre", "hol", "is", "ka", "lor", "mün", "nor", "ó", "pra", "sen"];

/// A home city with relations to `cities` others in many countries, and `relations` more among those at random.
///
/// `relations` is an upper bound where there are not so many pairs.
pub fn network(cities: usize, relations: usize, seed: u64) -> DataSet {
    let mut random = Random(seed);
    let mut countries = embedded_countries();
    countries.retain(|country| country.region.is_some());
    let mut records = vec![home()];
    records.extend((1..=cities).map(|number| partner(number, &countries, &mut random)));
    let mut linked = BTreeSet::new();
    let possible = cities * cities.saturating_sub(1) / 2;
    while linked.len() < relations.min(possible) {
        let (one, other) = (1 + random.below(cities), 1 + random.below(cities));
        if one != other && linked.insert((one.min(other), one.max(other))) {
            let with = records[one.min(other)].slug.clone();
            let number = linked.len();
            let relation = relation(&format!("relation-{number}"), &with, number, &mut random);
            records[one.max(other)].facts.push(relation);
        }
    }
    DataSet {
        dataset: DatasetRecord {
            title: "A made-up network".to_owned(),
            home: HOME.to_owned(),
            source: SOURCE.to_owned(),
            license: "CC0-1.0".to_owned(),
            author: "Nobody".to_owned(),
            published: None,
            url: None,
            stated_as_of: None,
            changes: Vec::new(),
            translations: Translations::new(),
        },
        sources: vec![SourceRecord {
            slug: SOURCE.to_owned(),
            title: "Made up".to_owned(),
            ..SourceRecord::default()
        }],
        countries,
        industries: INDUSTRIES.into_iter().map(industry).collect(),
        cities: records,
    }
}

fn home() -> CityRecord {
    city(HOME.to_owned(), "CN".to_owned(), "Home", Location { latitude: 28.0, longitude: 120.65 })
}

fn partner(number: usize, countries: &[CountryRecord], random: &mut Random) -> CityRecord {
    let country = countries[random.below(countries.len())].code.clone();
    let slug = format!("city-{number}-{}", country.to_ascii_lowercase());
    let name = name(random);
    let location = Location { latitude: random.degrees(85), longitude: random.degrees(180) };
    let mut record = city(slug, country, &name, location);
    record.facts.push(relation("relation", HOME, number, random));
    let population = 1_000 * (1 + random.below(9_999));
    record.facts.push(fact("population", FactBody::Measurement(measurement(Metric::Population, population))));
    record
        .facts
        .push(fact("area", FactBody::Measurement(measurement(Metric::Area, 1 + random.below(9_000)))));
    let industry = INDUSTRIES[random.below(INDUSTRIES.len())].to_owned();
    let industry = IndustryFactRecord { industry, role: IndustryRole::Main, detail: None, since: None };
    record.facts.push(fact("industry", FactBody::Industry(industry)));
    record
}

fn city(slug: String, country: String, name: &str, location: Location) -> CityRecord {
    let name = NameRecord { text: name.to_owned(), lang: Some("en".to_owned()), kind: NameKind::Official };
    CityRecord {
        slug,
        former_slugs: Vec::new(),
        origin: Origin { source: SOURCE.to_owned(), locator: None },
        country,
        level: CityLevel::City,
        within: None,
        ended: None,
        successor: None,
        translations: Translations::new(),
        location: Some(location),
        wikidata_id: None,
        details: PlaceDetails::default(),
        cited: BTreeMap::new(),
        summaries: Texts::new(),
        facts: vec![fact("name", FactBody::Name(name))],
        notes: Vec::new(),
        seconded: Vec::new(),
        no_facts: Vec::new(),
    }
}

/// Every tenth relation has no date; the others are known to the year, the month or the day.
fn relation(key: &str, with: &str, number: usize, random: &mut Random) -> FactRecord {
    let (year, month, day) = (1975 + random.below(50), 1 + random.below(12), 1 + random.below(28));
    let established = match number % 10 {
        0 => None,
        1..=3 => Some(format!("{year}")),
        4..=8 => Some(format!("{year}-{month:02}")),
        _ => Some(format!("{year}-{month:02}-{day:02}")),
    };
    let established =
        established.map(|edtf| edtf.parse::<PartialDate>().expect("made-up dates are well formed"));
    let kind = if random.below(3) == 0 { RelationKind::FriendlyExchange } else { RelationKind::SisterCity };
    let body = RelationRecord {
        with: with.to_owned(),
        kind,
        established,
        ended: None,
        status: RelationStatus::Active,
    };
    fact(key, FactBody::Relation(body))
}

fn measurement(metric: Metric, value: usize) -> MeasurementRecord {
    MeasurementRecord {
        metric,
        value: u32::try_from(value).ok().map(f64::from),
        low: None,
        high: None,
        qualifier: Qualifier::About,
        scope: MeasurementScope::Unstated,
        label: None,
        as_of: None,
    }
}

fn industry(slug: &str) -> IndustryRecord {
    let names = Texts::from([("en".to_owned(), slug.to_owned())]);
    IndustryRecord { slug: slug.to_owned(), names, sector: None, part_of: None }
}

fn fact(key: &str, body: FactBody) -> FactRecord {
    FactRecord {
        key: key.to_owned(),
        of: None,
        stated: Some("made up".to_owned()),
        origin: Origin { source: SOURCE.to_owned(), locator: None },
        cite: Vec::new(),
        and_more: false,
        translations: Translations::new(),
        body,
    }
}

/// Two or three syllables with a capital letter; names may be equal, as those of real cities are.
fn name(random: &mut Random) -> String {
    let count = 2 + random.below(2);
    let name: String = (0..count).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
#[path = "synthetic_tests.rs"]
mod tests;
