//! The twin-cities CSV pair: one file of cities with their Wikidata items, one of links between them.
//!
//! docs/import.md describes the files for users; ADR 0008 says why the rules are so.

mod city;
mod country;
mod link;
mod table;

use std::collections::BTreeMap;
use std::io::Read;

use seed::Import;
use seed::record::{CountryRecord, SourceRecord};

use super::mistakes::{ImportError, Mistakes};
use country::Countries;

/// A CSV file under the name that mistakes show.
pub struct File<'a, R> {
    pub name: &'a str,
    pub content: R,
}

/// What the two files say, as records, and what users should know of them.
#[derive(Debug)]
pub struct Content {
    pub import: Import,
    pub remarks: Remarks,
}

/// What real data have by nature and an import copes with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Links that are there already, in either direction: line, and the two ids as written.
    pub duplicates: Vec<(u64, String, String)>,
    /// The labels of countries that became `ZZ`, each with the number of its cities.
    pub unknown_countries: BTreeMap<String, usize>,
}

/// Reads both files; `source` is what every fact of the import names, `countries` are those that the database has.
pub fn read<C: Read, L: Read>(
    cities: File<'_, C>,
    links: File<'_, L>,
    source: SourceRecord,
    countries: &[CountryRecord],
) -> Result<Content, ImportError> {
    let mut mistakes = Mistakes::default();
    let mut remarks = Remarks::default();
    let mut rows = city::read(cities, &Countries::new(countries), &mut remarks, &mut mistakes);
    link::read(links, &mut rows, &mut remarks, &mut mistakes);
    let cities = city::records(rows, &source.slug);
    mistakes.end(Content { import: Import { source, cities }, remarks })
}

#[cfg(test)]
mod tests;
