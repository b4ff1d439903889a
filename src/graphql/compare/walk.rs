//! Walks through two schemas side by side.

use super::change::Found;
use super::kind::Kind;
use super::sdl::{Item, Named};

/// Where a name stands: in the old schema, the new one, or both.
pub(super) enum Side<'a, T> {
    Gone(&'a T),
    New(&'a T),
    Both(&'a T, &'a T),
}

pub(super) fn pairs<'a, T>(
    old: &'a Named<T>,
    new: &'a Named<T>,
) -> impl Iterator<Item = (&'a str, Side<'a, T>)> {
    let known = old.iter().map(|(name, before)| match new.get(name) {
        Some(after) => (name.as_str(), Side::Both(before, after)),
        None => (name.as_str(), Side::Gone(before)),
    });
    let fresh = new.iter().filter(|(name, _)| !old.contains_key(*name));
    known.chain(fresh.map(|(name, after)| (name.as_str(), Side::New(after))))
}

/// What an item says beside its definition.
pub(super) fn annotations(found: &mut Found, coordinate: &str, old: &Item, new: &Item) {
    let (name, line) = (|| coordinate.to_owned(), old.line);
    match (&old.deprecated, &new.deprecated) {
        (None, Some(after)) => found.added(Kind::DeprecationAdded, name(), Some(line), after),
        (Some(before), None) => found.removed(Kind::DeprecationRemoved, name(), line, before),
        (Some(before), Some(after)) if before != after => {
            found.changed(Kind::DeprecationChange, coordinate, line, before, after);
        }
        _ => {}
    }
    // A schema that went through a tool may have lost its descriptions, which says nothing.
    if let (Some(before), Some(after)) = (&old.description, &new.description)
        && before != after
    {
        found.changed(Kind::DescriptionChange, coordinate, line, before, after);
    }
}
