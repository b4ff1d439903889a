//! The cells of a row by what they mean.

use std::collections::HashMap;

use intake::columns::{Column, End, Field, Meaning};
use intake::table::{Row, Table};
use intake::value::coordinates::{Compass, compass_of};
use intake::value::number::{NumberStyle, style_of};

/// Where in a row each meaning stands.
pub(super) struct Columns {
    by_meaning: HashMap<Meaning, Vec<usize>>,
    /// How the numbers of each column of figures are written.
    styles: HashMap<usize, NumberStyle>,
    /// What the letters of each column of coordinates mean.
    compasses: HashMap<usize, Compass>,
    /// The language of each column, where its name says it.
    languages: HashMap<usize, String>,
}

impl Columns {
    pub(super) fn new(table: &Table, columns: &[Column]) -> Self {
        let mut by_meaning: HashMap<Meaning, Vec<usize>> = HashMap::new();
        let (mut styles, mut compasses, mut languages) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (index, column) in columns.iter().enumerate() {
            let Some(meaning) = column.meaning else { continue };
            by_meaning.entry(meaning).or_default().push(index);
            let cells = table.rows.iter().map(|row| row.cells[index].as_str());
            match meaning.field {
                Field::Latitude | Field::Longitude | Field::Point => {
                    compasses.insert(index, compass_of(cells));
                }
                Field::Population | Field::Area => {
                    styles.insert(index, style_of(cells));
                }
                _ => {}
            }
            if let Some(language) = &column.language {
                languages.insert(index, language.clone());
            }
        }
        Self { by_meaning, styles, compasses, languages }
    }

    /// Whether the table has such a column.
    pub(super) fn has(&self, end: End, field: Field) -> bool {
        self.by_meaning.contains_key(&Meaning { end, field })
    }

    pub(super) fn of<'a>(&'a self, row: &'a Row) -> Cells<'a> {
        Cells { columns: self, row }
    }
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    columns: &'a Columns,
    pub(super) row: &'a Row,
}

impl<'a> Cells<'a> {
    /// The first value that is there; empty where there is none.
    pub(super) fn get(self, end: End, field: Field) -> &'a str {
        self.filled(end, field).next().map_or("", |index| &self.row.cells[index])
    }

    /// The same of a field of the link, whichever end its column is said to be about.
    pub(super) fn of_link(self, field: Field) -> &'a str {
        Some(self.get(End::One, field))
            .filter(|cell| !cell.is_empty())
            .unwrap_or_else(|| self.get(End::Other, field))
    }

    /// A figure, and how the numbers of its column are written.
    pub(super) fn figure(self, end: End, field: Field) -> (&'a str, NumberStyle) {
        let index = self.filled(end, field).next();
        let style = index.and_then(|index| self.columns.styles.get(&index)).copied();
        (self.get(end, field), style.unwrap_or_default())
    }

    /// Coordinates, and what the letters of their column mean.
    pub(super) fn degrees(self, end: End, field: Field) -> (&'a str, Compass) {
        let index = self.filled(end, field).next();
        let compass = index.and_then(|index| self.columns.compasses.get(&index)).copied();
        (self.get(end, field), compass.unwrap_or_default())
    }

    /// All values of the meaning, each with the language of its column.
    pub(super) fn all(self, end: End, field: Field) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        self.filled(end, field).map(move |index| {
            let language = self.columns.languages.get(&index).map(String::as_str);
            (self.row.cells[index].as_str(), language)
        })
    }

    /// The columns of the meaning that have a value.
    fn filled(self, end: End, field: Field) -> impl Iterator<Item = usize> + use<'a> {
        let indexes = self.columns.by_meaning.get(&Meaning { end, field });
        indexes.into_iter().flatten().copied().filter(move |&index| !self.row.cells[index].is_empty())
    }
}
