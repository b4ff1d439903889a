//! Nodes and edges as they come, and the tables that they become once all attributes are known.

use std::collections::{HashMap, HashSet};

use crate::read::growing::{Growing, drop_empty};
use crate::read::xml::Element;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

pub(super) type Read = (Vec<Table>, Vec<Remark>);

const NODE_COLUMNS: [&str; 2] = ["id", "label"];
const EDGE_COLUMNS: [&str; 7] = ["source", "target", "id", "label", "start", "end", "weight"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Node,
    Edge,
}

/// An attribute that the file declares.
pub(super) struct Declared {
    pub(super) of: Of,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) default: String,
}

/// A node or an edge.
#[derive(Clone)]
pub(super) struct Record {
    pub(super) of: Of,
    pub(super) line: u64,
    /// By columns that every graph has.
    pub(super) own: Vec<(&'static str, String)>,
    /// By ids of attributes.
    pub(super) attributes: Vec<(String, String)>,
}

impl Record {
    pub(super) fn new(of: Of, element: &Element) -> Self {
        let names: &[&'static str] = match of {
            Of::Node => &NODE_COLUMNS,
            Of::Edge => &EDGE_COLUMNS,
        };
        let own = names.iter().map(|&name| (name, element.trimmed(name))).collect();
        Self { of, line: element.line, own, attributes: Vec::new() }
    }

    pub(super) fn own(&self, name: &str) -> &str {
        self.own.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| value)
    }

    /// Sets a value of the record's own if it has none.
    pub(super) fn supply(&mut self, name: &'static str, value: String) {
        match self.own.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) if old.is_empty() => *old = value,
            Some(_) => {}
            None => self.own.push((name, value)),
        }
    }

    pub(super) fn set(&mut self, name: &str, value: String) {
        if let Some((_, old)) = self.own.iter_mut().find(|(other, _)| *other == name) {
            *old = value;
        }
    }

    /// An attribute that has more values than one.
    fn repeated(&self) -> Option<&str> {
        let mut seen = HashSet::new();
        self.attributes.iter().map(|(id, _)| id.as_str()).find(|id| !seen.insert(*id))
    }

    /// What the record lacks to be a row.
    fn lack(&self) -> Option<&'static str> {
        match self.of {
            Of::Node if self.own("id").is_empty() => Some("the node has no id"),
            Of::Edge if self.own("source").is_empty() => Some("the edge has no source"),
            Of::Edge if self.own("target").is_empty() => Some("the edge has no target"),
            _ => None,
        }
    }
}

#[derive(Default)]
pub(super) struct Records {
    pub(super) declared: Vec<Declared>,
    pub(super) remarks: Vec<Remark>,
    kept: Vec<Record>,
    noted: HashSet<String>,
}

impl Records {
    pub(super) fn take(&mut self, record: Record) {
        if let Some(id) = record.repeated() {
            let title = self.declared.iter().find(|declared| declared.of == record.of && declared.id == id);
            let title = title.map_or(id, |declared| &declared.title);
            let text = format!("'{title}' has several values at one node or edge; the last is taken");
            self.note_once(record.line, &text);
        }
        match record.lack() {
            None => self.kept.push(record),
            Some(text) => self.remark(record.line, RemarkKind::Refused, text),
        }
    }

    pub(super) fn remark(&mut self, line: u64, kind: RemarkKind, text: impl Into<String>) {
        self.remarks.push(Remark { line, kind, text: text.into() });
    }

    /// A remark that is made once, at the first line that it is about.
    pub(super) fn note_once(&mut self, line: u64, text: &str) {
        if self.noted.insert(text.to_owned()) {
            self.remark(line, RemarkKind::Note, text);
        }
    }

    pub(super) fn finish(mut self) -> Result<Read, Unreadable> {
        let (nodes, edges): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.kept).into_iter().partition(|record| record.of == Of::Node);
        let nodes = self.table(Of::Node, nodes, "nodes", Role::Places)?;
        let edges = self.table(Of::Edge, edges, "edges", Role::Links)?;
        Ok((vec![nodes, edges], self.remarks))
    }

    fn table(&self, of: Of, records: Vec<Record>, name: &str, role: Role) -> Result<Table, Unreadable> {
        let own: &[&str] = if of == Of::Node { &NODE_COLUMNS } else { &EDGE_COLUMNS };
        let declared: Vec<&Declared> = self.declared.iter().filter(|declared| declared.of == of).collect();
        let titles = titles(&declared);
        let by_id: HashMap<&str, &String> =
            declared.iter().map(|declared| declared.id.as_str()).zip(&titles).collect();
        let defaults: Vec<(&String, &String)> = titles
            .iter()
            .zip(declared.iter().map(|declared| &declared.default))
            .filter(|(_, default)| !default.is_empty())
            .collect();
        let mut growing = Growing::with_columns(own.iter().copied().chain(titles.iter().map(String::as_str)));
        for record in records {
            growing.add(record.line, values(record, &by_id, &defaults))?;
        }
        growing.into_table(name, role).map(tidied)
    }
}

/// The names of the columns of attributes, each once.
fn titles(declared: &[&Declared]) -> Vec<String> {
    let mut times = HashMap::<&str, usize>::new();
    declared
        .iter()
        .map(|declared| {
            let wanted = if declared.title.is_empty() { &declared.id } else { &declared.title };
            let times = times.entry(wanted).or_default();
            *times += 1;
            if *times == 1 { wanted.clone() } else { format!("{wanted} ({times})") }
        })
        .collect()
}

/// The values of a record by column. An attribute that is named like a column of the graph's own, as where `label` or
/// `start` stands among the data, goes there, unless another value is there already.
fn values(
    record: Record,
    titles: &HashMap<&str, &String>,
    defaults: &[(&String, &String)],
) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> =
        record.own.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let own = values.len();
    for (title, default) in defaults {
        if values.iter().take(own).all(|(name, value)| name != *title || value.is_empty()) {
            values.push(((*title).clone(), (*default).clone()));
        }
    }
    for (id, value) in record.attributes {
        let title = titles.get(id.as_str()).map_or(id, |title| (*title).clone());
        let is_taken = values
            .iter()
            .take(own)
            .any(|(name, stated)| *name == title && !stated.is_empty() && *stated != value);
        values.push((if is_taken { format!("{title} (2)") } else { title }, value));
    }
    values
}

/// `kind` is a column only where an edge has one.
fn tidied(mut table: Table) -> Table {
    drop_empty(&mut table, |name| name == "kind");
    table
}
