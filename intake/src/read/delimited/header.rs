//! The header among the first records of a text.

use std::collections::{HashMap, HashSet};

use super::beside::{self, passed_over};
use super::records::Record;
use crate::read::header::{has_other_columns, names_of_two};
use crate::table::{Remark, RemarkKind, in_one_line};

pub(super) struct Header {
    /// Absent where the file has none.
    pub(super) line: Option<u64>,
    pub(super) columns: Vec<String>,
    /// Whether the file names the column, or we do.
    pub(super) is_named: Vec<bool>,
    /// Where the rows begin among the records.
    pub(super) first_row: usize,
    /// The header's own cells, by which it is known when it comes again.
    pub(super) cells: Vec<String>,
    /// The one cell of the line above it.
    pub(super) title: String,
}

/// The first line of words as wide as the rows, with rows of values below it.
pub(super) fn find(records: &[Record]) -> Header {
    let width = usual_width(records);
    // Separators at the ends of the rows make them no wider.
    let filled = records.iter().map(Record::width).max().unwrap_or(width).min(width);
    let found = header_line(records, width).map(|at| (at, width));
    let found = found.or_else(|| header_line(records, filled).map(|at| (at, filled)));
    match found.map(|(at, width)| first_of_its_kind(records, at).unwrap_or((at, width))) {
        Some((at, width)) => of_two_lines(records, at).unwrap_or_else(|| named(records, at, width)),
        None => unnamed(records, width),
    }
}

/// A line above the header that is it with other columns, and how wide it is: the header of a table above.
fn first_of_its_kind(records: &[Record], at: usize) -> Option<(usize, usize)> {
    let is_like = |record: &Record| has_other_columns(&records[at].cells, &record.cells);
    let first = records[..at].iter().position(is_like)?;
    Some((first, records[first].width()))
}

/// A header whose names stand under groups: `Our city`, blank, `Partner`, blank above `Name`, `Country`, `Name`, `Country`.
fn of_two_lines(records: &[Record], at: usize) -> Option<Header> {
    let with_next = |at: usize| {
        let (groups, names) = (records.get(at)?, records.get(at + 1)?);
        let mut header = named(records, at, 0);
        let columns = names_of_two(&groups.cells, &names.cells)?;
        header.is_named = columns.iter().map(|name| !name.is_empty()).collect();
        (header.columns, header.first_row) = (distinct(columns), at + 2);
        header.cells.clone_from(&names.cells);
        Some(header)
    };
    at.checked_sub(1).and_then(with_next).or_else(|| with_next(at))
}

impl Header {
    /// What stands above the rows and is no header, and that there is none.
    pub(super) fn passed_over(&self, records: &[Record]) -> Vec<Remark> {
        let above = &records[..self.first_row];
        let mut remarks: Vec<Remark> = above
            .iter()
            .filter(|record| Some(record.line) != self.line)
            .map(|record| {
                let is_second = self.line.is_some_and(|line| line < record.line);
                let text = if is_second {
                    format!("the second line of the header: {}", record.text())
                } else {
                    what(record)
                };
                passed_over(record.line, text)
            })
            .collect();
        if let (None, Some(first)) = (self.line, records.get(self.first_row)) {
            let names = self.columns.join(", ");
            let text = format!("no line has the names of the columns; they are called {names}");
            remarks.push(Remark { line: first.line, kind: RemarkKind::Note, text });
        }
        remarks
    }

    /// The header of the next table, if the record is this one with other columns.
    pub(super) fn followed_by(&self, record: &Record) -> Option<Self> {
        let is_next = self.line.is_some() && has_other_columns(&self.cells, &record.cells);
        is_next.then(|| named(std::slice::from_ref(record), 0, record.width()))
    }
}

fn what(record: &Record) -> String {
    let text = record.text();
    match text.as_str() {
        "" => "a blank line".to_owned(),
        _ if beside::is_comment(record) => format!("a comment: {text}"),
        _ => format!("a line above the header: {text}"),
    }
}

/// The commonest number of cells; of equally common ones the larger.
fn usual_width(records: &[Record]) -> usize {
    let is_row = |record: &&Record| !record.is_blank() && !beside::is_comment(record);
    let mut widths: Vec<usize> = records.iter().filter(is_row).map(|record| record.cells.len()).collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|one, next| one == next).map(|run| (run.len(), run[0]));
    runs.max().map_or(1, |(_, width)| width)
}

fn header_line(records: &[Record], width: usize) -> Option<usize> {
    let first_row =
        records.iter().position(|record| is_row_of_values(record, width)).unwrap_or(records.len());
    let before = &records[..first_row];
    let could = |at: &usize| could_be_header(&before[*at], width);
    let wide = |at: &usize| before[*at].cells.len() >= width;
    let mut best = (0..before.len()).filter(could).find(wide);
    if best.is_none() && first_row < records.len() {
        // R leaves out the name of the first column.
        best = (0..before.len()).filter(could).find(|at| before[*at].cells.len() + 1 == width);
    }
    let best = best.filter(|at| !is_repeated_below(records, *at));
    best.or_else(|| (0..first_row).rev().find(|at| is_commented_header(&before[*at], width)))
}

/// `# id,name`, as numeric tools write it.
fn is_commented_header(record: &Record, width: usize) -> bool {
    let is_whole = record.cells.len() == width && record.filled().count() == width;
    width > 1 && is_whole && beside::is_comment(record) && !record.filled().any(is_value)
}

