//! Warnings about places of one name.

use crate::transfer::import::ledger::{At, Effect, Ledger, Warning, WarningKind};
use crate::transfer::import::stated::StatedPlace;

/// The name of a place as messages show it, with its country.
pub(super) fn named(row: &StatedPlace) -> String {
    format!("'{}' ({})", row.name, row.country.as_deref().unwrap_or_default())
}

pub(super) fn warn(
    at: At,
    row: &StatedPlace,
    effect: Effect,
    message: String,
    proposal: Option<String>,
    ledger: &mut Ledger,
) {
    let (kind, value) = (WarningKind::Namesake, row.name.clone());
    ledger.warn(Warning { at, kind, effect, value, message, proposal });
}
