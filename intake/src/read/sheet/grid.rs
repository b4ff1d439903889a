//! The filled cells of one sheet.

use std::collections::BTreeMap;

use super::merged::Merged;
pub(super) use super::place::{cell_name, cell_place};
use crate::read::header;
use crate::table::{Remark, RemarkKind, Row, Unreadable};

/// Of one sheet, empty ones to the left of filled ones too.
const MOST_CELLS: usize = 24_000_000;

/// Of the texts of one sheet together; one text may stand in many cells.
const MOST_BYTES: usize = 1 << 30;

/// The most rows and columns that a program for spreadsheets has.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// So many comments of a sheet are told with their words, and so much of each.
const NAMED_COMMENTS: usize = 20;
const LONGEST_COMMENT: usize = 200;

#[derive(Default)]
pub(super) struct Grid {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    rows: Vec<Row>,
    cells: usize,
    bytes: usize,
    /// The first cell with an error, its text, and how many there are.
    errors: Option<(u32, u32, String, usize)>,
    merged: Merged,
    /// The first cell with a formula without a value, and how many there are.
    unvalued: Option<(u32, u32, usize)>,
    /// The first cells with comments and the beginnings of these, and how many there are.
    comments: Vec<(u32, u32, String)>,
    commented: usize,
    has_unread_comments: bool,
    /// Cells that are struck through.
    struck: Vec<(u32, u32)>,
}

impl Grid {
    pub(super) fn new(name: &str, is_hidden: bool) -> Self {
        Self { name: name.to_owned(), is_hidden, ..Self::default() }
    }

