//! Kinds and states of relations in the words of those who keep the list.

mod meaning;
mod words;

#[cfg(test)]
mod tests;

use domain::partial_date::PartialDate;

use self::meaning::Meaning;
pub use self::meaning::{Kind, State};
pub(super) use self::words::is_ended;
use self::words::{is_negation, phrase};
use super::cell::{fold_char, is_unknown, is_unspaced, plain};
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

/// Whether the words may say that a relation goes on no more, and say so with more than is understood: `offiziell aufgelöst`,
/// `nicht aktiv`.
pub(super) fn may_have_ended(text: &str) -> bool {
    let mut found = find(&markup::take_footnotes(&plain(&entities::decode(text))).text);
    take_since(&mut found);
    let says_more =
        found.pieces.iter().filter_map(Piece::left).any(|left| left.contains(char::is_alphabetic));
    match found.state {
        None => false,
        Some(State::Active) => found.negated,
        Some(_) => found.negated || says_more,
    }
}

fn joined(parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A cell with its known words taken out.
#[derive(Default)]
struct Found {
    kind: Option<Kind>,
    state: Option<State>,
    negated: bool,
    pieces: Vec<Piece>,
}

/// A part of the cell between signs such as commas and brackets.
#[derive(Default)]
struct Piece {
    /// What is left before and behind the word of the state, or all that is left.
    before: String,
    behind: String,
    has_state: bool,
}

impl Piece {
    fn side(&mut self) -> &mut String {
        if self.has_state { &mut self.behind } else { &mut self.before }
    }

    /// What is left of both sides, without signs and joints at their ends.
    fn left(&self) -> Option<String> {
        let sides = [&self.before, &self.behind].map(|side| without_joints(side));
        let said: Vec<_> = sides.iter().map(String::as_str).filter(|side| !side.is_empty()).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

fn without_joints(side: &str) -> String {
    let words: Vec<_> = side.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace().collect();
    let start = words.iter().take_while(|word| is_joint(word)).count();
    let end = words.len() - words[start..].iter().rev().take_while(|word| is_joint(word)).count();
    words[start..end].join(" ")
}

/// Words that stand between known ones and say nothing by themselves.
fn is_joint(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "" | "und" | "and" | "et" | "y" | "e" | "en" | "i" | "и" | "die" | "der" | "the"
    )
}

fn find(text: &str) -> Found {
    let characters: Vec<char> = text.chars().collect();
    let folded: Vec<char> = characters.iter().copied().map(fold_char).collect();
    let mut found = Found { pieces: vec![Piece::default()], ..Found::default() };
    let mut at = 0;
    while at < characters.len() {
        let starts_word = at == 0 || !characters[at - 1].is_alphanumeric() || is_unspaced(characters[at]);
        let known = if starts_word { phrase(&folded[at..]) } else { None };
        if starts_word && known.is_none() && begins_negation(&folded[at..]) {
            found.negated = true;
        }
        at += match known {
            Some((length, meaning)) if found.takes(meaning) => length,
            Some((length, _)) => {
                characters[at..at + length].iter().for_each(|&c| found.push(c));
                length
            }
            None => {
                found.push(characters[at]);
                1
            }
        };
    }
    found
}

fn begins_negation(folded: &[char]) -> bool {
    let word: String = folded.iter().take_while(|c| c.is_alphanumeric()).take(12).collect();
    let first: String = folded.iter().take(1).filter(|c| is_unspaced(**c)).collect();
    is_negation(&word) || is_negation(&first)
}

impl Found {
    /// Takes the meaning in; `false` if another one stands already.
    fn takes(&mut self, meaning: Meaning) -> bool {
        match meaning {
            Meaning::Kind(kind) => *self.kind.get_or_insert(kind) == kind,
            Meaning::State(state) => {
                let fits = *self.state.get_or_insert(state) == state;
                if fits && let Some(piece) = self.pieces.last_mut() {
                    piece.has_state = true;
                }
                fits
            }
        }
    }

    fn push(&mut self, c: char) {
        if matches!(c, ',' | ';' | '(' | ')' | '–' | '[' | ']' | ':' | '。') {
            self.pieces.push(Piece::default());
        } else if let Some(piece) = self.pieces.last_mut() {
            piece.side().push(c);
        }
    }
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
