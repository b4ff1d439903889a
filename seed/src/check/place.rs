//! The rules of a city's place and of its identifiers.

use std::collections::BTreeMap;

use super::issue::{At, Issues, Item, RecordAt};
use super::references::{References, missing};
use super::shape;
use crate::record::{CityRecord, DataSet};

pub(super) fn check(city: &CityRecord, record: RecordAt, references: &References<'_>, issues: &mut Issues) {
    let at = |field: &str| At::new(record, Item::Whole, field);
    if let Some(message) = missing("country", &city.country, &references.countries) {
        issues.add(at("country"), message);
    } else {
        issues.add_some(at("slug"), shape::city_slug(&city.slug, &city.country));
    }
    for slug in &city.former_slugs {
        issues.add_some(at("former_slugs"), shape::words("slug", slug));
    }
    issues.add_some(at("within"), city.within.as_deref().and_then(shape::name));
    issues.add_some(at("successor"), city.successor.as_deref().and_then(shape::name));
    if city.successor.is_some() && city.ended.is_none() {
        issues.add(at("successor"), "'successor' without 'ended', the date since when it is one");
    }
    issues.add_some(at("wikidata_id"), city.wikidata_id.as_deref().and_then(shape::wikidata_id));
    if let Some(location) = city.location {
        for (field, degrees, limit) in
            [("latitude", location.latitude, 90.0), ("longitude", location.longitude, 180.0)]
        {
            if !(-limit..=limit).contains(&degrees) {
                issues.add(at(field), format!("{field} {degrees} is not between -{limit} and {limit}"));
            }
        }
    }
    for (field, origin) in &city.cited {
        let name = cited_name(*field);
        let cited = || At::new(record, Item::Cited, name);
        issues.add_some(cited(), missing("source", &origin.source, &references.sources));
        if !city.has(*field) {
            issues.add(cited(), format!("'{name}' has a source here but no value in [place]"));
        }
    }
}

/// The key of the field in `[place.cited]`.
fn cited_name(field: entity::city_attribute::CityField) -> &'static str {
    use entity::city_attribute::CityField;
    match field {
        CityField::Country => "country",
        CityField::Level => "level",
        CityField::Within => "within",
        CityField::Location => "location",
        CityField::WikidataId => "wikidata_id",
    }
}

/// Slugs, former slugs and Wikidata ids name one city each.
pub(super) fn check_unique(data: &DataSet, issues: &mut Issues) {
    let mut slugs: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, city) in data.cities.iter().enumerate() {
        if slugs.insert(&city.slug, &city.slug).is_some() {
            let at = At::new(RecordAt::City(index), Item::Whole, "slug");
            issues.add(at, format!("slug '{}' belongs to two cities", city.slug));
        }
    }
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, city) in data.cities.iter().enumerate() {
        let at = |field| At::new(RecordAt::City(index), Item::Whole, field);
        for former in &city.former_slugs {
            if let Some(owner) = slugs.insert(former, &city.slug) {
                issues.add(at("former_slugs"), format!("slug '{former}' belongs to '{owner}' already"));
            }
        }
        let Some(id) = &city.wikidata_id else { continue };
        if let Some(owner) = ids.insert(id, &city.slug) {
            issues.add(at("wikidata_id"), format!("'{id}' is the Wikidata id of '{owner}' already"));
        }
    }
}
