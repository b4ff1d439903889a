//! GEXF 1.2 and 1.3, as Gephi and NetworkX write it.

use super::records::{Declared, Of, Read, Record, Records};
use crate::read::xml::{Element, Part, Xml, local};
use crate::table::{RemarkKind, Unreadable};

const TIMES_OF_NODES: &str = "the times of nodes are not taken, only those of edges";

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
    /// The spans of time of the open edge.
    spells: Vec<[String; 2]>,
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
            "spell" | "slice" => self.spell(element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "default" => self.is_default = false,
            "attributes" => self.class = None,
            "node" | "edge" => {
                if let Some(record) = self.open.pop() {
                    self.close_record(record);
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
            self.records.note_once(element.line, TIMES_OF_NODES);
        }
        self.open.push(Record::new(Of::Node, element));
    }

    fn open_edge(&mut self, element: &Element) {
        let mut record = Record::new(Of::Edge, element);
        record.supply("kind", element.trimmed("kind"));
        for (name, time) in ["start", "end"].into_iter().zip(self.times(element)) {
            record.supply(name, String::new());
            record.set(name, time);
        }
        self.spells.clear();
        self.open.push(record);
    }

    /// The start and the end of an edge or of one of its spells, each a day or a year.
    fn times(&mut self, element: &Element) -> [String; 2] {
        [["start", "startopen"], ["end", "endopen"]].map(|names| {
            let mut times = names.into_iter().map(|name| element.trimmed(name));
            let time = times.find(|time| !time.is_empty() && !is_endless(time)).unwrap_or_default();
            if self.has_dates {
                return time;
            }
            let Some(year) = year(&time) else { return time };
            if !time.trim_end_matches('0').ends_with('.') && !self.has_told {
                self.has_told = true;
                let text =
                    format!("the times of the graph are numbers; of {time} and the like the year is taken");
                self.records.remark(element.line, RemarkKind::Note, text);
            }
            year.to_owned()
        })
    }

    fn spell(&mut self, element: &Element) {
        match self.open.last() {
            Some(record) if record.of == Of::Edge => {
                let times = self.times(element);
                self.spells.push(times);
            }
            Some(_) => self.records.note_once(element.line, TIMES_OF_NODES),
            None => {}
        }
    }

    /// An edge becomes a row for each of its spells: it ended and began anew.
    fn close_record(&mut self, record: Record) {
        let has_times = !record.own("start").is_empty() || !record.own("end").is_empty();
        if record.of == Of::Node || self.spells.is_empty() {
            return self.records.take(record);
        }
        let spells = std::mem::take(&mut self.spells);
        if has_times {
            let text = "an edge has a start or an end, and spells beside them, which are not taken";
            self.records.note_once(record.line, text);
            return self.records.take(record);
        }
        for [start, end] in spells {
            let mut record = record.clone();
            record.set("start", start);
            record.set("end", end);
            self.records.take(record);
        }
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

/// `-Infinity` and `Infinity` are no times.
fn is_endless(time: &str) -> bool {
    time.trim_start_matches(['-', '+']).to_ascii_lowercase().starts_with("inf")
}

/// The year of a time such as `1990.5`, which is no month.
fn year(time: &str) -> Option<&str> {
    let (year, part) = time.split_once('.')?;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (year.len() == 4 && are_digits(year) && are_digits(part)).then_some(year)
}
