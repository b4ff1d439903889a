//! A CSV file whose columns are found by name; blanks around values do not count.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::file::File;
use crate::transfer::import::mistakes::{Mistakes, Place};

/// A row with its line in the file.
pub(super) struct Row<'a> {
    pub(super) file: &'a str,
    pub(super) line: u64,
    columns: &'a [(&'static str, usize)],
    values: StringRecord,
}

impl Row<'_> {
    pub(super) fn get(&self, column: &str) -> &str {
        let place = self.columns.iter().find(|(name, _)| *name == column);
        place.and_then(|(_, index)| self.values.get(*index)).unwrap_or_default()
    }

    /// The value; `None` for an empty one and for `NA`, as R writes it.
    pub(super) fn get_some(&self, column: &str) -> Option<&str> {
        Some(self.get(column)).filter(|value| !value.is_empty() && *value != "NA")
    }

    pub(super) fn mistake(&self, column: &str, message: &str, mistakes: &mut Mistakes) {
        mistakes.add(&Place { file: self.file, line: self.line, column: Some(column) }, message);
    }
}

/// Hands over each row in the order of the file.
pub(super) fn read<R: Read>(
    file: File<'_, R>,
    wanted: &[&'static str],
    mistakes: &mut Mistakes,
    mut each: impl FnMut(Row<'_>, &mut Mistakes),
) {
    let File { name: file, content } = file;
    let mut reader = ReaderBuilder::new().trim(Trim::All).flexible(true).from_reader(content);
    let place = |line| Place { file, line, column: None };
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return mistakes.add(&place(1), &error.to_string()),
    };
    let Some(columns) = columns(&header, wanted, file, mistakes) else { return };
    for values in reader.records() {
        let values = match values {
            Ok(values) => values,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                mistakes.add(&place(line), "the line is not UTF-8 text");
                continue;
            }
        };
        let line = values.position().map_or(0, csv::Position::line);
        if values.len() == header.len() {
            each(Row { file, line, columns: &columns, values }, mistakes);
        } else {
            let message =
                format!("{} values, but the first line names {} columns", values.len(), header.len());
            mistakes.add(&place(line), &message);
        }
    }
}

/// Where each wanted column is.
fn columns(
    header: &StringRecord,
    wanted: &[&'static str],
    file: &str,
    mistakes: &mut Mistakes,
) -> Option<Vec<(&'static str, usize)>> {
    let found = header.iter().collect::<Vec<_>>().join(", ");
    let mut columns = Vec::with_capacity(wanted.len());
    for name in wanted {
        let mut places = header.iter().enumerate().filter(|(_, column)| column == name);
        let place = Place { file, line: 1, column: Some(name) };
        match (places.next(), places.next()) {
            (Some((index, _)), None) => columns.push((*name, index)),
            (Some(_), Some(_)) => mistakes.add(&place, "the column is there twice"),
            (None, _) => mistakes.add(
                &place,
                &format!("the column is missing; needed are {}; there are {found}", wanted.join(", ")),
            ),
        }
    }
    (columns.len() == wanted.len()).then_some(columns)
}
