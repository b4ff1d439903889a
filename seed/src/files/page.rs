//! A file while it is read: its tables, where each value stands, and the mistakes found so far.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeTable;

use super::folder::{File, Folder};
use super::mistake::line_and_column;
use super::{Mistake, Mistakes, words};
use crate::check::{At, Issue, Item, RecordAt};

/// Where something stands in a file, in bytes.
pub(super) type Span = Range<usize>;

/// One file.
pub(super) struct Page<'a> {
    pub(super) file: &'a File,
    /// The record of the whole file, or the first one of a list of records.
    pub(super) record: RecordAt,
    pub(super) table: DeTable<'a>,
    notes: RefCell<Notes>,
}

#[derive(Default)]
struct Notes {
    mistakes: Vec<(Span, String)>,
    positions: BTreeMap<At, Span>,
    /// Values that a mistake is reported about already, so that rules need not judge their stand-ins.
    broken: BTreeSet<At>,
    /// The file is no TOML, so that what it lacks means nothing.
    unreadable: bool,
}

impl<'a> Page<'a> {
    pub(super) fn parse(file: &'a File, record: RecordAt) -> Self {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        let unreadable = !errors.is_empty();
        let page = Self { file, record, table: table.into_inner(), notes: RefCell::default() };
        let mut lines = BTreeSet::new();
        for error in errors {
            let span = error.span().unwrap_or_default();
            // What follows in the same line is mostly of the same cause.
            if lines.insert(line_and_column(&file.text, span.start).0) {
                let message = words::explain(&file.text, span.start, error.message());
                page.mistake(span, message);
            }
        }
        page.notes.borrow_mut().unreadable = unreadable;
        page
    }

    /// Whether the file is no TOML.
    pub(super) fn is_unreadable(&self) -> bool {
        self.notes.borrow().unreadable
    }

    pub(super) fn mistake(&self, span: Span, message: impl Into<String>) {
        self.notes.borrow_mut().mistakes.push((span, message.into()));
    }

    /// A mistake about a value that a stand-in takes the place of.
    pub(super) fn broken(&self, at: At, span: Span, message: impl Into<String>) {
        self.notes.borrow_mut().broken.insert(at);
        self.mistake(span, message);
    }

    pub(super) fn stands(&self, at: At, span: Span) {
        // The outer table of an item comes first.
        self.notes.borrow_mut().positions.entry(at).or_insert(span);
    }
}

/// All files of a data set while they are read.
pub(super) struct Pages<'a> {
    pub(super) folder: &'a Folder,
    pages: Vec<Page<'a>>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self { folder, pages: Vec::new() }
    }

    pub(super) fn add(&mut self, page: Page<'a>) {
        self.pages.push(page);
    }

    /// All mistakes by file and line, the broken rules among them; `None` if there are none.
    pub(super) fn finish(self, issues: Vec<Issue>) -> Option<Mistakes> {
        let mut mistakes = Vec::new();
        for page in &self.pages {
            let notes = page.notes.borrow();
            mistakes.extend(notes.mistakes.iter().map(|(span, message)| mistake(page, span, message)));
        }
        for Issue { at, message } in issues {
            let Some(page) = self.pages.iter().find(|page| page.holds(&at)) else { continue };
            let notes = page.notes.borrow();
            if notes.unreadable || notes.broken.contains(&at) {
                continue;
            }
            mistakes.push(mistake(page, &position(&notes.positions, &at), &message));
        }
        mistakes.sort();
        mistakes.dedup();
        (!mistakes.is_empty()).then_some(Mistakes(mistakes))
    }
}

impl Page<'_> {
    fn holds(&self, at: &At) -> bool {
        match (self.record, at.record) {
            (RecordAt::City(mine), RecordAt::City(other)) => mine == other,
            (mine, other) => std::mem::discriminant(&mine) == std::mem::discriminant(&other),
        }
    }
}

/// The position of the value; where it has none, of the item, and else of the whole record.
fn position(positions: &BTreeMap<At, Span>, at: &At) -> Span {
    let item = At::new(at.record, at.item, "");
    let whole = At::new(at.record, Item::Whole, "");
    [at, &item, &whole].into_iter().find_map(|at| positions.get(at)).cloned().unwrap_or_default()
}

fn mistake(page: &Page<'_>, span: &Span, message: &str) -> Mistake {
    let (line, column) = line_and_column(&page.file.text, span.start);
    Mistake { file: page.file.name.clone(), line, column, message: message.to_owned() }
}
