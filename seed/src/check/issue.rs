//! A broken rule: where it stands, and what it says.

use crate::record::DataSet;

/// Which record an issue is in, by its place in the data set's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordAt {
    Dataset,
    Source(usize),
    Country(usize),
    Industry(usize),
    City(usize),
}

/// Which part of a city's record an issue is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// The record itself.
    Whole,
    Summary,
    /// The sources of single fields of the city.
    Cited,
    Fact(usize),
    /// A further source of a fact: the fact, then which one.
    Cite(usize, usize),
    Note(usize),
    /// A source of a note: the note, then which one.
    NoteCite(usize, usize),
    NoFact(usize),
}

/// Where an issue stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    pub record: RecordAt,
    pub item: Item,
    /// The key of the field as the format writes it; empty for the item itself.
    pub field: String,
}

impl At {
    pub fn new(record: RecordAt, item: Item, field: impl Into<String>) -> Self {
        Self { record, item, field: field.into() }
    }
}

/// A broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub at: At,
    /// What was found and what is accepted.
    pub message: String,
}

impl Issue {
    /// The issue with the names of what it is about, for records that come from no file.
    pub fn describe(&self, data: &DataSet) -> String {
        let At { record, item, field } = &self.at;
        let record_name = match *record {
            RecordAt::Dataset => "data set".to_owned(),
            RecordAt::Source(n) => format!("source {}", name(&data.sources, n, |r| &r.slug)),
            RecordAt::Country(n) => format!("country {}", name(&data.countries, n, |r| &r.code)),
            RecordAt::Industry(n) => format!("industry {}", name(&data.industries, n, |r| &r.slug)),
            RecordAt::City(n) => format!("city {}", name(&data.cities, n, |r| &r.slug)),
        };
        let city = if let RecordAt::City(n) = *record { data.cities.get(n) } else { None };
        let item_name = match (*item, city) {
            (Item::Fact(n) | Item::Cite(n, _), Some(city)) => {
                format!(", fact {}", name(&city.facts, n, |r| &r.key))
            }
            (Item::Note(n) | Item::NoteCite(n, _), Some(city)) => {
                format!(", note {}", name(&city.notes, n, |r| &r.key))
            }
            (Item::Summary, _) => ", summary".to_owned(),
            _ => String::new(),
        };
        let field_name = if field.is_empty() { String::new() } else { format!(", {field}") };
        format!("{record_name}{item_name}{field_name}: {}", self.message)
    }
}

fn name<T>(list: &[T], index: usize, name: impl Fn(&T) -> &String) -> &str {
    list.get(index).map_or("?", |record| name(record))
}

/// The issues found so far.
#[derive(Debug, Default)]
pub(super) struct Issues(pub(super) Vec<Issue>);

impl Issues {
    pub(super) fn add(&mut self, at: At, message: impl Into<String>) {
        self.0.push(Issue { at, message: message.into() });
    }

    /// Adds the message, if there is one.
    pub(super) fn add_some(&mut self, at: At, message: Option<String>) {
        if let Some(message) = message {
            self.add(at, message);
        }
    }
}
