//! What is carried down a table until the next heading.

use super::fits::Fits;
use super::said::{Heading, What};
use crate::columns::Field;
use crate::table::{Row, Table};

/// The values for the rows below, and where they go.
pub(super) struct Carried {
    /// The columns of the table with those that it gets.
    pub(super) columns: Vec<String>,
    /// How many of them it has itself.
    own: usize,
    country: Value,
    kind: Value,
    status: Value,
}

/// One of the values.
struct Value {
    /// The column, once it is needed.
    column: Option<usize>,
    name: String,
    text: String,
}

impl Value {
    fn new(column: Option<usize>, name: String) -> Self {
        Self { column, name, text: String::new() }
    }

    fn begin(&mut self, text: &str, columns: &mut Vec<String>) {
        text.clone_into(&mut self.text);
        if !text.is_empty() && self.column.is_none() {
            self.column = Some(columns.len());
            columns.push(self.name.clone());
        }
    }

    /// A value of the row's own stays.
    fn give(&self, row: &mut Row) {
        if let Some(cell) = self.column.and_then(|column| row.cells.get_mut(column))
            && cell.is_empty()
        {
            self.text.clone_into(cell);
        }
    }
}

impl Carried {
    pub(super) fn new(table: &Table, fits: &Fits) -> Self {
        let (country, place) =
            fits.country.map_or((String::new(), None), |(meaning, place)| (meaning.to_string(), place));
        Self {
            columns: table.columns.clone(),
            own: table.columns.len(),
            country: Value::new(place, country),
            kind: Value::new(fits.kind, Field::Kind.to_string()),
            status: Value::new(fits.status, Field::Status.to_string()),
        }
    }

    /// Takes over what a heading says; what it does not say ends with it.
    pub(super) fn begin(&mut self, heading: &Heading) {
        let text = |is_said: bool| if is_said { heading.text.as_str() } else { "" };
        self.country.begin(text(heading.what == What::Country), &mut self.columns);
        let (has_kind, has_state) = match heading.what {
            // Countries stand within what is over them.
            What::Country | What::Continent => return,
            What::OfLink { has_kind, has_state } => (has_kind, has_state),
            What::Unknown => (false, false),
        };
        self.kind.begin(text(has_kind), &mut self.columns);
        self.status.begin(text(has_state), &mut self.columns);
    }

    /// The row with what is carried.
    pub(super) fn given(&self, row: Row) -> Row {
        // A name alone may be a heading that nobody knows, and no place of the country.
        let is_alone = self.own > 2 && row.cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_none();
        let mut row = self.widened(row);
        self.kind.give(&mut row);
        self.status.give(&mut row);
        if !is_alone {
            self.country.give(&mut row);
        }
        row
    }

    /// The row with cells for the columns that the table gets.
    pub(super) fn widened(&self, mut row: Row) -> Row {
        row.cells.resize(self.own + 3, String::new());
        row
    }
}
