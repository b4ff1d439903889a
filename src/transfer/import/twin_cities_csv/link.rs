//! The file of links, which have neither direction nor date nor kind.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::city::{City, Item, item};
use super::file::{File, Remarks};
use super::table::{self, Row};
use crate::transfer::import::mistakes::Mistakes;

const COLUMNS: [&str; 2] = ["source", "target"];

/// Gives each link to the end with the lower number, which states it.
pub(super) fn read<R: Read>(
    file: File<'_, R>,
    cities: &mut BTreeMap<Item, City>,
    remarks: &mut Remarks,
    mistakes: &mut Mistakes,
) {
    let mut seen: BTreeSet<(Item, Item)> = BTreeSet::new();
    table::read(file, &COLUMNS, mistakes, |row, mistakes| {
        let ends = [end(&row, "source", cities, mistakes), end(&row, "target", cities, mistakes)];
        let [Some(source), Some(target)] = ends else { return };
        if source == target {
            let message = format!("'{}' is linked with itself; two cities are accepted", row.get("target"));
            return row.mistake("target", &message, mistakes);
        }
        let (low, high) = (source.min(target), source.max(target));
        if !seen.insert((low, high)) {
            let ids = (row.get("source").to_owned(), row.get("target").to_owned());
            return remarks.duplicates.push((row.line, ids.0, ids.1));
        }
        if let Some(city) = cities.get_mut(&low) {
            city.partners.insert(high);
        }
    });
}

fn end(row: &Row<'_>, column: &str, cities: &BTreeMap<Item, City>, mistakes: &mut Mistakes) -> Option<Item> {
    let id = row.get(column);
    let known = item(id).filter(|item| cities.contains_key(item));
    if known.is_none() {
        let message = format!("'{id}' is not the id of a city in the file of cities");
        row.mistake(column, &message, mistakes);
    }
    known
}