    /// Puts a text into a cell; row and column are counted from 0.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Unreadable> {
        let text = tidied(text, "\n");
        if text.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(self.too_large());
        }
        let line = u64::from(row) + 1;
        let place = match self.rows.last() {
            Some(last) if last.line == line => self.rows.len() - 1,
            Some(last) if last.line > line => match self.rows.binary_search_by_key(&line, |row| row.line) {
                Ok(place) => place,
                Err(place) => {
                    self.rows.insert(place, Row { line, cells: Vec::new() });
                    place
                }
            },
            _ => {
                self.rows.push(Row { line, cells: Vec::new() });
                self.rows.len() - 1
            }
        };
        let cells = &mut self.rows[place].cells;
        let column = column as usize;
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > MOST_CELLS {
                return Err(self.too_large());
            }
            cells.resize(column + 1, String::new());
        }
        self.bytes += text.len();
        cells[column] = text;
        if self.bytes > MOST_BYTES { Err(self.too_large()) } else { Ok(()) }
    }

    /// Counts a cell that shows an error instead of a value.
    pub(super) fn put_error(&mut self, row: u32, column: u32, text: &str) {
        match &mut self.errors {
            Some((_, _, _, count)) => *count += 1,
            None => self.errors = Some((row, column, text.to_owned(), 1)),
        }
    }

    /// Adds a range of cells that are merged over more rows than one.
    pub(super) fn put_merged(&mut self, row: u32, range: String) {
        self.merged.put(row, range);
    }

    /// Counts a cell with a formula whose value is not stored.
    pub(super) fn put_unvalued(&mut self, row: u32, column: u32) {
        self.unvalued.get_or_insert((row, column, 0)).2 += 1;
    }

    /// Counts a cell with a comment beside it.
    pub(super) fn put_comment(&mut self, row: u32, column: u32, text: &str) {
        let text = tidied(text, " ");
        if text.is_empty() {
            return;
        }
        self.commented += 1;
        if self.comments.len() < NAMED_COMMENTS {
            let shown = match text.char_indices().nth(LONGEST_COMMENT) {
                Some((end, _)) => format!("{}…", &text[..end]),
                None => text,
            };
            self.comments.push((row, column, shown));
        }
    }

    /// Says that a cell is struck through.
    pub(super) fn put_struck(&mut self, row: u32, column: u32) {
        self.struck.push((row, column));
    }

    /// The rows with filled cells that are struck through, each with the names of these.
    pub(super) fn struck_rows(&self) -> BTreeMap<u64, String> {
        let mut rows: BTreeMap<u64, String> = BTreeMap::new();
        for &(row, column) in &self.struck {
            let line = u64::from(row) + 1;
            let place = self.rows.binary_search_by_key(&line, |row| row.line);
            let cells = place.ok().map(|place| &self.rows[place].cells);
            if cells.and_then(|cells| cells.get(column as usize)).is_some_and(|cell| !cell.is_empty()) {
                let names = rows.entry(line).or_default();
                names.push_str(if names.is_empty() { "" } else { ", " });
                names.push_str(&cell_name(row, column));
            }
        }
        rows
    }

    /// Says that there are comments whose words are not known.
    pub(super) fn put_unread_comments(&mut self) {
        self.has_unread_comments = true;
    }

    /// What is lost with a sheet that has no table.
    pub(super) fn lost_comments(&self) -> Option<String> {
        match (self.commented, self.has_unread_comments) {
            (0, false) => None,
            (0, true) => Some("its comments of cells are not taken".to_owned()),
            (1, _) => Some("a comment of its cells is not taken".to_owned()),
            (count, _) => Some(format!("{count} comments of its cells are not taken")),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn width(&self) -> usize {
        header::typical_width(&self.rows)
    }

    /// The rows with anything in them; what else is to be known of the sheet becomes remarks.
    pub(super) fn into_rows(mut self, remarks: &mut Vec<Remark>) -> Result<Vec<Row>, Unreadable> {
        self.remark_blanks(remarks);
        self.remark_cells(remarks);
        self.merged.fill(&mut self.rows);
        let width = self.used_columns();
        if width.saturating_mul(self.rows.len()) > MOST_CELLS {
            return Err(self.too_large());
        }
        Ok(self.rows)
    }

    fn remark_cells(&self, remarks: &mut Vec<Remark>) {
        let mut note = |row: u32, text: String| {
            remarks.push(Remark { line: u64::from(row) + 1, kind: RemarkKind::Note, text });
        };
        if let Some((row, column, text, count)) = &self.errors {
            let cell = cell_name(*row, *column);
            note(
                *row,
                match count {
                    1 => format!("the cell {cell} shows the error {text}; it is taken as empty"),
                    _ => format!(
                        "{count} cells show an error, first {cell} with {text}; they are taken as empty"
                    ),
                },
            );
        }
        if let Some((row, column, count)) = self.unvalued {
            let cell = cell_name(row, column);
            let what = match count {
                1 => format!("the cell {cell} has a formula without a value"),
                _ => format!("{count} cells have a formula without a value, first {cell}"),
            };
            note(row, format!("{what}; open the workbook in Excel or LibreOffice and save it"));
        }
        for (row, column, text) in &self.comments {
            let cell = cell_name(*row, *column);
            note(
                *row,
                format!(
                    "the comment of the cell {cell} is not taken; write it into a column of remarks: {text}"
                ),
            );
        }
        let unnamed = self.commented - self.comments.len();
        if let (Some((row, ..)), 1..) = (self.comments.last(), unnamed) {
            note(*row, format!("{unnamed} more comments of cells below are not taken"));
        }
        if self.has_unread_comments {
            note(0, "comments of cells are not read; open the workbook in Excel or LibreOffice, and save it as .xlsx, to see them here".to_owned());
        }
        for (row, text) in self.merged.told() {
            note(row, text);
        }
    }

    fn used_columns(&self) -> usize {
        let mut is_used = Vec::new();
        for row in &self.rows {
            is_used.resize(row.cells.len().max(is_used.len()), false);
            for (used, cell) in is_used.iter_mut().zip(&row.cells) {
                *used |= !cell.is_empty();
            }
        }
        is_used.into_iter().filter(|used| *used).count()
    }

    fn remark_blanks(&self, remarks: &mut Vec<Remark>) {
        for (one, next) in self.rows.iter().zip(self.rows.iter().skip(1)) {
            let (from, to) = (one.line + 1, next.line - 1);
            let text = match from.cmp(&to) {
                std::cmp::Ordering::Greater => continue,
                std::cmp::Ordering::Equal => "a blank row".to_owned(),
                std::cmp::Ordering::Less => format!("the rows {from} to {to} are blank"),
            };
            remarks.push(Remark { line: from, kind: RemarkKind::PassedOver, text });
        }
    }

    pub(super) fn too_large(&self) -> Unreadable {
        Unreadable::new(format!(
            "the sheet '{}' is too large: more than {MOST_ROWS} rows, {MOST_COLUMNS} columns, {MOST_CELLS} cells or 1 GB of text; save it as CSV, which may be of any size",
            self.name
        ))
    }
}

/// Trimmed, with single blanks and this between its lines; `_x000D_` is how Excel writes a line break of old.
fn tidied(text: &str, between_lines: &str) -> String {
    let text = if text.contains("_x00") {
        text.replace("_x000D_", "\n")
            .replace("_x000d_", "\n")
            .replace("_x000A_", "\n")
            .replace("_x000a_", "\n")
    } else {
        text.to_owned()
    };
    if !text.contains(['\n', '\r', '\t', '\u{b}', '\u{2028}']) && !text.contains("  ") {
        return text.trim().to_owned();
    }
    let lines = text.split(['\n', '\r', '\u{b}', '\u{2028}']);
    let lines = lines
        .map(|line| line.split(['\t', ' ']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(between_lines)
}
