//! The page, cut into its introduction and its numbered entries.

use std::fmt;

/// Where on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Introduction,
    Entry(u32),
}

impl Place {
    /// The place that a file's locator names.
    pub(super) fn parse(locator: &str) -> Option<Self> {
        match locator.strip_prefix("entry ") {
            Some(number) => number.parse().ok().map(Self::Entry),
            None => (locator == "introduction").then_some(Self::Introduction),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Introduction => f.write_str("introduction"),
            Self::Entry(number) => write!(f, "entry {number}"),
        }
    }
}

/// The introduction or an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) place: Place,
    /// `Lucknow, India`; the introduction has none.
    pub(super) heading: Option<String>,
    /// Without the heading; with plain blanks.
    pub(super) text: String,
}

/// The introduction and the entries in their order.
pub(super) fn entries(page: &str) -> Vec<Entry> {
    let page = page.replace(['\u{a0}', '\u{202f}'], " ");
    let mut entries = vec![Entry { place: Place::Introduction, heading: None, text: String::new() }];
    for line in page.lines() {
        if let Some((number, heading)) = heading(line) {
            let heading = Some(heading.to_owned());
            entries.push(Entry { place: Place::Entry(number), heading, text: String::new() });
        } else if let Some(entry) = entries.last_mut() {
            entry.text.push_str(line);
            entry.text.push('\n');
        }
    }
    entries
}

/// The number and text of a heading: `12. Lucknow, India`.
fn heading(line: &str) -> Option<(u32, &str)> {
    let (number, text) = line.trim().split_once(". ")?;
    let number = number.parse().ok()?;
    (text.contains(", ") && !text.ends_with('.')).then(|| (number, text.trim()))
}
