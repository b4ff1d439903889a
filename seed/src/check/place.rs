//! The rules of a city's place and of its identifiers.

use std::collections::BTreeMap;

use super::issue::{At, Issues, Item, RecordAt};
use super::references::{References, missing};
use super::shape;
use crate::record::{CityRecord, DataSet, Location, PlaceDetails};
use domain::geo::Bounds;
use domain::time_zone;

pub(super) fn check(city: &CityRecord, record: RecordAt, references: &References<'_>, issues: &mut Issues) {
    let at = |field: &str| At::new(record, Item::Whole, field);
    if let Some(message) = references.missing_country(&city.country) {
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
    check_details(&city.details, record, issues);
    for (field, origin) in &city.cited {
        let name = cited_name(*field);
        let cited = || At::new(record, Item::Cited, name);
        issues.add_some(cited(), missing("source", &origin.source, &references.sources));
        if !city.has(*field) {
            issues.add(cited(), format!("'{name}' has a source here but no value in [place]"));
        }
    }
}

/// The heights of the lowest and the highest place where people live, with some room.
const ELEVATIONS: std::ops::RangeInclusive<f64> = -450.0..=6_000.0;

fn check_details(details: &PlaceDetails, record: RecordAt, issues: &mut Issues) {
    let at = |field: &str| At::new(record, Item::Whole, field);
    let PlaceDetails { time_zone, elevation, website, wikipedia } = details;
    if let Some(zone) = time_zone.as_deref().filter(|zone| !time_zone::is_known(zone)) {
        let message = format!("'{zone}' is not a zone of the IANA time zone database, such as Asia/Tokyo");
        issues.add(at("time_zone"), message);
    }
    if let Some(metres) = elevation.filter(|metres| !ELEVATIONS.contains(metres)) {
        let (low, high) = (ELEVATIONS.start(), ELEVATIONS.end());
        issues.add(at("elevation"), format!("{metres} metres is not between {low} and {high}"));
    }
    issues.add_some(at("website"), website.as_deref().and_then(shape::url));
    for (tag, title) in wikipedia {
        issues.add_some(at("wikipedia"), shape::language(tag).or_else(|| shape::name(title)));
    }
}

/// How many degrees a place may lie outside the box of its country, whose coasts are drawn coarsely.
const MARGIN: f64 = 0.5;

/// A place lies in the box of its country.
pub(super) fn check_bounds(data: &DataSet, issues: &mut Issues) {
    let bounds: BTreeMap<&str, Bounds> =
        data.countries.iter().filter_map(|country| Some((country.code.as_str(), country.bounds?))).collect();
    for (index, city) in data.cities.iter().enumerate() {
        let (Some(Location { latitude, longitude }), Some(bounds)) =
            (city.location, bounds.get(city.country.as_str()))
        else {
            continue;
        };
        let on_globe = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        if !on_globe || bounds.contains((latitude, longitude), MARGIN) {
            continue;
        }
        let swapped = bounds.contains((longitude, latitude), MARGIN);
        let hint = if swapped { "; latitude and longitude are swapped" } else { "" };
        let Bounds { south, west, north, east } = bounds;
        issues.add(
            At::new(RecordAt::City(index), Item::Whole, "latitude"),
            format!(
                "{latitude}, {longitude} is not in {}, which lies between latitudes {south} and {north} and longitudes {west} and {east}{hint}",
                city.country
            ),
        );
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
        CityField::TimeZone => "time_zone",
        CityField::Elevation => "elevation",
        CityField::Website => "website",
        CityField::Wikipedia => "wikipedia",
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
