//! Columns that say the same.

use std::cmp::Reverse;
use std::collections::HashMap;

use domain::search::fold;

use super::field::{End, Field, Meaning};
use super::mapping::typed;
use super::tokens::level;
use super::understood::{Column, Why};
use super::years::{is_of_anything, year};
use crate::table::{Role, Table};
use crate::value::date::{DayMonth, read_date};

/// What the columns of a file without a header are called.
const NAMELESS: &str = "column ";

/// Why nobody can say which city the rows mean: two columns name it, and most rows have two names.
pub(super) fn two_names(columns: &[Column], table: &Table) -> Option<String> {
    if table.role != Role::Any {
        return None;
    }
    [End::One, End::Other].into_iter().find_map(|end| {
        let has_id = columns.iter().any(|column| column.meaning == Some(Meaning { end, field: Field::Id }));
        let is_name = |column: &Column| {
            column.meaning == Some(Meaning { end, field: Field::Name })
                && column.language.is_none()
                && column.why != Why::ByMapping
        };
        let mut names = columns.iter().enumerate().filter(|(_, column)| is_name(column));
        let (first, Column { name, .. }) = names.next()?;
        let (_, Column { name: other, .. }) = names.find(|(place, other)| {
            // An id says which city is meant, but for that of an object around it.
            (!has_id || level(name) != level(&other.name)) && mostly_differ(table, first, *place)
        })?;
        let city = Meaning { end, field: Field::Name }.to_string();
        let within = Meaning { end, field: Field::Within }.to_string();
        let either = typed(&[(name, &city), (other, "-")]);
        let either = if name.starts_with(NAMELESS) {
            typed(&[(name, &city), (other, "city.country")])
        } else if level(name) == level(other) {
            either
        } else {
            format!("{} or {either}", typed(&[(other, &city), (name, &within)]))
        };
        Some(format!(
            "'{name}' and '{other}' may both name the city of a row; say which does: {either}; or, if each row links the two: {}",
            typed(&[(name, "city.name"), (other, "partner.name")]),
        ))
    })
}

/// Whether more than half of the rows have two names, whatever their case and accents.
pub(super) fn mostly_differ(table: &Table, one: usize, other: usize) -> bool {
    const SAMPLE: usize = 1_000;
    let rows = || table.rows.iter().take(SAMPLE);
    let differ = |row: &&crate::table::Row| {
        let (one, other) = (cell(row, one), cell(row, other));
        !one.is_empty() && !other.is_empty() && fold(one) != fold(other)
    };
    rows().filter(differ).count() * 2 > rows().count()
}

