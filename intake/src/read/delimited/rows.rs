//! Records into rows as wide as the header, with a remark on each that is none.

use std::cmp::Ordering;

use super::beside::{self, passed_over};
use super::header::Header;
use super::records::Record;
use crate::table::{Remark, RemarkKind, Row};

pub(super) struct Rows {
    pub(super) header: Header,
    remarks: Vec<Remark>,
    taken: Vec<Row>,
    short: Uneven,
    long: Uneven,
}

/// Rows of another width than the header's that lose nothing by it.
#[derive(Default)]
struct Uneven {
    /// Line and number of cells.
    first: Option<(u64, usize)>,
    count: usize,
}

impl Uneven {
    fn add(&mut self, line: u64, cells: usize) {
        self.first.get_or_insert((line, cells));
        self.count += 1;
    }

    fn note(&self, width: usize, what_is_done: &str) -> Option<Remark> {
        let (line, cells) = self.first?;
        let others = match self.count - 1 {
            0 => String::new(),
            1 => ", and one row below is like it".to_owned(),
            more => format!(", and {more} rows below are like it"),
        };
        let text = format!("{} where the header has {width}{others}; {what_is_done}", count(cells));
        Some(Remark { line, kind: RemarkKind::Note, text })
    }
}

impl Rows {
    pub(super) fn under(header: Header) -> Self {
        let (short, long) = (Uneven::default(), Uneven::default());
        Self { header, remarks: Vec::new(), taken: Vec::new(), short, long }
    }

    pub(super) fn finish(mut self) -> (Header, Vec<Row>, Vec<Remark>) {
        let width = self.header.columns.len();
        self.remarks.extend(self.short.note(width, "the last cells are taken as empty"));
        self.remarks.extend(self.long.note(width, "empty cells at the end are left out"));
        (self.header, self.taken, self.remarks)
    }

    /// Takes the last row out if it is one cell right above the line.
    pub(super) fn title_above(&mut self, line: u64) -> Option<(u64, String)> {
        let is_one = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_none();
        let title = self.taken.pop_if(|last| last.line + 2 >= line && is_one(last))?;
        Some((title.line, title.cells.concat()))
    }

    pub(super) fn take(&mut self, record: Record) {
        if let Some(reason) = self.beside(&record) {
            self.remarks.push(passed_over(record.line, reason));
        } else if record.width() > self.header.columns.len() {
            self.refuse(&record);
        } else if let Some(cell) = &record.behind_quote {
            let hint = "write a quote inside a value twice, or take the quotes off";
            let text = format!("text stands behind the closing quote of {cell}; {hint}");
            self.remarks.push(Remark { line: record.line, kind: RemarkKind::Refused, text });
        } else {
            self.push(record);
        }
    }

    /// Why the record is no row.
    fn beside(&self, record: &Record) -> Option<String> {
        let what = if record.is_blank() {
            return Some("a blank line".to_owned());
        } else if record.cells == self.header.cells {
            "the header once more"
        } else if beside::is_rule(record) {
            "a line of a table in Markdown"
        } else if beside::is_comment(record) {
            "a comment"
        } else if self.header.columns.len() > 1 && beside::is_total(record) {
            "a line of totals"
        } else if self.header.columns.len() > 2 && beside::is_note(record) {
            "a note beside the table"
        } else {
            return None;
        };
        Some(format!("{what}: {}", record.text()))
    }

    fn push(&mut self, record: Record) {
        let width = self.header.columns.len();
        let Record { line, mut cells, .. } = record;
        cells.iter_mut().for_each(without_guard);
        match cells.len().cmp(&width) {
            Ordering::Less => self.short.add(line, cells.len()),
            Ordering::Greater => self.long.add(line, cells.len()),
            Ordering::Equal => {}
        }
        cells.resize(width, String::new());
        self.taken.push(Row { line, cells });
    }

    fn refuse(&mut self, record: &Record) {
        let (width, found) = (self.header.columns.len(), count(record.width()));
        let hint = "a separator inside a value needs quotes around the value";
        let text = format!("{found} where the header has {width}; {hint}");
        self.remarks.push(Remark { line: record.line, kind: RemarkKind::Refused, text });
    }
}

/// Takes off the apostrophe that exports put before a text which spreadsheets would take for a formula.
fn without_guard(cell: &mut String) {
    let is_guarded = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if cell.strip_prefix('\'').is_some_and(is_guarded) {
        cell.remove(0);
        *cell = cell.trim().to_owned();
    }
}

fn count(cells: usize) -> String {
    if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") }
}
