//! How a relation stands, by a remark or by all words of the cell of its kind: an end, a pause, or that it has not begun.

use domain::partial_date::PartialDate;

use super::endings::{begins_reason, is_neutral, may_tell_an_end};
use super::found::{Found, find};
use super::meaning::State;
use super::read_kind;
use crate::value::cell::{fold, is_unknown, plain};
use crate::value::date::{DayMonth, read_date};
use crate::value::{entities, markup};

/// What words say of how a relation stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub state: Option<State>,
    pub established: Option<PartialDate>,
    /// When it ended, or since when it is in that state.
    pub since: Option<PartialDate>,
    /// It may have ended, or never begun, and the words say so with more than is understood.
    pub is_doubtful: bool,
}

/// Reads how a relation stands. `is_over` says whether a date has passed: what is valid until a later one lasts.
pub fn read_standing(text: &str, is_over: impl Fn(&PartialDate) -> bool) -> Standing {
    let stated = plain(&entities::decode(text));
    let cleaned = markup::take_footnotes(&stated);
    if is_unknown(&cleaned.text) {
        return Standing::default();
    }
    let bare = without_neutral_words(&cleaned.text.replace('_', " "));
    if let Some(standing) = plainly(&bare, &is_over) {
        return standing;
    }
    let has_dagger = cleaned.notes.iter().any(|note| note == "†");
    let is_doubtful = has_dagger || may_tell_an_end(&fold(&cleaned.text), is_over);
    Standing { is_doubtful, ..Standing::default() }
}

/// What the words say where they say no more than a state, a kind and dates.
fn plainly(bare: &str, is_over: impl Fn(&PartialDate) -> bool) -> Option<Standing> {
    let found = find(bare);
    if found.negated {
        return None;
    }
    let left = found.left.trim_matches(|c: char| !c.is_alphanumeric() && c != '~' && c != '?');
    let says_more = left.contains(char::is_alphanumeric);
    match found.state {
        Some(State::Ended) => ended(bare, left),
        Some(state @ (State::Suspended | State::Planned)) => {
            let read = read_kind(bare);
            let is_plain = !read.rest.is_some_and(|rest| rest.contains(char::is_alphabetic));
            is_plain.then(|| Standing { state: Some(state), since: read.since, ..Standing::default() })
        }
        state @ (Some(State::Active) | None) if says_more => lasting(&found, state, left, is_over),
        state => state.map(|state| Standing { state: Some(state), ..Standing::default() }),
    }
}

/// `beendet 2010`, `1990–2010 aufgelöst`, `gekündigt zum 31.12.2020`
fn ended(bare: &str, left: &str) -> Option<Standing> {
    let state = Some(State::Ended);
    let read = read_kind(bare);
    if !read.rest.is_some_and(|rest| rest.contains(char::is_alphanumeric)) {
        return Some(Standing { state, since: read.since, ..Standing::default() });
    }
    let dated = read_date(left, None, DayMonth::Unsaid).ok().filter(|dated| dated.note.is_none())?;
    let (established, since) = match dated.ended {
        Some(ended) => (dated.established, Some(ended)),
        None => (None, dated.established),
    };
    Some(Standing { state, established, since, is_doubtful: false })
}

/// A kind or "active", and a date or a span beside it: `bis 2010`, `1990–2005`, `since 1985`.
fn lasting(
    found: &Found,
    state: Option<State>,
    left: &str,
    is_over: impl Fn(&PartialDate) -> bool,
) -> Option<Standing> {
    let dated = read_date(left, None, DayMonth::Unsaid).ok().filter(|dated| dated.note.is_none())?;
    let is_date_alone = found.kind.is_none() && state.is_none() && dated.ended.is_none();
    let over = dated.ended.filter(|ended| is_over(ended));
    let state = if over.is_some() { Some(State::Ended) } else { state };
    let established = dated.established.filter(|_| !is_date_alone);
    Some(Standing { state, established, since: over, is_doubtful: false })
}

/// Without words that stand beside an end and say nothing of it: `Vertrag wurde 2010 gekündigt`; nor a reason without a date
/// behind it.
fn without_neutral_words(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric();
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else {
            rest.find(is_word).unwrap_or(rest.len())
        };
        let (piece, behind) = rest.split_at(end);
        let word = fold(piece);
        if begins_reason(&word) && !behind.contains(|c: char| c.is_ascii_digit()) {
            break;
        }
        if !is_neutral(&word) {
            kept.push_str(piece);
        }
        rest = behind;
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
