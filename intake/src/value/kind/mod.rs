//! Kinds and states of relations in the words of those who keep the list.

mod endings;
mod found;
mod meaning;
mod standing;
mod words;

#[cfg(test)]
mod tests;

use domain::partial_date::PartialDate;

pub(super) use self::found::is_active;
use self::found::{Found, Piece, find};
pub use self::meaning::{Kind, State};
pub use self::standing::{Standing, read_standing};
pub(super) use self::words::is_ended;
use super::cell::{is_unknown, plain};
use super::date::{DayMonth, read_date};
use super::{entities, markup};

/// What a cell says of the kind and the state of a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KindRead {
    pub kind: Option<Kind>,
    pub state: Option<State>,
    /// Since when it is in that state.
    pub since: Option<PartialDate>,
    /// What is not understood, as stated: the whole cell if nothing is.
    pub rest: Option<String>,
    /// Whether a word such as "not" stands there, with which nothing is understood.
    pub is_denied: bool,
}

impl KindRead {
    /// Whether none of the words is known.
    pub fn says_nothing(&self) -> bool {
        self.kind.is_none() && self.state.is_none()
    }
}

/// Reads a kind, a state, or both; of two kinds the first one is taken, and the other stays in the rest.
pub fn read_kind(text: &str) -> KindRead {
    let stated = plain(&entities::decode(text));
    let cleaned = markup::take_footnotes(&stated);
    let text = cleaned.text.replace('_', " ");
    if is_unknown(&text) {
        return KindRead { rest: joined(&cleaned.notes), ..KindRead::default() };
    }
    let mut found = find(&text);
    if found.negated || (found.kind.is_none() && found.state.is_none()) {
        return KindRead { rest: Some(stated), is_denied: found.negated, ..KindRead::default() };
    }
    let since = take_since(&mut found);
    let mut left: Vec<_> = found.pieces.iter().filter_map(Piece::left).collect();
    left.extend(cleaned.notes);
    KindRead { kind: found.kind, state: found.state, since, rest: joined(&left), is_denied: false }
}

fn joined(parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The date beside the word of the state: behind it, before it, or in the brackets that follow.
fn take_since(found: &mut Found) -> Option<PartialDate> {
    let at = found.pieces.iter().position(|piece| piece.has_state)?;
    let next = found.pieces.get(at + 1).map(|piece| piece.before.clone()).unwrap_or_default();
    let piece = &mut found.pieces[at];
    for side in [&mut piece.behind, &mut piece.before] {
        if let Some(date) = date(side) {
            side.clear();
            return Some(date);
        }
    }
    let date = date(&next)?;
    found.pieces[at + 1].before.clear();
    Some(date)
}

/// Before the date of a notice: `gekündigt zum 31.12.2020`, `beendet mit Wirkung vom 1.1.2001`.
const EFFECTIVE: &[&str] = &[
    "mit wirkung zum ",
    "mit wirkung vom ",
    "zum ",
    "per ",
    "wirksam ",
    "with effect from ",
    "effective ",
    "as of ",
    "con effetto dal ",
    "con efecto ",
    "avec effet au ",
    "au ",
    "al ",
];

fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let effective = EFFECTIVE.iter().filter_map(|words| lower.strip_prefix(words));
    std::iter::once(text).chain(effective).find_map(|text| {
        let dated = read_date(text, None, DayMonth::Unsaid).ok()?;
        let is_plain = !dated.has_ended && dated.note.is_none() && dated.doubt.is_none();
        dated.established.filter(|_| is_plain)
    })
}
