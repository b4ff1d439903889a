//! GEXF 1.2 and 1.3, as Gephi and NetworkX write it.

use super::records::{Declared, Of, Read, Record, Records};
use crate::read::xml::{Element, Part, Xml, local};
use crate::table::{RemarkKind, Unreadable};

#[derive(Default)]
struct Reading {
    records: Records,
    /// Of the block of declarations that is open; none if it is of the graph itself.
    class: Option<Of>,
    is_default: bool,
    /// Times are dates; by the standard they are numbers where the graph does not say so.
    has_dates: bool,
    /// It is told that fractions of years are not taken.
    has_told: bool,
    /// Nodes may lie in nodes.
    open: Vec<Record>,
}

pub(super) fn read(xml: &mut Xml<'_>) -> Result<Read, Unreadable> {
    let mut reading = Reading::default();
    loop {
        match xml.next()? {
            Part::Open(element) => reading.open(&element),
            Part::Close(name) => reading.close(local(&name)),
            Part::Text(text) => reading.text(&text),
            Part::End => return reading.records.finish(),
        }
    }
}

impl Reading {
    fn open(&mut self, element: &Element) {
        match element.local() {
            "attributes" => self.class = class(element),
            "attribute" => self.declare(element),
            "default" => self.is_default = true,
            "node" => self.open_node(element),
            "graph" => {
                let format = element.trimmed("timeformat");
                self.has_dates = !matches!(&*format, "" | "double" | "float" | "integer");
            }
            "edge" => self.open_edge(element),
            "attvalue" => self.value(element),
            "spells" | "slices" => self.records.note_once(
                element.line,
                "spans of time that are given as spells are not taken; give an edge a start and an end",
            ),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "default" => self.is_default = false,
            "attributes" => self.class = None,
            "node" | "edge" => {
                if let Some(record) = self.open.pop() {
                    self.records.take(record);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let (true, Some(declared)) =
            (self.is_default && self.class.is_some(), self.records.declared.last_mut())
        {
            declared.default.push_str(text.trim());
        }
    }

    fn declare(&mut self, element: &Element) {
        let Some(of) = self.class else {
            return;
        };
        self.records.declared.push(Declared {
            of,
            id: element.trimmed("id"),
            title: element.trimmed("title"),
            default: String::new(),
        });
    }

    fn open_node(&mut self, element: &Element) {
        if ["start", "end", "startopen", "endopen", "timestamp"]
            .iter()
            .any(|name| element.get(name).is_some())
        {
            self.records.note_once(element.line, "the times of nodes are not taken, only those of edges");
        }
        self.open.push(Record::new(Of::Node, element));
    }

    fn open_edge(&mut self, element: &Element) {
        let mut record = Record::new(Of::Edge, element);
        record.supply("start", element.trimmed("startopen"));
        record.supply("end", element.trimmed("endopen"));
        record.supply("kind", element.trimmed("kind"));
        if !self.has_dates {
            for name in ["start", "end"] {
                let time = record.own(name).to_owned();
                let Some(year) = year(&time) else { continue };
                record.set(name, year.to_owned());
                if !time.trim_end_matches('0').ends_with('.') && !self.has_told {
                    self.has_told = true;
                    let text = format!(
                        "the times of the graph are numbers; of {time} and the like the year is taken"
                    );
                    self.records.remark(element.line, RemarkKind::Note, text);
                }
            }
        }
        self.open.push(record);
    }

    fn value(&mut self, element: &Element) {
        let id = element.get("for").or_else(|| element.get("id")).unwrap_or_default().trim().to_owned();
        let Some(record) = self.open.last_mut() else {
            return;
        };
        if id.is_empty() {
            let text = "a value names no attribute by 'for', and is not taken";
            self.records.remark(element.line, RemarkKind::Note, text);
            return;
        }
        record.attributes.push((id, element.trimmed("value")));
    }
}

fn class(element: &Element) -> Option<Of> {
    match element.trimmed("class").to_ascii_lowercase().as_str() {
        "node" => Some(Of::Node),
        "edge" => Some(Of::Edge),
        _ => None,
    }
}

/// The year of a time such as `1990.5`, which is no month.
fn year(time: &str) -> Option<&str> {
    let (year, part) = time.split_once('.')?;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (year.len() == 4 && are_digits(year) && are_digits(part)).then_some(year)
}
