//! Text into records of cells, with the line where each begins; a quote that is never closed is found where it opened.
//!
//! The csv crate counts no lines that end with a lone CR and reads an open quote to the end of the file, so this is our own.

use crate::table::{Unreadable, in_one_line};

/// A cell of more bytes is no value of a list: the separator is another one, or the file is no list.
const MOST_BYTES: usize = 1 << 20;

/// So many cells in a line are no row: far more than there may be columns.
const MOST_CELLS: usize = 100_000;

/// A quoted cell over more lines than this, with separators in them, is one whose quote was forgotten.
const MOST_LINES: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) line: u64,
    /// Trimmed, each line break as one sign; a blank line has one empty cell.
    pub(super) cells: Vec<String>,
    /// A cell with text behind its closing quote, as it stands there.
    pub(super) behind_quote: Option<String>,
}

impl Record {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    pub(super) fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// Its cells up to the last that has something.
    pub(super) fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }

    pub(super) fn text(&self) -> String {
        in_one_line(&self.filled().collect::<Vec<_>>().join(" ")).into_owned()
    }
}

pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    separator: u8,
    /// How many cells a row has, once it is known.
    width: Option<usize>,
    /// Of the record that is read.
    behind_quote: Option<String>,
}

impl<'a> Records<'a> {
    pub(super) fn of(text: &'a str, separator: u8) -> Self {
        Self { text, at: 0, line: 1, separator, width: None, behind_quote: None }
    }

    /// Lines inside a quoted cell that look like rows of this width are taken for rows.
    pub(super) fn expecting(self, width: usize) -> Self {
        Self { width: Some(width), ..self }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn record(&mut self) -> Result<Record, Unreadable> {
        let cells = Vec::with_capacity(self.width.unwrap_or(8));
        let mut record = Record { line: self.line, cells, behind_quote: None };
        loop {
            let line = self.line;
            let cell = self.cell()?;
            if cell.len() > MOST_BYTES {
                let message =
                    "a cell has more than 1 MB of text; the separator may be another one, see --separator";
                return Err(Unreadable::at(line, message));
            }
            record.cells.push(cell);
            if record.cells.len() > MOST_CELLS {
                let message = format!("more than {MOST_CELLS} cells in a line are no row of a table");
                return Err(Unreadable::at(line, message));
            }
            match self.peek() {
                Some(byte) if byte == self.separator => self.at += 1,
                _ => break,
            }
        }
        self.pass_line_end();
        record.behind_quote = self.behind_quote.take();
        Ok(record)
    }

    fn cell(&mut self) -> Result<String, Unreadable> {
        let start = self.at;
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t') && byte != self.separator) {
            self.at += 1;
        }
        if self.peek() == Some(b'"') {
            return self.quoted();
        }
        self.at = start;
        Ok(self.plain().trim().to_owned())
    }

    /// Up to the next separator or line end.
    fn plain(&mut self) -> &'a str {
        let rest = &self.text.as_bytes()[self.at..];
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r');
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let plain = &self.text[self.at..self.at + length];
        self.at += length;
        plain
    }

    fn quoted(&mut self) -> Result<String, Unreadable> {
        let opened = self.line;
        let start = self.at + 1;
        let end = self.closing_quote(start).ok_or_else(|| self.not_closed(start, opened))?;
        let inside = &self.text[start..end];
        self.at = end + 1;
        let after = self.plain().trim_end();
        if !inside.contains(['\n', '\r']) {
            let cell = if inside.contains('"') { inside.replace("\"\"", "\"") } else { inside.to_owned() };
            if after.is_empty() {
                return Ok(trimmed(cell));
            }
            self.behind_quote.get_or_insert_with(|| format!("\"{inside}\"{after}"));
            return Ok(trimmed(cell + after));
        }
        if !after.is_empty() {
            return Err(never_closed(opened));
        }
        self.look_for_rows(inside, opened)?;
        self.line += u64::try_from(lines(inside).count().saturating_sub(1)).unwrap_or(u64::MAX);
        let joined = lines(inside).map(str::trim).collect::<Vec<_>>().join("\n");
        Ok(trimmed(joined.replace("\"\"", "\"")))
    }

    /// The quote that is not one of two, if it is near.
    fn closing_quote(&self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let most = start.saturating_add(MOST_BYTES).min(bytes.len());
        let mut at = start;
        loop {
            at += bytes.get(at..most)?.iter().position(|byte| *byte == b'"')?;
            if bytes.get(at + 1) != Some(&b'"') {
                return Some(at);
            }
            at += 2;
        }
    }

    fn not_closed(&self, start: usize, opened: u64) -> Unreadable {
        if self.text.len() - start <= MOST_BYTES {
            return never_closed(opened);
        }
        let message = format!("the quote opened in line {opened} is not closed within 1 MB of text");
        Unreadable::at(opened, message)
    }

    /// Rows inside a cell were swallowed by a quote that was opened and forgotten.
    fn look_for_rows(&self, inside: &str, opened: u64) -> Result<(), Unreadable> {
        let separators = |line: &str| line.bytes().filter(|byte| *byte == self.separator).count();
        if lines(inside).filter(|line| separators(line) > 0).count() > MOST_LINES {
            return Err(never_closed(opened));
        }
        let whole = lines(inside).skip(1);
        let whole = whole.take(lines(inside).count().saturating_sub(2));
        match self.width.filter(|width| *width > 2) {
            Some(width) if whole.into_iter().any(|line| separators(line) + 1 == width) => {
                Err(never_closed(opened))
            }
            _ => Ok(()),
        }
    }

    fn pass_line_end(&mut self) {
        match self.peek() {
            Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(_) => self.at += 1,
            None => return,
        }
        self.line += 1;
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let record = self.record();
        if record.is_err() {
            self.at = self.text.len();
        }
        Some(record)
    }
}

/// The line of this place in the text, from 1.
pub(super) fn line_at(text: &str, at: usize) -> u64 {
    u64::try_from(lines(&text[..at]).count()).unwrap_or(u64::MAX)
}

/// Lines that end with LF, CR LF or CR; the last may be empty.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let after = if text[end..].starts_with("\r\n") { end + 2 } else { end + 1 };
        rest = Some(&text[after..]);
        Some(&text[..end])
    })
}

fn trimmed(cell: String) -> String {
    let plain = cell.trim();
    if plain.len() == cell.len() { cell } else { plain.to_owned() }
}

fn never_closed(opened: u64) -> Unreadable {
    let message = format!("the quote opened in line {opened} is never closed");
    Unreadable::at(opened, message)
}
