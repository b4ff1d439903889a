//! The rules that records keep, whatever they were read from.
//!
//! Each rule is judged over the whole data set and every broken one is reported, not only the first.
//! An [`Issue`] says in which record, item and field it stands; `files` turns that into line and column.

mod better;
mod city;
mod fact;
mod issue;
mod place;
mod references;
mod relation;
mod shape;
mod vocabulary;

pub use issue::{At, Issue, Item, RecordAt};
pub(crate) use shape::escaped;

use std::collections::BTreeSet;

use crate::record::DataSet;
use issue::Issues;
use references::References;

/// Checks the data set; `known` are slugs of cities that exist elsewhere and may be the other end of a relation.
pub fn check(data: &DataSet, known: &BTreeSet<String>) -> Vec<Issue> {
    let mut issues = Issues::default();
    let references = References::new(data, known);
    vocabulary::check(data, &references, &mut issues);
    for (index, city) in data.cities.iter().enumerate() {
        city::check(city, RecordAt::City(index), &references, &mut issues);
    }
    place::check_unique(data, &mut issues);
    relation::check_unique(data, &mut issues);
    issues.0
}

/// Checks what holds of a data set's own files and not of what imports add: nothing is after its own date, and every city
/// lies in its country.
pub(crate) fn check_own(data: &DataSet) -> Vec<Issue> {
    let mut issues = Issues::default();
    relation::check_dates(data, &mut issues);
    place::check_bounds(data, &mut issues);
    for (index, city) in data.cities.iter().enumerate() {
        // One without any official name is reported already.
        if city.name().is_some() {
            city::check_english_name(city, RecordAt::City(index), &mut issues);
        }
    }
    vocabulary::check_changes(data, &mut issues);
    issues.0
}
