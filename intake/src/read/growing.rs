//! A table whose columns are found on the way.

use std::collections::HashMap;

use crate::table::{Role, Row, Table, Unreadable};

/// So many columns are no table any more, and would let a small file ask for all memory.
const MOST_COLUMNS: usize = 4096;

/// Of all rows of a table together, empty ones too.
const MOST_CELLS: usize = 24_000_000;

/// Of the texts of all cells together.
const MOST_BYTES: usize = 1 << 30;

#[derive(Default)]
pub(super) struct Growing {
    columns: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<Row>,
    cells: usize,
    bytes: usize,
}

impl Growing {
    pub(super) fn with_columns<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut growing = Self::default();
        for name in names {
            growing.column(name);
        }
        growing
    }

    /// The place of a column, which is added if there is none of the name.
    pub(super) fn column(&mut self, name: &str) -> usize {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        let place = self.columns.len();
        self.columns.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row of values by column; of two values of one column the last stands.
    pub(super) fn add(
        &mut self,
        line: u64,
        values: impl IntoIterator<Item = (String, String)>,
    ) -> Result<(), Unreadable> {
        let mut cells = vec![String::new(); self.columns.len()];
        for (name, value) in values {
            let place = self.column(&name);
            if place >= cells.len() {
                self.within_bounds()?;
                cells.resize(place + 1, String::new());
            }
            self.bytes += value.len();
            cells[place] = value;
        }
        self.cells += cells.len();
        self.rows.push(Row { line, cells });
        self.within_bounds()
    }

    pub(super) fn into_table(mut self, name: &str, role: Role) -> Result<Table, Unreadable> {
        let width = self.columns.len();
        self.cells = width.saturating_mul(self.rows.len());
        self.within_bounds()?;
        for row in &mut self.rows {
            row.cells.resize(width, String::new());
        }
        Ok(Table { name: name.to_owned(), role, columns: self.columns, rows: self.rows, ..Table::default() })
    }

    fn within_bounds(&self) -> Result<(), Unreadable> {
        if self.columns.len() > MOST_COLUMNS {
            return Err(Unreadable::new(format!(
                "a table has more than {MOST_COLUMNS} columns; leave out what is not about cities and their links"
            )));
        }
        if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
            return Err(Unreadable::new(format!(
                "a table has more than {MOST_CELLS} cells, or more than 1 GB of text; leave out columns, or split the file"
            )));
        }
        Ok(())
    }
}

/// Takes optional columns away that have no value in any row.
pub(super) fn drop_empty(table: &mut Table, is_optional: impl Fn(&str) -> bool) {
    let is_kept: Vec<bool> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, name)| !is_optional(name) || table.rows.iter().any(|row| !row.cells[place].is_empty()))
        .collect();
    keep(&mut table.columns, &is_kept);
    for row in &mut table.rows {
        keep(&mut row.cells, &is_kept);
    }
}

fn keep(cells: &mut Vec<String>, is_kept: &[bool]) {
    let mut places = is_kept.iter();
    cells.retain(|_| places.next().copied().unwrap_or(true));
}
