//! The columns of cities.

use super::column::{Column, integer, real, text};

/// The columns that say where a city lies; formats with geometries leave them out.
const PLACE: [Column; 2] =
    [real("latitude", &["/location/latitude"]), real("longitude", &["/location/longitude"])];

pub(super) const SLUG: Column = text("slug", &["/slug"]);
pub(super) const NAME: Column = text("name", &["/name"]);

const BEFORE_PLACE: [Column; 7] = [
    text("name_zh", &["/chinese/0/text"]),
    text("local_name", &["/local/0/text"]),
    text("local_name_lang", &["/local/0/lang"]),
    text("country_code", &["/country/code"]),
    text("country", &["/country/name"]),
    text("level", &["/level"]),
    text("within", &["/within"]),
];

const AFTER_PLACE: [Column; 15] = [
    text("wikidata_id", &["/wikidataId"]),
    real("population", &["/population/value"]),
    real("population_low", &["/population/low"]),
    real("population_high", &["/population/high"]),
    text("population_qualifier", &["/population/qualifier"]),
    text("population_as_of", &["/population/asOf/edtf"]),
    real("area_km2", &["/area/value"]),
    text("relation_kind", &["/relation/kind", "/former/edges/0/relation/kind"]),
    text("relation_status", &["/relation/status", "/former/edges/0/relation/status"]),
    text(
        "relation_established",
        &["/relation/established/edtf", "/former/edges/0/relation/established/edtf"],
    ),
    text("relation_ended", &["/relation/ended/edtf", "/former/edges/0/relation/ended/edtf"]),
    integer("partner_count", &["/partnerCount"]),
    text("place_ended", &["/ended/edtf"]),
    text("website", &["/website"]),
    text("time_zone", &["/timeZone"]),
];

/// All columns of a table.
pub(super) fn columns() -> impl Iterator<Item = &'static Column> + Clone {
    [&SLUG, &NAME].into_iter().chain(&BEFORE_PLACE).chain(&PLACE).chain(&AFTER_PLACE)
}

/// Those that a format with geometries has as properties.
pub(super) fn properties() -> impl Iterator<Item = &'static Column> + Clone {
    [&SLUG, &NAME].into_iter().chain(&BEFORE_PLACE).chain(&AFTER_PLACE)
}

/// Those that a format with nodes has as attributes, beside their ids and labels.
pub(super) fn attributes() -> impl Iterator<Item = &'static Column> + Clone {
    BEFORE_PLACE.iter().chain(&PLACE).chain(&AFTER_PLACE)
}