/// As wide as the rows and with something that is no name of a column.
fn is_row_of_values(record: &Record, width: usize) -> bool {
    let has_width = record.cells.len() == width || record.width() == width;
    let is_wide = has_width && (width == 1 || record.filled().count() > 1);
    is_wide && !beside::is_comment(record) && record.filled().any(is_value) && !has_years_for_names(record)
}

fn could_be_header(record: &Record, width: usize) -> bool {
    let filled: Vec<&str> = record.filled().collect();
    let distinct = filled.iter().collect::<HashSet<_>>().len();
    let is_filled =
        if width == 1 { filled.len() == 1 } else { filled.len() > 1 && filled.len() * 2 >= width };
    let is_named = has_years_for_names(record) || !filled.iter().any(|cell| is_value(cell));
    let is_sentence = filled.iter().any(|cell| beside::is_sentence(cell));
    is_filled && is_named && distinct * 3 >= filled.len() && !is_sentence && !beside::is_comment(record)
}

/// `City;2019;2020`: the years go up or down.
fn has_years_for_names(record: &Record) -> bool {
    let (values, names): (Vec<&str>, Vec<&str>) = record.filled().partition(|cell| is_value(cell));
    let years: Vec<u16> = values.iter().filter_map(|cell| cell.parse().ok()).collect();
    let are_years = years.len() > 1
        && years.len() == values.len()
        && years.iter().all(|year| (1800..2200).contains(year));
    are_years && !names.is_empty() && (years.is_sorted_by(|a, b| a < b) || years.is_sorted_by(|a, b| a > b))
}

/// A line of words over a table of words is a row itself if one of its words stands below again.
fn is_repeated_below(records: &[Record], at: usize) -> bool {
    let below = records[at + 1..].iter().filter(|record| record.cells != records[at].cells).take(100);
    let below: Vec<&Record> = below.collect();
    let has_values = below.iter().any(|record| record.filled().any(is_value));
    let repeats = |(column, cell): (usize, &String)| {
        !cell.is_empty() && below.iter().any(|record| record.cells.get(column) == Some(cell))
    };
    !has_values && records[at].cells.iter().enumerate().any(repeats)
}

/// Numbers, dates, ids, addresses and points: what names of columns are not.
fn is_value(cell: &str) -> bool {
    let is_address = cell.starts_with("http://") || cell.starts_with("https://");
    let is_point = cell.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("point("));
    let (mut digits, mut letters) = (0, 0);
    for letter in cell.chars() {
        digits += usize::from(letter.is_numeric());
        letters += usize::from(letter.is_alphabetic());
    }
    // `1984年10月` is a date and `Y1990` a name.
    let most = if cell.starts_with(|first: char| first.is_numeric()) { 2 } else { 4 };
    let has_numbers = digits > most * letters;
    let is_item = cell
        .strip_prefix(['Q', 'q'])
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    let is_property =
        cell.strip_prefix(['P', 'p']).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    is_address || is_point || is_item || has_numbers && !is_property
}

fn named(records: &[Record], at: usize, width: usize) -> Header {
    let cells = &records[at].cells;
    let named = &cells[..records[at].width().max(width.min(cells.len()))];
    let mut names: Vec<String> = named.iter().map(|name| in_one_line(name).into_owned()).collect();
    if let Some(bare) = names.first().and_then(|name| name.strip_prefix("# ")) {
        let bare = bare.trim().to_owned();
        names[0] = bare;
    }
    if names.len() < width {
        names.insert(0, String::new());
    }
    let is_named = names.iter().map(|name| !name.is_empty()).collect();
    Header {
        line: Some(records[at].line),
        columns: distinct(names),
        is_named,
        first_row: at + 1,
        cells: cells.clone(),
        title: title(&records[..at]),
    }
}

/// The one cell of the line above the header.
fn title(above: &[Record]) -> String {
    let last = above.iter().rfind(|record| !record.is_blank());
    let title = last.filter(|last| last.filled().count() == 1 && !beside::is_comment(last));
    title.map(Record::text).unwrap_or_default()
}

fn unnamed(records: &[Record], width: usize) -> Header {
    let is_first = |record: &Record| {
        let is_wide = width == 1 || record.filled().count() > 1;
        record.cells.len() == width && is_wide && !record.is_blank() && !beside::is_comment(record)
    };
    Header {
        line: None,
        columns: distinct(vec![String::new(); width]),
        is_named: vec![false; width],
        first_row: records.iter().position(is_first).unwrap_or(records.len()),
        cells: Vec::new(),
        title: String::new(),
    }
}

/// Every column has a name, and no two the same.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut taken: HashSet<String> = names.iter().filter(|name| !name.is_empty()).cloned().collect();
    let mut seen = HashSet::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let place = |(at, name): (usize, String)| {
        let base = if name.is_empty() { format!("column {}", at + 1) } else { name.clone() };
        let is_free = if name.is_empty() { taken.insert(base.clone()) } else { seen.insert(name) };
        if is_free {
            return base;
        }
        let number = numbers.entry(base.clone()).or_insert(1);
        loop {
            *number += 1;
            let free = format!("{base} ({number})");
            if taken.insert(free.clone()) {
                return free;
            }
        }
    };
    names.into_iter().enumerate().map(place).collect()
}
