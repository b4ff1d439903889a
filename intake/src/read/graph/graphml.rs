//! GraphML, as NetworkX, igraph and yEd write it.

use super::records::{Declared, Of, Read, Record, Records};
use crate::read::xml::{Element, Part, Xml, local};
use crate::table::{RemarkKind, Unreadable};

#[derive(Default)]
struct Reading {
    records: Records,
    /// How many declarations the open key made: two if it is for nodes and edges.
    declaring: usize,
    is_default: bool,
    open: Vec<Record>,
    /// The key and the text of the open data, and how many elements are open in it.
    data: Option<(String, String)>,
    inside: usize,
    /// The text that a drawing program shows at the node or edge.
    shown: Option<String>,
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
        if self.data.is_some() {
            self.inside += 1;
            if matches!(element.local(), "NodeLabel" | "EdgeLabel") {
                self.shown = Some(String::new());
            }
            return;
        }
        match element.local() {
            "key" => self.declare(element),
            "default" => self.is_default = true,
            "node" => self.open.push(Record::new(Of::Node, element)),
            "edge" => self.open.push(Record::new(Of::Edge, element)),
            "hyperedge" => self.records.remark(
                element.line,
                RemarkKind::Refused,
                "a hyperedge joins more than two nodes; write an edge for each two",
            ),
            "data" => self.data = Some((element.trimmed("key"), String::new())),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.data.is_some() && self.inside > 0 {
            self.inside -= 1;
            if let Some(shown) = self.shown.take()
                && let Some(record) = self.open.last_mut()
            {
                record.supply("label", shown.trim().to_owned());
            }
            return;
        }
        match name {
            "data" => self.close_data(),
            "default" => self.is_default = false,
            "key" => self.declaring = 0,
            "node" | "edge" => {
                if let Some(record) = self.open.pop() {
                    self.records.take(record);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(shown) = &mut self.shown {
            shown.push_str(text);
        } else if let (0, Some((_, data))) = (self.inside, &mut self.data) {
            data.push_str(text);
        } else if self.is_default {
            for declared in self.records.declared.iter_mut().rev().take(self.declaring) {
                declared.default.push_str(text.trim());
            }
        }
    }

    fn declare(&mut self, element: &Element) {
        let of: &[Of] = match element.trimmed("for").as_str() {
            "node" => &[Of::Node],
            "edge" => &[Of::Edge],
            "all" | "" => &[Of::Node, Of::Edge],
            _ => &[],
        };
        // Drawings have no value of their own; what they show is the label.
        let of = if element.get("yfiles.type").is_some() { &[] } else { of };
        self.declaring = of.len();
        self.records.declared.extend(of.iter().map(|&of| Declared {
            of,
            id: element.trimmed("id"),
            title: element.trimmed("attr.name"),
            default: String::new(),
        }));
    }

    fn close_data(&mut self) {
        if let (Some((key, text)), Some(record)) = (self.data.take(), self.open.last_mut()) {
            let text = text.trim();
            if !text.is_empty() {
                record.attributes.push((key, text.to_owned()));
            }
        }
    }
}
