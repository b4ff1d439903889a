//! The file of cities.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use entity::city::CityLevel;
use entity::city_name::NameKind;
use entity::measurement::{MeasurementScope, Metric, Qualifier};
use entity::relation::{RelationKind, RelationStatus};
use seed::record::{
    CityRecord, FactBody, FactRecord, Location, MeasurementRecord, NameRecord, Origin, RelationRecord, Texts,
    Translations,
};

use super::country::Countries;
use super::file::{File, Remarks};
use super::table::{self, Row};
use crate::transfer::import::mistakes::Mistakes;
use domain::country::UNKNOWN;
use domain::name;

const COLUMNS: [&str; 7] = ["id", "name", "lng", "lat", "country", "countrycd", "population"];

/// The number of a Wikidata item: 64 for `Q64`. Cities are in its order, whatever that of the file is.
pub(super) type Item = u64;

/// A row of the file, and the partners that the links add.
pub(super) struct City {
    line: u64,
    name: String,
    country: String,
    location: Option<Location>,
    /// As the file writes it, and as a number.
    population: Option<(String, f64)>,
    /// The other ends of the links that this city states.
    pub(super) partners: BTreeSet<Item>,
}

/// The number of the item, if it is one.
pub(super) fn item(id: &str) -> Option<Item> {
    let digits = id.strip_prefix('Q')?;
    let shaped = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| shaped)
}

pub(super) fn read<R: Read>(
    file: File<'_, R>,
    countries: &Countries<'_>,
    remarks: &mut Remarks,
    mistakes: &mut Mistakes,
) -> BTreeMap<Item, City> {
    let mut cities: BTreeMap<Item, City> = BTreeMap::new();
    table::read(file, &COLUMNS, mistakes, |row, mistakes| {
        let id = row.get("id");
        let Some(item) = item(id) else {
            let message = format!("'{id}' is not a Wikidata id; 'Q' and a number are accepted, such as Q64");
            return row.mistake("id", &message, mistakes);
        };
        if let Some(first) = cities.get(&item) {
            let message = format!("'{id}' is on line {} already; each city has one line", first.line);
            return row.mistake("id", &message, mistakes);
        }
        let city = city(&row, countries, remarks, mistakes);
        cities.insert(item, city);
    });
    cities
}

fn city(row: &Row<'_>, countries: &Countries<'_>, remarks: &mut Remarks, mistakes: &mut Mistakes) -> City {
    let name = name::tidy(row.get("name"));
    if name.is_empty() {
        row.mistake("name", "the name is empty", mistakes);
    }
    let (code, label) = (row.get("countrycd"), row.get("country"));
    let country = countries.resolve(code, label).unwrap_or_else(|| {
        let shown = if label.is_empty() { code } else { label };
        *remarks.unknown_countries.entry(shown.to_owned()).or_default() += 1;
        UNKNOWN.to_owned()
    });
    City {
        line: row.line,
        name,
        country,
        location: location(row, mistakes),
        population: population(row, mistakes),
        partners: BTreeSet::new(),
    }
}

fn location(row: &Row<'_>, mistakes: &mut Mistakes) -> Option<Location> {
    let latitude = degrees(row, "lat", 90.0, mistakes);
    let longitude = degrees(row, "lng", 180.0, mistakes);
    for (column, missing, other) in [("lat", latitude, longitude), ("lng", longitude, latitude)] {
        if missing == Some(None) && matches!(other, Some(Some(_))) {
            row.mistake(
                column,
                "empty where the other coordinate is not; both or none are accepted",
                mistakes,
            );
        }
    }
    Some(Location { latitude: latitude??, longitude: longitude?? })
}

/// `None` is a mistake, `Some(None)` an absent value.
#[expect(clippy::option_option, reason = "a wrong value is not an absent one")]
fn degrees(row: &Row<'_>, column: &str, limit: f64, mistakes: &mut Mistakes) -> Option<Option<f64>> {
    let Some(text) = row.get_some(column) else { return Some(None) };
    let degrees = text.parse().ok().filter(|degrees: &f64| (-limit..=limit).contains(degrees));
    if degrees.is_none() {
        let message = format!("'{text}' is not a number of degrees from -{limit} to {limit}");
        row.mistake(column, &message, mistakes);
    }
    degrees.map(Some)
}

/// A whole number, also as R writes one: `1e+05`.
fn population(row: &Row<'_>, mistakes: &mut Mistakes) -> Option<(String, f64)> {
    let text = row.get_some("population")?;
    let whole = |number: &f64| number.is_finite() && *number >= 0.0 && number.fract() == 0.0;
    let number = text.parse().ok().filter(whole);
    if number.is_none() {
        let message =
            format!("'{text}' is not a number of people; a whole number, NA or nothing is accepted");
        row.mistake("population", &message, mistakes);
    }
    Some((text.to_owned(), number?))
}

/// The records, under slugs that do not depend on the order of the file.
pub(super) fn records(cities: BTreeMap<Item, City>, source: &str) -> Vec<CityRecord> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (item, city) in &cities {
        *counts.entry(name::slug(&city.name, &id(*item), &city.country)).or_default() += 1;
    }
    let slug = |item: &Item, city: &City| {
        let slug = name::slug(&city.name, &id(*item), &city.country);
        if counts[&slug] == 1 { slug } else { seed::apart(&slug, &id(*item)) }
    };
    let slugs: BTreeMap<Item, String> = cities.iter().map(|(item, city)| (*item, slug(item, city))).collect();
    cities.into_iter().map(|(item, city)| record(item, city, source, &slugs)).collect()
}

fn id(item: Item) -> String {
    format!("Q{item}")
}

fn record(item: Item, city: City, source: &str, slugs: &BTreeMap<Item, String>) -> CityRecord {
    let origin = Origin { source: source.to_owned(), locator: Some(id(item)) };
    let fact = |key: String, stated: Option<String>, body: FactBody| FactRecord {
        key,
        of: None,
        stated,
        origin: origin.clone(),
        cite: Vec::new(),
        and_more: false,
        translations: Translations::new(),
        body,
    };
    let name = NameRecord { text: city.name, lang: Some("en".to_owned()), kind: NameKind::Official };
    let mut facts = vec![fact("name".to_owned(), None, FactBody::Name(name))];
    if let Some((stated, value)) = city.population {
        facts.push(fact("population".to_owned(), Some(stated), FactBody::Measurement(figure(value))));
    }
    for partner in &city.partners {
        let relation = RelationRecord {
            with: slugs[partner].clone(),
            kind: RelationKind::Unknown,
            established: None,
            ended: None,
            status: RelationStatus::Unknown,
        };
        facts.push(fact(id(*partner).to_ascii_lowercase(), None, FactBody::Relation(relation)));
    }
    CityRecord {
        slug: slugs[&item].clone(),
        former_slugs: Vec::new(),
        origin,
        country: city.country,
        // The files do not say what a city is; ADR 0008.
        level: CityLevel::City,
        within: None,
        ended: None,
        successor: None,
        translations: Translations::new(),
        location: city.location,
        wikidata_id: Some(id(item)),
        cited: BTreeMap::new(),
        summaries: Texts::new(),
        facts,
        notes: Vec::new(),
        no_facts: Vec::new(),
    }
}

/// A population of which the file says neither date nor scope.
fn figure(value: f64) -> MeasurementRecord {
    MeasurementRecord {
        metric: Metric::Population,
        value: Some(value),
        low: None,
        high: None,
        qualifier: Qualifier::None,
        scope: MeasurementScope::Unstated,
        label: None,
        as_of: None,
    }
}
