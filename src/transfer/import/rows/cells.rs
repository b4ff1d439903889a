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
    /// Where our own files of cities have the status of the relation with the home city.
    relation_status: Option<usize>,
}

/// What exports call that column.
const RELATION_STATUS: &str = "relation_status";

impl Columns {
    pub(super) fn new(table: &Table, columns: &[Column]) -> Self {
        let mut by_meaning: HashMap<Meaning, Vec<usize>> = HashMap::new();
        let (mut styles, mut compasses, mut languages) = (HashMap::new(), HashMap::new(), HashMap::new());
        let of_coordinates = style_of_coordinates(table, columns);
        for (index, column) in columns.iter().enumerate() {
            let Some(meaning) = column.meaning else { continue };
            by_meaning.entry(meaning).or_default().push(index);
            let cells = table.rows.iter().map(|row| row.cells[index].as_str());
            match meaning.field {
                Field::Latitude | Field::Longitude | Field::Point => {
                    compasses.insert(index, compass_of(cells));
                }
                Field::Population | Field::Area => {
                    let own = style_of(cells);
                    let style = if own == NumberStyle::Unsaid { of_coordinates } else { own };
                    styles.insert(index, style);
                }
                _ => {}
            }
            if let Some(language) = &column.language {
                languages.insert(index, language.clone());
            }
        }
        let relation_status =
            columns.iter().position(|column| column.meaning.is_some() && column.name == RELATION_STATUS);
        Self { by_meaning, styles, compasses, languages, relation_status }
    }

    /// Whether the table has such a column.
    pub(super) fn has(&self, end: End, field: Field) -> bool {
        self.by_meaning.contains_key(&Meaning { end, field })
    }

    pub(super) fn of<'a>(&'a self, row: &'a Row) -> Cells<'a> {
        Cells { columns: self, row }
    }
}

/// How the coordinates of a table are written, for numbers such as `1.234`, which do not show it: degrees have no thousands.
fn style_of_coordinates(table: &Table, columns: &[Column]) -> NumberStyle {
    let is_coordinate = |column: &Column| {
        column.meaning.is_some_and(|meaning| matches!(meaning.field, Field::Latitude | Field::Longitude))
    };
    let places = || (0..columns.len()).filter(|index| is_coordinate(&columns[*index]));
    let is_degrees = |text: &str| text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= 180.0);
    let mut cells = table.rows.iter().flat_map(|row| places().map(|index| row.cells[index].as_str()));
    let shown = cells.find_map(|cell| {
        if cell.contains('.') && is_degrees(cell) {
            Some(NumberStyle::PointDecimal)
        } else if cell.contains(',') && is_degrees(&cell.replace(',', ".")) {
            Some(NumberStyle::CommaDecimal)
        } else {
            None
        }
    });
    shown.unwrap_or_default()
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    columns: &'a Columns,
    pub(super) row: &'a Row,
}

impl<'a> Cells<'a> {
    /// Whether the row says that its city has no relation with the home city: no status, and nothing else of one.
    pub(super) fn is_unrelated(self) -> bool {
        let says_nothing = |field| self.of_link(field).is_empty();
        self.columns.relation_status.is_some_and(|index| self.row.cells[index].is_empty())
            && [Field::Kind, Field::Established, Field::Ended].into_iter().all(says_nothing)
    }

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
