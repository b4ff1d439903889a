//! Places against each other, and what became of the rows that only describe a place.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::some_of;
use super::model::Place;
use crate::transfer::import::ledger::{At, Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::{Key, Link};

/// Places on exactly one point: of different countries, one of them was looked up by its name alone; of one country, their
/// ids tell them apart, or `spelling` asks whether they are one.
pub(super) fn check_points(places: &mut BTreeMap<Key, Place>, ledger: &mut Ledger) {
    let mut by_point: BTreeMap<(u64, u64), Vec<Key>> = BTreeMap::new();
    for (key, place) in places.iter() {
        if let Some((latitude, longitude)) = place.point {
            by_point.entry((latitude.to_bits(), longitude.to_bits())).or_default().push(key.clone());
        }
    }
    for keys in by_point.into_values().filter(|keys| keys.len() > 1) {
        let countries: BTreeSet<String> = keys.iter().map(|key| places[key].country.clone()).collect();
        let with_ids = keys.iter().filter(|key| matches!(key, Key::Item(_) | Key::Local(_))).count();
        if countries.len() < 2 && with_ids < 2 {
            continue;
        }
        let effect = if countries.len() < 2 { Effect::None } else { Effect::ValueLeftOut };
        let names = keys.iter().map(|key| format!("{} ({})", places[key].name, places[key].country));
        let names = some_of(names, ", ");
        for key in &keys {
            let Some(place) = places.get_mut(key) else { continue };
            let (latitude, longitude) = place.point.unwrap_or_default();
            let held = ledger.warn(Warning {
                at: place.rows[0],
                kind: WarningKind::PointShared,
                effect,
                value: format!("{latitude}, {longitude}"),
                message: format!("one point for several places: {names}"),
                proposal: None,
            });
            if held {
                place.point = None;
            }
        }
    }
}

/// The first row of a place is imported, the others say the same; what a row that also links comes to, its link decides.
pub(super) fn settle(places: &BTreeMap<Key, Place>, linked: &BTreeSet<At>, ledger: &mut Ledger) {
    for place in places.values() {
        let is_open = |row: &&At| !linked.contains(row) && ledger.outcome(**row).is_none();
        let open: Vec<At> = place.rows.iter().filter(is_open).copied().collect();
        let mut alone = open.iter();
        if let Some(first) = alone.next() {
            ledger.settle(*first, Outcome::Imported);
            for other in alone {
                ledger.settle(
                    *other,
                    Outcome::Merged(format!("'{}' stands in line {} already", place.name, first.line)),
                );
            }
        }
    }
}

/// Places of which every row was refused in the end, and that nothing links, are not stored.
pub(super) fn drop_refused(places: &mut BTreeMap<Key, Place>, links: &[Link], ledger: &Ledger) {
    let linked: BTreeSet<&Key> = links.iter().flat_map(|link| &link.ends).collect();
    places.retain(|key, place| linked.contains(key) || place.rows.iter().any(|row| !ledger.is_refused(*row)));
}
