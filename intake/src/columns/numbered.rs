//! Several partners in one row, whose columns are numbered: `Partner1, Since1, Partner2, Since2`.

use std::collections::{BTreeMap, BTreeSet};

use super::content::Content;
use super::field::{End, Field, Meaning};
use super::mapping::{Mapping, typed};
use super::name::{self, Mark, Named};
use super::understood::Column;
use crate::table::{Role, Row, Table};

/// A table with a row for each partner, and what is to be told of it. As it is where the columns name no such partners, or where
/// a user maps some of them.
pub fn unfold(table: Table, mapping: &Mapping) -> (Table, Option<String>) {
    let named: Vec<Named> = table.columns.iter().map(|column| name::read(column)).collect();
    let partners = partners(&table, &named);
    let numbers: BTreeSet<u8> = partners.iter().map(|(_, number)| *number).collect();
    let columns = Unfolded::of(&named, &numbers);
    let is_mapped = |place: usize| mapping.of(&table.columns[place]).is_some();
    if numbers.len() < 2 || columns.left_out().any(is_mapped) {
        return (table, None);
    }
    let names: Vec<String> =
        partners.iter().map(|(place, _)| format!("'{}'", table.columns[*place])).collect();
    let told = format!(
        "{} name several partners of one place; each of them counts as a row of its own",
        names.join(", ")
    );
    (columns.unfold(table, &numbers), Some(told))
}

/// The columns that name a numbered partner, with its number, if another column names the place whose partners they are.
fn partners(table: &Table, named: &[Named]) -> Vec<(usize, u8)> {
    let is_own = |named: &Named| {
        named.said.names_a_place() && matches!(named.mark, None | Some(Mark::One | Mark::From))
    };
    if table.role != Role::Any || !named.iter().any(is_own) {
        return Vec::new();
    }
    let number = |named: &Named| match named.mark {
        Some(Mark::Number(number)) if named.counts_partners && named.said.names_a_place() => Some(number),
        _ => None,
    };
    named.iter().enumerate().filter_map(|(place, named)| Some((place, number(named)?))).collect()
}

/// Columns of one number are of the partner with that number.
pub(super) fn tell(table: &Table, named: &mut [Named]) {
    let numbers: BTreeSet<u8> = partners(table, named).into_iter().map(|(_, number)| number).collect();
    for named in named {
        if matches!(named.mark, Some(Mark::Number(number)) if numbers.contains(&number)) {
            named.mark = Some(Mark::Other);
        }
    }
}

/// A column of the table that is made.
enum Made {
    /// It is the same for all partners of a row.
    Common(usize),
    /// Where it stands for each number.
    OfPartners(BTreeMap<u8, usize>),
}

struct Unfolded {
    columns: Vec<Made>,
}

impl Unfolded {
    fn of(named: &[Named], numbers: &BTreeSet<u8>) -> Self {
        let mut columns: Vec<Made> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, Named { mark, stem, .. }) in named.iter().enumerate() {
            let number = match mark {
                Some(Mark::Number(number)) if numbers.contains(number) => *number,
                _ => {
                    columns.push(Made::Common(place));
                    continue;
                }
            };
            let known_at = *known.entry(stem).or_insert(columns.len());
            match columns.get_mut(known_at) {
                Some(Made::OfPartners(places)) if !places.contains_key(&number) => {
                    places.insert(number, place);
                }
                Some(_) => columns.push(Made::Common(place)),
                None => columns.push(Made::OfPartners(BTreeMap::from([(number, place)]))),
            }
        }
        Self { columns }
    }

    /// The columns whose names the made table does not have.
    fn left_out(&self) -> impl Iterator<Item = usize> {
        let places = self.columns.iter().flat_map(|made| match made {
            Made::Common(_) => None,
            Made::OfPartners(places) => Some(places.values().copied().skip(1)),
        });
        places.flatten()
    }

    fn unfold(&self, table: Table, numbers: &BTreeSet<u8>) -> Table {
        let column = |made: &Made| match made {
            Made::Common(place) => Some(*place),
            Made::OfPartners(places) => places.values().next().copied(),
        };
        let names = self.columns.iter().filter_map(column).map(|place| table.columns[place].clone());
        let columns = names.collect();
        let rows = table.rows.iter().flat_map(|row| self.rows(row, numbers)).collect();
        Table { columns, rows, ..table }
    }

    /// A row for each number that has a cell, and one where none has.
    fn rows(&self, row: &Row, numbers: &BTreeSet<u8>) -> Vec<Row> {
        let has_cells = |number: &&u8| {
            self.columns.iter().any(|made| match made {
                Made::Common(_) => false,
                Made::OfPartners(places) => {
                    places.get(number).is_some_and(|place| !row.cells[*place].is_empty())
                }
            })
        };
        let filled: Vec<u8> = numbers.iter().filter(has_cells).copied().collect();
        let filled = if filled.is_empty() { numbers.iter().take(1).copied().collect() } else { filled };
        filled.into_iter().map(|number| Row { line: row.line, cells: self.cells(row, number) }).collect()
    }

    fn cells(&self, row: &Row, number: u8) -> Vec<String> {
        let cell = |made: &Made| match made {
            Made::Common(place) => row.cells[*place].clone(),
            Made::OfPartners(places) => {
                places.get(&number).map(|place| row.cells[*place].clone()).unwrap_or_default()
            }
        };
        self.columns.iter().map(cell).collect()
    }
}

/// Why links would be lost: a column names a further end of the rows that is not used.
pub(super) fn doubt(
    columns: &[Column],
    table: &Table,
    named: &[Named],
    contents: &[Content],
    mapping: &Mapping,
) -> Option<String> {
    let is_further = |place: &usize| {
        let Named { mark, said, counts_partners, .. } = &named[*place];
        let is_third = matches!(mark, Some(Mark::Number(number)) if *number > 2);
        let is_free = columns[*place].meaning.is_none() && mapping.of(&columns[*place].name).is_none();
        (is_third || *counts_partners) && said.names_a_place() && is_free && !contents[*place].is_empty()
    };
    let used = Meaning { end: End::Other, field: Field::Name };
    let used = columns.iter().position(|column| column.meaning == Some(used));
    let says_more = |place: &usize| {
        used.is_none_or(|used| {
            let mut rows = table.rows.iter().map(|row| (&row.cells[*place], &row.cells[used]));
            rows.any(|(cell, used)| !cell.is_empty() && cell != used)
        })
    };
    let place = (0..columns.len()).filter(is_further).find(says_more)?;
    let name = &columns[place].name;
    Some(format!(
        "'{name}' names one more partner of a row, and a link has two ends; give each partner a row of its own, or say that it is not used: {}",
        typed(&[(name, "-")])
    ))
}
