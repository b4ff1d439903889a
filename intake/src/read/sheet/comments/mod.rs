//! Comments of cells in workbooks of Excel, of which calamine tells none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::grid::Grid;
use super::package::{Package, is_binary};
use super::relations::{self, Relation};
use crate::table::Unreadable;

mod note;
mod notes;
mod threads;
mod xls;
mod xlsb;

use note::{Note, Place};
pub(super) use xls::of_sheets as of_old_sheets;

/// The comments of one sheet.
#[derive(Default)]
pub(super) struct Comments {
    texts: BTreeMap<Place, String>,
    has_unread: bool,
}

impl Comments {
    /// Those of sheets whose parts are given by their names.
    pub(super) fn of_sheets(
        package: &mut Package<'_>,
        parts: &HashMap<String, String>,
    ) -> HashMap<String, Self> {
        parts.iter().map(|(name, part)| (name.clone(), Self::of_sheet(package, part))).collect()
    }

    /// Those that belong to the part of a sheet, of XML or binary. A part that is missing has none.
    fn of_sheet(package: &mut Package<'_>, sheet: &str) -> Self {
        let mut comments = Self::default();
        let relations = relations::of(package, sheet).unwrap_or_default();
        let parts = |package: &Package<'_>, kind: &str| -> BTreeSet<&str> {
            let is_there =
                |relation: &&Relation| relation.kind.ends_with(kind) && package.has(&relation.path);
            relations.iter().filter(is_there).map(|relation| relation.path.as_str()).collect()
        };
        // Threads come first, as beside each there is a note for programs that know no threads.
        for part in parts(package, "/threadedComment") {
            let read = package.text(part).and_then(|text| threads::read(&text));
            comments.add_all(read, |comments, (place, text)| comments.add(place, &text));
        }
        for part in parts(package, "/comments") {
            let read = if is_binary(part) {
                package.bytes(part).and_then(|bytes| xlsb::read(&bytes))
            } else {
                package.text(part).and_then(|text| notes::read(&text))
            };
            comments.add_all(read, |comments, note| comments.add_note(&note));
        }
        comments
    }

    pub(super) fn put_into(self, grid: &mut Grid) {
        for ((row, column), text) in self.texts {
            grid.put_comment(row, column, &text);
        }
        if self.has_unread {
            grid.put_unread_comments();
        }
    }

    /// A part that cannot be read loses comments, and no cells.
    fn add_all<T>(&mut self, read: Result<Vec<T>, Unreadable>, add: impl Fn(&mut Self, T)) {
        match read {
            Ok(read) => read.into_iter().for_each(|one| add(self, one)),
            Err(_) => self.has_unread = true,
        }
    }

    fn add_note(&mut self, note: &Note) {
        let is_told = note.place.is_some_and(|place| self.texts.contains_key(&place));
        if !(is_told && note.stands_for_thread()) {
            self.add(note.place, note.words());
        }
    }

    fn add(&mut self, place: Option<Place>, text: &str) {
        let text = text.trim();
        match place {
            _ if text.is_empty() => {}
            None => self.has_unread = true,
            Some(place) => {
                let whole = self.texts.entry(place).or_default();
                if !whole.is_empty() {
                    whole.push_str(" / ");
                }
                whole.push_str(text);
            }
        }
    }
}
