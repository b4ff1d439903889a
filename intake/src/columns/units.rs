//! Units of figures in the names of columns: `Einwohner (in Tsd.)`, `Area (ha)`, `population in 1000`.

use super::tokens::tokens;
use super::words::{Word, said};
use crate::value::number::{Unit, unit_of};

/// What a name says of the unit of its figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Counted {
    /// The figures are so many times a person or a square kilometre.
    In(f64),
    /// It counts something else, or nobody knows what.
    Unknown,
}

/// What the words in brackets, or behind the name of a figure, say of its unit; `None` if they are no unit, such as a year.
pub(super) fn of_brackets(inside: &str, is_area: bool) -> Option<Counted> {
    let tokens = tokens(inside);
    if let Some(counted) = counted(&tokens, is_area, is_harmless) {
        return Some(counted);
    }
    let has_year = tokens
        .iter()
        .any(|token| token.len() == 4 && token.starts_with(['1', '2']) && token.parse::<u16>().is_ok());
    // A sign alone, such as `%`, is a unit.
    let is_remark = inside.trim().is_empty()
        || !tokens.is_empty() && (has_year || tokens.iter().all(|token| is_harmless(token)));
    (!is_remark).then_some(Counted::Unknown)
}

/// The name before a unit that ends it, as its words, and the unit.
pub(super) fn behind(name: &[String]) -> Option<(&[String], Counted)> {
    (1..name.len()).find_map(|at| {
        let (before, unit) = name.split_at(at);
        let words: Vec<Word> = before.iter().map(|token| said(token)).collect::<Option<Vec<_>>>()?.concat();
        let is_area = words.contains(&Word::Area);
        let is_figure = is_area || words.contains(&Word::Population);
        let counted = counted(unit, is_area, |_| false).filter(|_| is_figure)?;
        Some((before, counted))
    })
}

/// What stands beside a figure and is no unit.
const BESIDE: [&str; 20] = [
    "approx",
    "ca",
    "circa",
    "gesamt",
    "insgesamt",
    "land",
    "metro",
    "urban",
    "rounded",
    "census",
    "zensus",
    "un",
    "total",
    "inhabitants",
    "whole",
    "proper",
    "stadtgebiet",
    "gerundet",
    "aktuell",
    "latest",
];

/// Whether the word says nothing of the unit: a day, a year, or what was counted.
fn is_harmless(token: &str) -> bool {
    let is_plain = |word: &Word| {
        matches!(
            word,
            Word::Filler | Word::City | Word::Date | Word::Label | Word::And | Word::Population | Word::Area
        )
    };
    token.bytes().all(|byte| byte.is_ascii_digit())
        || BESIDE.contains(&token)
        || said(token).is_some_and(|words| words.iter().all(is_plain))
}

/// Words before a unit.
const BEFORE: [&str; 5] = ["in", "en", "x", "of", "je"];

/// The unit that all these words make up: a scale, a unit of areas, or both.
fn counted(tokens: &[String], is_area: bool, is_beside: fn(&str) -> bool) -> Option<Counted> {
    let (mut scales, mut areas, mut is_known, mut rest) = (Vec::new(), Vec::new(), false, tokens);
    while let Some(first) = rest.first() {
        let Some((length, unit)) = first_unit(rest) else {
            if !BEFORE.contains(&&**first) && !is_beside(first) {
                return None;
            }
            rest = &rest[1..];
            continue;
        };
        is_known = true;
        rest = &rest[length..];
        match unit {
            Unit::People => {}
            Unit::Scale(_) if scales.contains(&unit) => {}
            Unit::Area(_) if areas.contains(&unit) => {}
            Unit::Scale(_) => scales.push(unit),
            Unit::Area(_) => areas.push(unit),
        }
    }
    // Two units in one column, thousands of what nobody says, or people for each square kilometre.
    let is_unclear = scales.len() > 1 || areas.len() > 1 || is_area == areas.is_empty();
    let size = scales.iter().chain(&areas).map(|unit| unit.size()).product();
    is_known.then_some(if is_unclear { Counted::Unknown } else { Counted::In(size) })
}

/// The longest unit that the words begin with, and how many of them it has.
fn first_unit(tokens: &[String]) -> Option<(usize, Unit)> {
    const LONGEST: usize = 3;
    let lengths = (1..=LONGEST.min(tokens.len())).rev();
    lengths.into_iter().find_map(|length| Some((length, unit_of(&tokens[..length].concat())?)))
}
