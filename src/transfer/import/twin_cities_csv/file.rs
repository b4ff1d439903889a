//! The two files, and what they say.

use std::collections::BTreeMap;

use seed::Import;

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
