//! Points against the boxes of countries.

use std::collections::BTreeMap;

use domain::geo::Bounds;
use seed::Known;

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

pub(super) fn check(places: &mut BTreeMap<Key, Place>, known: &Known, ledger: &mut Ledger) {
    let bounds: BTreeMap<&str, Bounds> =
        known.countries.iter().filter_map(|country| Some((country.code.as_str(), country.bounds?))).collect();
    let fits = |code: &str, point| bounds.get(code).is_none_or(|bounds| bounds.contains(point, MARGIN));
    let with_territories = |code: &str, point| {
        let others =
            TERRITORIES.iter().find(|(owner, _)| *owner == code).map_or(&[][..], |(_, codes)| *codes);
        fits(code, point) || others.iter().any(|code| bounds.contains_key(code) && fits(code, point))
    };
    for place in places.values_mut() {
        let Some((latitude, longitude)) = place.point else { continue };
        if with_territories(&place.country, (latitude, longitude)) {
            continue;
        }
        let is_swapped = longitude.abs() <= 90.0 && with_territories(&place.country, (longitude, latitude));
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
