//! Two spellings of one place: one country, one point, two names.

use std::collections::BTreeMap;

use super::model::{OtherName, Place};
use crate::transfer::import::ledger::{Effect, Ledger, Outcome, Warning, WarningKind};
use crate::transfer::import::stated::Key;

/// Merges them where the user accepts it, and holds the later one back where not; gives the keys that others stand for.
pub(super) fn check(places: &mut BTreeMap<Key, Place>, ledger: &mut Ledger) -> BTreeMap<Key, Key> {
    let mut by_place: BTreeMap<(String, u64, u64), Vec<Key>> = BTreeMap::new();
    for (key, place) in places.iter() {
        // Ids tell places apart.
        if let (Key::Named(..), Some((latitude, longitude))) = (key, place.point) {
            let spot = (place.country.clone(), latitude.to_bits(), longitude.to_bits());
            by_place.entry(spot).or_default().push(key.clone());
        }
    }
    let mut renamed = BTreeMap::new();
    for keys in by_place.into_values() {
        let Some((first, others)) = keys.split_first() else { continue };
        for other in others {
            if let Some(into) = judge(first, other, places, ledger) {
                renamed.insert(other.clone(), into);
            }
        }
    }
    renamed
}

/// The key that the other one stands for, if the two are one.
fn judge(first: &Key, other: &Key, places: &mut BTreeMap<Key, Place>, ledger: &mut Ledger) -> Option<Key> {
    let (kept, place) = (places.get(first)?.name.clone(), places.get(other)?.clone());
    let held = ledger.warn(Warning {
        at: place.rows[0],
        kind: WarningKind::TwoSpellings,
        effect: Effect::RowHeldBack,
        value: place.name.clone(),
        message: format!(
            "'{}' and '{kept}' lie on one point of {}; perhaps they are one place",
            place.name, place.country
        ),
        proposal: Some(format!("accept TWO_SPELLINGS to import both as '{kept}'")),
    });
    places.remove(other);
    if held {
        for row in &place.rows {
            ledger.settle(
                *row,
                Outcome::Refused(format!("'{}' may be another spelling of '{kept}'", place.name)),
            );
        }
        return None;
    }
    absorb(places.get_mut(first)?, place);
    Some(first.clone())
}

/// Takes over what another spelling of a place says.
pub(super) fn absorb(into: &mut Place, place: Place) {
    into.names.push(OtherName { text: place.name, lang: place.lang, is_former: false });
    into.names.extend(place.names);
    into.names.retain(|name| name.text != into.name);
    into.names.sort();
    into.names.dedup();
    into.slug = into.slug.take().or(place.slug);
    into.within = into.within.take().or(place.within);
    into.level = into.level.or(place.level);
    into.point = into.point.or(place.point);
    into.population = into.population.take().or(place.population);
    into.area = into.area.take().or(place.area);
    into.rows.extend(place.rows);
    into.rows.sort_unstable();
}
