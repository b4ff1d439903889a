//! What a record may refer to by slug or code.

use std::collections::BTreeSet;

use crate::record::{CountryRecord, DataSet};
use domain::nearest::hint;
use domain::search::fold;

/// The slugs and codes that exist.
pub(super) struct References<'a> {
    pub(super) sources: BTreeSet<&'a str>,
    pub(super) countries: BTreeSet<&'a str>,
    named: &'a [CountryRecord],
    pub(super) industries: BTreeSet<&'a str>,
    pub(super) cities: BTreeSet<&'a str>,
}

impl<'a> References<'a> {
    pub(super) fn new(data: &'a DataSet, known: &'a BTreeSet<String>) -> Self {
        Self {
            sources: data.sources.iter().map(|source| source.slug.as_str()).collect(),
            countries: data.countries.iter().map(|country| country.code.as_str()).collect(),
            named: &data.countries,
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

impl References<'_> {
    /// What is wrong with the code of a country.
    pub(super) fn missing_country(&self, code: &str) -> Option<String> {
        let message = missing("country", code, &self.countries)?;
        let folded = fold(code);
        let is_meant = |country: &&CountryRecord| {
            let alpha3 = country.alpha3.iter();
            std::iter::once(&country.code)
                .chain(alpha3)
                .chain(country.names.values())
                .any(|name| fold(name) == folded)
        };
        let none = format!("there is no country '{code}'");
        Some(match self.named.iter().find(is_meant) {
            Some(country) => format!("{none}; write '{}'", country.code),
            None if message == none => {
                format!("{none}; accepted are the two letters of ISO 3166-1, such as 'NO'")
            }
            None => message,
        })
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
