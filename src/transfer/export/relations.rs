//! The columns of relations.

use super::column::{Column, each, real, text};

pub(super) const ID: Column = text("id", &["/id"]);

const ENDS: [Column; 12] = [
    text("city_slug", &["/cities/0/slug"]),
    text("city_name", &["/cities/0/name"]),
    text("city_country_code", &["/cities/0/country/code"]),
    real("city_latitude", &["/cities/0/location/latitude"]),
    real("city_longitude", &["/cities/0/location/longitude"]),
    text("city_wikidata_id", &["/cities/0/wikidataId"]),
    text("partner_slug", &["/cities/1/slug"]),
    text("partner_name", &["/cities/1/name"]),
    text("partner_country_code", &["/cities/1/country/code"]),
    real("partner_latitude", &["/cities/1/location/latitude"]),
    real("partner_longitude", &["/cities/1/location/longitude"]),
    text("partner_wikidata_id", &["/cities/1/wikidataId"]),
];

const FACTS: [Column; 8] = [
    text("kind", &["/kind"]),
    text("status", &["/status"]),
    text("established", &["/established/edtf"]),
    text("ended", &["/ended/edtf"]),
    text("stated", &["/stated"]),
    real("distance_km", &["/distanceKm"]),
    each("source_titles", &["/citations"], "/source/title"),
    each("source_urls", &["/citations"], "/source/url"),
];

/// All columns of a table.
pub(super) fn columns() -> impl Iterator<Item = &'static Column> + Clone {
    std::iter::once(&ID).chain(&ENDS).chain(&FACTS)
}

/// Those that a format with lines has as properties.
pub(super) fn properties() -> impl Iterator<Item = &'static Column> + Clone {
    let ends = ENDS.iter().filter(|column| !column.name.ends_with("itude"));
    std::iter::once(&ID).chain(ends).chain(&FACTS)
}

/// Those that a format with edges has as attributes, beside their ids and ends.
pub(super) fn attributes() -> impl Iterator<Item = &'static Column> + Clone {
    FACTS.iter()
}

/// The slugs of both cities.
pub(super) fn ends(relation: &serde_json::Value) -> [&str; 2] {
    let slug = |pointer| relation.pointer(pointer).and_then(serde_json::Value::as_str).unwrap_or_default();
    [slug("/cities/0/slug"), slug("/cities/1/slug")]
}
