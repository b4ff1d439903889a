//! What a record may refer to by slug or code.

use std::collections::BTreeSet;

use crate::record::DataSet;
use domain::nearest::hint;

/// The slugs and codes that exist.
pub(super) struct References<'a> {
    pub(super) sources: BTreeSet<&'a str>,
    pub(super) countries: BTreeSet<&'a str>,
    pub(super) industries: BTreeSet<&'a str>,
    pub(super) cities: BTreeSet<&'a str>,
}

impl<'a> References<'a> {
    pub(super) fn new(data: &'a DataSet, known: &'a BTreeSet<String>) -> Self {
        Self {
            sources: data.sources.iter().map(|source| source.slug.as_str()).collect(),
            countries: data.countries.iter().map(|country| country.code.as_str()).collect(),
            industries: data.industries.iter().map(|industry| industry.slug.as_str()).collect(),
            cities: data
                .cities
                .iter()
                .map(|city| city.slug.as_str())
                .chain(known.iter().map(String::as_str))
                .collect(),
        }
    }
}

/// A list of at most so many words is shown where none of them is near.
const SHOWN: usize = 12;

/// What is wrong with a reference to something that should be among the known.
pub(super) fn missing(what: &str, word: &str, known: &BTreeSet<&str>) -> Option<String> {
    if known.contains(word) {
        return None;
    }
    let mut hint = hint(word, known.iter().copied());
    if hint.is_empty() && (1..=SHOWN).contains(&known.len()) {
        hint = format!("; accepted: {}", known.iter().copied().collect::<Vec<_>>().join(", "));
    }
    Some(format!("there is no {what} '{word}'{hint}"))
}
