//! The sentence of an entry that states the relation, against the relation of its file.

use entity::relation::RelationKind;

use seed::record::{CityRecord, FactBody};

/// What the sentence says: the kind, and the month as EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) kind: RelationKind,
    pub(super) established: String,
}

/// What differs.
pub(super) fn compare(text: &str, city: &CityRecord) -> Vec<String> {
    let sentences: Vec<&str> = text.lines().map(str::trim).filter(|line| kind(line).is_some()).collect();
    let [line] = sentences[..] else {
        return vec![format!("found {} relation sentences instead of one", sentences.len())];
    };
    let Some(sentence) = parse(line) else {
        return vec![format!("cannot read the month in '{line}'")];
    };
    let known = city.facts.iter().any(|fact| {
        matches!(&fact.body, FactBody::Relation(relation)
            if relation.kind == sentence.kind
                && relation.established.as_ref().is_some_and(|date| date.edtf() == sentence.established))
    });
    if known {
        Vec::new()
    } else {
        vec![format!("the file has no relation {:?} since {}", sentence.kind, sentence.established)]
    }
}

/// The months in English.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads `Friendly exchange relations between … have been established since May 2013.`
pub(super) fn parse(line: &str) -> Option<Sentence> {
    let kind = kind(line)?;
    let words: Vec<&str> = line.trim_end_matches('.').split_whitespace().collect();
    let [.., month, year] = words[..] else { return None };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year: u16 = year.parse().ok().filter(|year| (1000..10_000).contains(year))?;
    Some(Sentence { kind, established: format!("{year}-{month:02}") })
}

fn kind(line: &str) -> Option<RelationKind> {
    let line = line
        .strip_prefix("Sister city relation")
        .map(|rest| (RelationKind::SisterCity, rest))
        .or_else(|| {
            line.strip_prefix("Friendly exchange relation").map(|rest| (RelationKind::FriendlyExchange, rest))
        });
    line.filter(|(_, rest)| rest.contains("established")).map(|(kind, _)| kind)
}
