//! XML as a stream of elements and texts: no entities of its own, bounded depth, and lines in messages.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::table::Unreadable;

/// Graphs and spreadsheets stay below 20.
const MOST_DEPTH: usize = 256;

pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    counted: usize,
    line: u64,
    open: Vec<String>,
}

pub(super) enum Part {
    Open(Element),
    Close(String),
    Text(String),
    End,
}

/// The start of an element; names are as written, with their prefix.
pub(super) struct Element {
    pub(super) name: String,
    pub(super) line: u64,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn local(&self) -> &str {
        local(&self.name)
    }

    /// The value of an attribute by its name as written.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The trimmed value; empty without the attribute.
    pub(super) fn trimmed(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().trim().to_owned()
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text, counted: 0, line: 1, open: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Result<Part, Unreadable> {
        loop {
            let begins = self.line;
            let event = self.reader.read_event();
            self.count_lines();
            match event {
                Ok(Event::Start(start)) => return self.opened(&start, begins).map(Part::Open),
                Ok(Event::End(end)) => {
                    self.open.pop();
                    return Ok(Part::Close(String::from_utf8_lossy(end.name().as_ref()).into_owned()));
                }
                Ok(Event::Text(text)) => return Ok(Part::Text(self.decoded(text.xml10_content())?)),
                Ok(Event::CData(text)) => return Ok(Part::Text(self.decoded(text.xml10_content())?)),
                Ok(Event::GeneralRef(reference)) => return self.resolved(&reference).map(Part::Text),
                Ok(Event::DocType(doctype)) => self.check_doctype(&doctype)?,
                Ok(Event::Eof) => return self.ended(),
                Ok(Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
                Err(error) => return Err(self.malformed(&error)),
            }
        }
    }

    fn opened(&mut self, start: &BytesStart<'_>, line: u64) -> Result<Element, Unreadable> {
        if self.open.len() >= MOST_DEPTH {
            return Err(Unreadable::at(
                self.line,
                format!("elements are nested more than {MOST_DEPTH} deep"),
            ));
        }
        let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.malformed(&error))?;
            let value = attribute
                .decode_and_unescape_value(self.reader.decoder())
                .map_err(|error| self.malformed(&error))?;
            attributes
                .push((String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value.into_owned()));
        }
        self.open.push(name.clone());
        Ok(Element { name, line, attributes })
    }

    fn decoded<T: Into<String>, E: std::fmt::Display>(
        &self,
        text: Result<T, E>,
    ) -> Result<String, Unreadable> {
        text.map(Into::into).map_err(|error| self.malformed(&error))
    }

    /// The five entities of XML and characters by number; there are no others without a DOCTYPE that declares them.
    fn resolved(&self, reference: &BytesRef<'_>) -> Result<String, Unreadable> {
        if let Some(character) = reference.resolve_char_ref().map_err(|error| self.malformed(&error))? {
            return Ok(character.to_string());
        }
        let name = self.decoded(reference.decode())?;
        let text = match name.as_str() {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => {
                return Err(Unreadable::at(
                    self.line,
                    format!(
                        "XML has no entity '&{name};'; write the character itself, or its number such as '&#244;'"
                    ),
                ));
            }
        };
        Ok(text.to_owned())
    }

    fn check_doctype(&self, doctype: &[u8]) -> Result<(), Unreadable> {
        if String::from_utf8_lossy(doctype).to_ascii_uppercase().contains("<!ENTITY") {
            return Err(Unreadable::at(
                self.line,
                "the DOCTYPE declares entities, which can unpack without end; take it out and write the texts in full",
            ));
        }
        Ok(())
    }

    fn ended(&self) -> Result<Part, Unreadable> {
        match self.open.last() {
            None => Ok(Part::End),
            Some(name) => Err(Unreadable::at(
                self.line,
                format!("the file ends inside the element '{name}'; it seems to be cut off"),
            )),
        }
    }

    fn malformed(&self, error: &dyn std::fmt::Display) -> Unreadable {
        Unreadable::at(self.line, format!("this is no well-formed XML: {error}"))
    }

    fn count_lines(&mut self) {
        let position = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let seen = self.text.as_bytes().get(self.counted..position).unwrap_or_default();
        self.line += seen.iter().map(|&byte| u64::from(byte == b'\n')).sum::<u64>();
        self.counted = self.counted.max(position.min(self.text.len()));
    }
}

/// Whether bytes are XML that is closed to its end, and declares no entities.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut reader = Reader::from_reader(bytes);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if depth < MOST_DEPTH => depth += 1,
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Eof) => return depth == 0,
            Ok(Event::Start(_) | Event::DocType(_)) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}
