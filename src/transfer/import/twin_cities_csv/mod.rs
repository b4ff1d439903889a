//! The twin-cities CSV pair: one file of cities with their Wikidata items, one of links between them.
//!
//! docs/import.md describes the files for users; ADR 0008 says why the rules are so.

mod city;
mod country;
mod file;
mod link;
mod table;

use std::io::Read;

use seed::Import;
use seed::record::{CountryRecord, SourceRecord};

use super::mistakes::{ImportError, Mistakes};
use country::Countries;
pub use file::{Content, File, Remarks};

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
