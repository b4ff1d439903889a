//! The words that names of columns are made of, in the usual languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::search::{fold, spelled_out};

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    // Which end.
    One,
    Other,
    From,
    To,
    // Of what.
    /// A country by its adjective: `US city`, `German name`.
    National,
    City,
    Country,
    CountryCode,
    Region,
    Relation,
    /// A relation, or the partner.
    Twinning,
    // What.
    Label,
    Alias,
    Former,
    Code,
    Id,
    Wikidata,
    Latitude,
    Longitude,
    Point,
    Location,
    Population,
    PopulationQualifier,
    Area,
    Kind,
    /// Of a place or of a link.
    Type,
    Level,
    Status,
    /// A part of a country, a country, or how it stands with a link.
    State,
    Start,
    End,
    Date,
    Precision,
    Span,
    Remark,
    /// Where it is written.
    Web,
    Source,
    Role,
    Language,
    And,
    Filler,
    Unused(&'static str),
}

static WORDS: LazyLock<HashMap<String, Vec<Word>>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let mut cells = line.split('\t');
        let (Some(says), Some(forms)) = (cells.next(), cells.next()) else { continue };
        let reason = cells.next().unwrap_or_default();
        let said: Vec<Word> = says.split('+').filter_map(|name| word(name, reason)).collect();
        for form in forms.split(',').map(str::trim).filter(|form| !form.is_empty()) {
            let spellings = [Some(fold(form)), spelled_out(form)];
            for spelling in spellings.into_iter().flatten() {
                words.entry(spelling.replace(' ', "")).or_insert_with(|| said.clone());
            }
        }
    }
    words
});

fn word(name: &str, reason: &'static str) -> Option<Word> {
    Some(match name {
        "one" => Word::One,
        "other" => Word::Other,
        "from" => Word::From,
        "to" => Word::To,
        "national" => Word::National,
        "city" => Word::City,
        "country" => Word::Country,
        "countrycode" => Word::CountryCode,
        "region" => Word::Region,
        "relation" => Word::Relation,
        "twinning" => Word::Twinning,
        "label" => Word::Label,
        "alias" => Word::Alias,
        "former" => Word::Former,
        "code" => Word::Code,
        "id" => Word::Id,
        "wikidata" => Word::Wikidata,
        "latitude" => Word::Latitude,
        "longitude" => Word::Longitude,
        "point" => Word::Point,
        "location" => Word::Location,
        "population" => Word::Population,
        "populationqualifier" => Word::PopulationQualifier,
        "area" => Word::Area,
        "kind" => Word::Kind,
        "type" => Word::Type,
        "level" => Word::Level,
        "status" => Word::Status,
        "state" => Word::State,
        "start" => Word::Start,
        "end" => Word::End,
        "date" => Word::Date,
        "precision" => Word::Precision,
        "span" => Word::Span,
        "remark" => Word::Remark,
        "web" => Word::Web,
        "source" => Word::Source,
        "role" => Word::Role,
        "language" => Word::Language,
        "and" => Word::And,
        "filler" => Word::Filler,
        "unused" => Word::Unused(reason),
        _ => return None,
    })
}

/// What a folded word without blanks says, whole or as a compound of words that say something.
pub(super) fn said(word: &str) -> Option<Vec<Word>> {
    WORDS.get(word).cloned().or_else(|| compound(word))
}

/// What a folded name without blanks says as a whole.
pub(super) fn said_whole(word: &str) -> Option<&'static [Word]> {
    WORDS.get(word).map(Vec::as_slice)
}

/// The fewest known words that make up a word, such as `originlat`, `Partnerschaftsart` or `姉妹都市名`.
fn compound(word: &str) -> Option<Vec<Word>> {
    const LONGEST: usize = 40;
    let letters: Vec<char> = word.chars().collect();
    if letters.len() > LONGEST {
        return None;
    }
    // The best way to each place: how many words, and what they say.
    let mut best: Vec<Option<(usize, Vec<Word>)>> = vec![None; letters.len() + 1];
    best[0] = Some((0, Vec::new()));
    for end in 1..=letters.len() {
        for start in 0..end {
            let Some((count, before)) = best[start].clone() else { continue };
            let part: String = letters[start..end].iter().collect();
            let is_joint = part == "s" && start > 0 && end < letters.len();
            let found = if is_joint { Some(Vec::new()) } else { part_said(&part) };
            let Some(found) = found else { continue };
            if best[end].as_ref().is_none_or(|(fewest, _)| count + 1 < *fewest) {
                best[end] = Some((count + 1, [before, found].concat()));
            }
        }
    }
    best.pop().flatten().map(|(_, words)| words)
}

/// A part of a compound; short Latin words would be found in anything.
fn part_said(part: &str) -> Option<Vec<Word>> {
    let is_short = part.is_ascii() && part.len() < 3;
    if is_short { None } else { WORDS.get(part).cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let lines = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        for line in lines {
            let says = line.split('\t').next().unwrap_or_default();
            assert!(says.split('+').all(|name| word(name, "").is_some()), "{line}");
            assert_eq!(says == "unused", line.split('\t').count() == 3, "{line}");
        }
    }

    #[test]
    fn no_word_stands_twice_with_two_senses() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
            let (says, rest) = line.split_once('\t').unwrap_or_default();
            for form in rest.split('\t').next().unwrap_or_default().split(',') {
                let form = fold(form).replace(' ', "");
                assert_eq!(*seen.entry(form.clone()).or_insert(says), says, "{form}");
            }
        }
    }

    #[test]
    fn compounds_are_taken_apart() {
        assert_eq!(said("originlat"), Some(vec![Word::One, Word::Latitude]));
        assert_eq!(said("partnerschaftsart"), Some(vec![Word::Relation, Word::Twinning, Word::Kind]));
        assert_eq!(said("도시명"), Some(vec![Word::City, Word::Label]));
        assert_eq!(said("portlandia"), None);
    }
}
