//! Points against the boxes of countries.

use std::collections::BTreeMap;

use domain::geo::Bounds;
use seed::Known;
use seed::record::CountryRecord;

use super::model::Place;
use crate::transfer::import::ledger::{Effect, Ledger, Warning, WarningKind};
use crate::transfer::import::stated::Key;

/// How many degrees a place may lie outside the box, whose coasts are drawn coarsely.
const MARGIN: f64 = 0.5;

/// Countries whose lists often have places of territories with codes of their own.
const TERRITORIES: [(&str, &[&str]); 9] = [
    ("AU", &["CC", "CX", "NF"]),
    ("CN", &["HK", "MO", "TW"]),
    ("DK", &["FO", "GL"]),
    ("FI", &["AX"]),
    ("FR", &["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"]),
    ("GB", &["AI", "BM", "FK", "GG", "GI", "IM", "JE", "KY", "MS", "SH", "TC", "VG"]),
    ("NL", &["AW", "BQ", "CW", "SX"]),
    ("NO", &["SJ"]),
    ("US", &["AS", "GU", "MP", "PR", "VI"]),
];

/// The boxes that countries lie in, by their codes.
pub(super) struct Boxes(BTreeMap<String, Bounds>);

impl Boxes {
    pub(super) fn new(known: &Known) -> Self {
        let of = |country: &CountryRecord| Some((country.code.clone(), country.bounds?));
        Self(known.countries.iter().filter_map(of).collect())
    }

    /// Whether the point may lie in the country or one of its territories; in one without a box all do.
    pub(super) fn fit(&self, country: &str, point: (f64, f64)) -> bool {
        let fits = |code: &str| self.0.get(code).is_none_or(|bounds| bounds.contains(point, MARGIN));
        let others = TERRITORIES.iter().find(|(owner, _)| *owner == country);
        let mut others = others.map_or(&[][..], |(_, codes)| *codes).iter();
        fits(country) || others.any(|code| self.0.contains_key(*code) && fits(code))
    }
}

pub(super) fn check(places: &mut BTreeMap<Key, Place>, boxes: &Boxes, ledger: &mut Ledger) {
    for place in places.values_mut() {
        let Some((latitude, longitude)) = place.point else { continue };
        if boxes.fit(&place.country, (latitude, longitude)) {
            continue;
        }
        let is_swapped = longitude.abs() <= 90.0 && boxes.fit(&place.country, (longitude, latitude));
        let held = ledger.warn(Warning {
            at: place.rows[0],
            kind: WarningKind::PointElsewhere,
            effect: Effect::ValueLeftOut,
            value: format!("{latitude}, {longitude}"),
            message: format!("the point of '{}' is not in {}", place.name, place.country),
            proposal: is_swapped
                .then(|| format!("latitude and longitude are swapped: {longitude}, {latitude}")),
        });
        if held {
            place.point = None;
        }
    }
}
