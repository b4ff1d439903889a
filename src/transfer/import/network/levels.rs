//! Places of one name that are of different kinds, such as a city and its prefecture.

use std::collections::BTreeMap;

use entity::city::CityLevel;

use super::candidates::some_of;
use super::namesakes::{named, warn};
use crate::transfer::import::ledger::{Effect, Ledger};
use crate::transfer::import::stated::{Key, StatedPlace};

/// What tells the place of each row from the others of its name: `label` says it of the rows of one kind of place. Rows that
/// do not say of which of several kinds they are, are held back.
pub(super) fn apart(
    rows: &[&StatedPlace],
    ledger: &mut Ledger,
    mut label: impl FnMut(&[&StatedPlace], &mut Ledger) -> Vec<String>,
) -> Vec<String> {
    let mut by_kind: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut unsaid = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match row.level.map(kind) {
            Some(kind) => by_kind.entry(kind).or_default().push(index),
            None => unsaid.push(index),
        }
    }
    if by_kind.len() < 2 {
        return label(rows, ledger);
    }
    let kinds: Vec<&str> = by_kind.keys().copied().collect();
    let kinds = some_of(kinds.into_iter(), " and ");
    let first = by_kind.values().flatten().min().map_or(rows[0], |index| rows[*index]);
    warn(first.at, first, Effect::None, format!("{} is several places: {kinds}", named(first)), None, ledger);
    let mut labels = vec![String::new(); rows.len()];
    for (kind, indexes) in by_kind {
        let of_kind: Vec<&StatedPlace> = indexes.iter().map(|index| rows[*index]).collect();
        for (index, region) in indexes.into_iter().zip(label(&of_kind, ledger)) {
            labels[index] = format!("{region}{MARK}{kind}");
        }
    }
    for index in unsaid {
        let row = rows[index];
        for at in row.rows() {
            let message = format!("{} may be each of several places: {kinds}", named(row));
            let proposal = Some("say which in the column with its level".to_owned());
            warn(at, row, Effect::RowHeldBack, message, proposal, ledger);
        }
    }
    labels
}

/// Before the kind of place in a key; no folded name has it.
const MARK: char = '#';

/// Whether the file has several places of the name, of different kinds.
pub(super) fn are_apart(key: &Key) -> bool {
    matches!(key, Key::Named(named) if named.region.contains(MARK))
}

/// A city and a municipality of one name are one place.
const fn kind(level: CityLevel) -> &'static str {
    match level {
        CityLevel::Municipality => CityLevel::City.as_str(),
        level => level.as_str(),
    }
}

/// Whether the two may be one place by what kind of place they are.
pub(super) fn may_be_one(one: CityLevel, other: CityLevel) -> bool {
    kind(one) == kind(other)
}