/// Leaves one column for each meaning that only one may have, and says where the choice is doubtful.
pub(super) fn resolve(columns: &mut [Column], table: &Table) -> Vec<String> {
    keys(columns);
    let mut groups: HashMap<Meaning, Vec<usize>> = HashMap::new();
    for (place, column) in columns.iter().enumerate() {
        if let Some(meaning) =
            column.meaning.filter(|meaning| !meaning.field.is_plural() && meaning.field != Field::Language)
        {
            groups.entry(meaning).or_default().push(place);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().filter(|(_, places)| places.len() > 1).collect();
    groups.sort_unstable_by_key(|(_, places)| places[0]);
    let mut doubts = Vec::new();
    for (meaning, places) in groups {
        doubts.extend(choose(columns, table, meaning, &places));
    }
    doubts
}

/// A Wikidata item is the key where rows have no other; of two keys, the one that has other keys than items names the rows.
fn keys(columns: &mut [Column]) {
    for place in 0..columns.len() {
        let Some(meaning) = columns[place].meaning.filter(|meaning| meaning.field == Field::Wikidata) else {
            continue;
        };
        let id = Meaning { field: Field::Id, ..meaning };
        if columns.iter().all(|column| column.meaning != Some(id)) && columns[place].why != Why::ByMapping {
            columns[place].meaning = Some(id);
        }
    }
}

fn choose(columns: &mut [Column], table: &Table, meaning: Meaning, places: &[usize]) -> Vec<String> {
    let is_mapped = |place: &&usize| columns[**place].why == Why::ByMapping;
    let has_cells = |place: usize| table.rows.iter().any(|row| !cell(row, place).is_empty());
    let tongue = |place: &usize| match columns[*place].language.as_deref() {
        None => 0,
        Some("en") => 1,
        Some(_) => 2,
    };
    let filled: Vec<usize> = places.iter().copied().filter(|place| has_cells(*place)).collect();
    let mapped = places.iter().find(is_mapped).copied();
    let is_date = matches!(meaning.field, Field::Established | Field::Ended);
    let dateless: Vec<usize> =
        filled.iter().copied().filter(|place| is_date && !has_dates(table, *place)).collect();
    let values = |place: usize| table.rows.iter().filter(|row| !cell(row, place).is_empty()).count();
    let best = filled.iter().copied().min_by_key(|place| {
        let name = &columns[*place].name;
        // `Since` says more than `Date`, and what is counted later is nearer to now.
        let is_general = dateless.contains(place) || is_date && is_of_anything(name);
        (tongue(place), is_general, Reverse(year(name).filter(|_| !is_date)), Reverse(values(*place)))
    });
    let winner = mapped.or(best).unwrap_or(places[0]);
    let name = columns[winner].name.clone();
    let mut doubts = Vec::new();
    // Columns that never contradict each other say it together.
    let mut together = vec![winner];
    for place in places.iter().copied().filter(|place| *place != winner) {
        let column = &columns[place];
        let is_translated = column.language.is_some();
        let reason = if is_translated && meaning.field == Field::Name {
            columns[place].meaning = Some(Meaning { field: Field::Alias, ..meaning });
            continue;
        } else if !filled.contains(&place) {
            "it is empty".to_owned()
        } else if mapped.is_some() {
            format!("'{name}' is mapped to the same")
        } else if dateless.contains(&place) && !dateless.contains(&winner) {
            "it has no date".to_owned()
        } else if is_translated || says_the_same(table, winner, place) {
            format!("it says the same as '{name}'")
        } else if together.iter().all(|known| never_differ(table, *known, place)) {
            together.push(place);
            continue;
        } else {
            let other = &column.name;
            doubts.push(format!(
                "the columns '{name}' and '{other}' both say {meaning}, and '{name}' is used; to use the other, map '{other}={meaning}' and '{name}=-'"
            ));
            format!("'{name}' says the same field in more rows, or comes first")
        };
        columns[place].meaning = None;
        columns[place].why = Why::NotUsed(reason);
    }
    doubts
}

/// Whether one of the first values is a date.
fn has_dates(table: &Table, place: usize) -> bool {
    const SAMPLE: usize = 100;
    let cells = table.rows.iter().map(|row| cell(row, place)).filter(|cell| !cell.is_empty());
    cells.take(SAMPLE).any(|cell| {
        read_date(cell, None, DayMonth::DayFirst)
            .is_ok_and(|dated| dated.established.is_some() || dated.ended.is_some() || dated.has_ended)
    })
}

/// Whether nothing is lost without the other column.
fn says_the_same(table: &Table, winner: usize, other: usize) -> bool {
    table.rows.iter().all(|row| {
        let other = cell(row, other);
        other.is_empty() || other == cell(row, winner)
    })
}

/// Whether no row has two values.
fn never_differ(table: &Table, one: usize, other: usize) -> bool {
    table.rows.iter().all(|row| {
        let (one, other) = (cell(row, one), cell(row, other));
        one.is_empty() || other.is_empty() || one == other
    })
}

fn cell(row: &crate::table::Row, place: usize) -> &str {
    row.cells.get(place).map(|cell| cell.trim()).unwrap_or_default()
}
