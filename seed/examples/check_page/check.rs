//! Compares the city files with the page that they come from: can every number of the page be found again?
//!
//! The page is prose in numbered entries (`12. Lucknow, India`) after an introduction.
//! For each entry the check lists the numbers that no typed row carries, compares heading, relation sentence and quoted words with the file, and names entries without a file and files without an entry.

use std::collections::BTreeMap;

use crate::numbers::{self, Number};
use crate::page::{self, Entry, Place};
use crate::report::{EntryReport, PageReport};
use crate::{carried, heading, quotes, sentence};
use seed::record::{CityRecord, DataSet};

/// A quarter of the page's words may stand in `stated`.
const MOST_OF_THE_PAGE: usize = 4;
/// A third of an entry's.
const MOST_OF_AN_ENTRY: usize = 3;

/// Compares the page with the cities that come from the data set's own source.
pub(crate) fn check_page(page: &str, data: &DataSet) -> PageReport {
    let entries = page::entries(page);
    let mut report = PageReport::default();
    let mut cities: BTreeMap<Place, &CityRecord> = BTreeMap::new();
    for city in data.cities.iter().filter(|city| city.origin.source == data.dataset.source) {
        let locator = city.origin.locator.as_deref().unwrap_or_default();
        match Place::parse(locator) {
            None => report.mistakes.push(format!(
                "{}: locator '{locator}'; accepted: introduction, or entry and its number",
                city.slug
            )),
            Some(place) => {
                if let Some(other) = cities.insert(place, city) {
                    report.mistakes.push(format!("{} and {} both are {place}", other.slug, city.slug));
                }
            }
        }
    }
    for entry in &entries {
        match cities.remove(&entry.place) {
            Some(city) => report.entries.push(check_entry(entry, city, data, &mut report.mistakes)),
            None => report.mistakes.push(format!("{} of the page has no file", entry.place)),
        }
    }
    let total = |count: fn(&EntryReport) -> usize| report.entries.iter().map(count).sum::<usize>();
    let (words, quoted) = (total(|entry| entry.words), total(|entry| entry.quoted));
    if quoted * MOST_OF_THE_PAGE > words {
        report
            .mistakes
            .push(format!("'stated' repeats {quoted} of the page's {words} words; at most a quarter"));
    }
    for (place, city) in cities {
        report.mistakes.push(format!("{}: the page has no {place}", city.slug));
    }
    report
}

/// Compares one entry with its file.
fn check_entry(entry: &Entry, city: &CityRecord, data: &DataSet, mistakes: &mut Vec<String>) -> EntryReport {
    let mut found: Vec<String> = Vec::new();
    if let Some(heading) = &entry.heading {
        found.extend(heading::compare(heading, city, data));
        found.extend(sentence::compare(&entry.text, city));
    }
    let heading = entry.heading.as_deref().unwrap_or_default();
    let text = format!("{heading}\n{}", entry.text);
    found.extend(quotes::compare(&text, city));
    let (words, quoted) = quotes::repeated(&text, city);
    if quoted * MOST_OF_AN_ENTRY > words {
        found.push(format!("'stated' repeats {quoted} of {words} words; at most a third"));
    }
    let carried = carried::carried(city, data);
    let numbers = numbers::numbers(&entry.text);
    let (kept, open): (Vec<&Number>, Vec<&Number>) =
        numbers.iter().partition(|number| carried.contains(number));
    let mut excused = vec![false; open.len()];
    for no_fact in &city.no_facts {
        let reasons = numbers::numbers(&no_fact.number);
        let mut used = false;
        for (number, excused) in open.iter().zip(&mut excused) {
            if reasons.iter().any(|reason| reason.equals(number)) {
                *excused = true;
                used = true;
            }
        }
        if !used {
            let number = &no_fact.number;
            let carried = reasons.iter().any(|reason| kept.iter().any(|number| number.equals(reason)));
            let why = if carried { "a row carries it already" } else { "it is no number of the entry" };
            found.push(format!("[[no_fact]] '{number}' excuses nothing: {why}"));
        }
    }
    mistakes.extend(found.into_iter().map(|mistake| format!("{} ({}): {mistake}", entry.place, city.slug)));
    let missing = open.iter().zip(&excused).filter(|(_, excused)| !**excused);
    EntryReport {
        place: entry.place.to_string(),
        slug: city.slug.clone(),
        numbers: numbers.len(),
        carried: kept.len(),
        excused: excused.iter().filter(|excused| **excused).count(),
        missing: missing.map(|(number, _)| number.shown()).collect(),
        words,
        quoted,
    }
}
