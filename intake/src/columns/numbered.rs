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
    let Some(counted) = Counted::of(&table, &named) else { return (table, None) };
    let columns = Unfolded::of(&named, &counted);
    let is_mapped = |place: usize| mapping.of(&table.columns[place]).is_some();
    if counted.all().len() < 2 || columns.left_out().any(is_mapped) {
        return (table, None);
    }
    let names: Vec<String> =
        counted.partners.iter().map(|place| format!("'{}'", table.columns[*place])).collect();
    let told = format!(
        "{} name several partners of one place; each of them counts as a row of its own",
        names.join(", ")
    );
    (columns.unfold(table, &counted.all()), Some(told))
}

/// Columns of one number are of the partner with that number.
pub(super) fn tell(table: &Table, named: &mut [Named]) {
    let Some(counted) = Counted::of(table, named) else { return };
    for (named, number) in named.iter_mut().zip(counted.numbers) {
        if number.is_some() {
            named.mark = Some(Mark::Other);
        }
    }
}

/// Columns of partners that are counted.
struct Counted {
    /// Which partner each column is about.
    numbers: Vec<Option<u8>>,
    /// The columns that name them.
    partners: Vec<usize>,
}

impl Counted {
    /// Those of a table in which another column names the place whose partners they are.
    fn of(table: &Table, named: &[Named]) -> Option<Self> {
        let is_own = |named: &Named| {
            named.said.names_a_place() && matches!(named.mark, None | Some(Mark::One | Mark::From))
        };
        if table.role != Role::Any || !named.iter().any(is_own) {
            return None;
        }
        let names_one = |named: &Named| named.counts_partners && named.said.names_a_place();
        let said: BTreeSet<u8> = named.iter().filter(|named| names_one(named)).filter_map(number).collect();
        let mut numbers: Vec<Option<u8>> =
            named.iter().map(|named| number(named).filter(|number| said.contains(number))).collect();
        let mut partners: Vec<usize> =
            (0..named.len()).filter(|place| names_one(&named[*place]) && numbers[*place].is_some()).collect();
        if partners.is_empty() {
            return None;
        }
        if let Some(first) = first_without_number(named, &partners, &said) {
            let stems: BTreeSet<&str> = stems(named, &numbers).collect();
            let is_first = |place: usize| {
                place >= first && number(&named[place]).is_none() && stems.contains(&*named[place].stem)
            };
            let firsts: Vec<usize> = (0..named.len()).filter(|place| is_first(*place)).collect();
            for place in firsts {
                numbers[place] = Some(1);
            }
            partners.insert(0, first);
        }
        Some(Self { numbers, partners })
    }

    fn all(&self) -> BTreeSet<u8> {
        self.numbers.iter().copied().flatten().collect()
    }
}

fn number(named: &Named) -> Option<u8> {
    if let Some(Mark::Number(number)) = named.mark { Some(number) } else { None }
}

/// What the columns with numbers are called without them.
fn stems<'a>(named: &'a [Named], numbers: &'a [Option<u8>]) -> impl Iterator<Item = &'a str> {
    let counted = named.iter().zip(numbers).filter(|(_, number)| number.is_some());
    counted.map(|(named, _)| named.stem.as_str())
}

/// The first partner, if only the others have numbers: `Partner, Partner 2`. Where a column of the city itself is called like
/// one of theirs, `Country` and `Country (2)`, nobody can say which is whose.
fn first_without_number(named: &[Named], partners: &[usize], said: &BTreeSet<u8>) -> Option<usize> {
    let stem = &named[partners[0]].stem;
    let is_it = |named: &Named| named.mark == Some(Mark::Other) && named.stem == *stem;
    let first = named.iter().position(is_it).filter(|_| !said.contains(&1))?;
    let is_clear = named[..first].iter().all(|before| {
        let is_alike = |other: &Named| number(other).is_some() && other.stem == before.stem;
        !named.iter().any(is_alike)
    });
    is_clear.then_some(first)
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
    fn of(named: &[Named], counted: &Counted) -> Self {
        let mut columns: Vec<Made> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, Named { stem, .. }) in named.iter().enumerate() {
            let Some(number) = counted.numbers[place] else {
                columns.push(Made::Common(place));
                continue;
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
        let places = self.columns.iter().filter_map(|made| match made {
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
