//! The known words of a cell, and what is left around them.

use super::meaning::{Kind, Meaning, State};
use super::words::{is_negation, is_of_others, phrase};
use crate::value::cell::{fold_char, is_unspaced};

/// A cell with its known words taken out.
#[derive(Default)]
pub(super) struct Found {
    pub(super) kind: Option<Kind>,
    pub(super) state: Option<State>,
    pub(super) negated: bool,
    /// The text without the known words.
    pub(super) left: String,
    pub(super) pieces: Vec<Piece>,
}

/// A part of the cell between signs such as commas and brackets.
#[derive(Default)]
pub(super) struct Piece {
    /// What is left before and behind the word of the state, or all that is left.
    pub(super) before: String,
    pub(super) behind: String,
    pub(super) has_state: bool,
}

impl Piece {
    fn side(&mut self) -> &mut String {
        if self.has_state { &mut self.behind } else { &mut self.before }
    }

    /// What is left of both sides, without signs and joints at their ends.
    pub(super) fn left(&self) -> Option<String> {
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

/// Whether the text says that a relation lasts, and nothing else.
pub(in crate::value) fn is_active(text: &str) -> bool {
    let found = find(text);
    let says_all = found.pieces.iter().all(|piece| piece.left().is_none());
    !found.negated && found.state == Some(State::Active) && says_all
}

pub(super) fn find(text: &str) -> Found {
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
        let is_apart =
            matches!(known, Some((length, Meaning::Kind(_))) if stands_beside_others(&folded, at, length));
        at += match known {
            Some((length, meaning)) if !is_apart && found.takes(meaning) => length,
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

/// Whether the words before and behind the phrase say that it is about something else.
fn stands_beside_others(folded: &[char], at: usize, length: usize) -> bool {
    let is_gap = |c: &&char| matches!(**c, ' ' | '-');
    let is_letter = |c: &&char| c.is_alphanumeric();
    let before = folded[..at].iter().rev().skip_while(is_gap).take_while(is_letter);
    let before: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    let behind: String = folded[at + length..].iter().skip_while(is_gap).take_while(is_letter).collect();
    is_of_others(&before, &behind)
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
        self.left.push(c);
        if matches!(c, ',' | ';' | '(' | ')' | '–' | '[' | ']' | ':' | '。') {
            self.pieces.push(Piece::default());
        } else if let Some(piece) = self.pieces.last_mut() {
            piece.side().push(c);
        }
    }
}
