//! The zip archive that a workbook is: what kind it is of, and how much it unpacks to.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::read::xml;
use crate::table::Unreadable;

const MOST_BYTES: u64 = 512 << 20;
/// A larger part must not unpack to more than so many times its size.
const RATIO_FROM: u64 = 10 << 20;
const MOST_RATIO: u64 = 200;
const MOST_PARTS: usize = 100_000;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xlsb,
    Ods,
}

impl<'a> Package<'a> {
    /// The archive; none if the bytes are none. Its parts are unpacked once and counted, so that no sizes are trusted.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Option<Self>, Unreadable> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Ok(None);
        }
        let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
            return if looks_like_office(bytes) { Err(cut_off()) } else { Ok(None) };
        };
        Ok(Some(Self { archive }))
    }

    /// What workbook it is; none if it is another archive. The parts of a workbook are sure to be whole and of a bearable size.
    pub(super) fn kind(&mut self) -> Result<Option<Kind>, Unreadable> {
        let has = |name: &str| self.has(name);
        let kind = if has("xl/workbook.xml") {
            Kind::Xlsx
        } else if has("xl/workbook.bin") {
            Kind::Xlsb
        } else if has("content.xml") && has("mimetype") {
            Kind::Ods
        } else {
            return match self.other() {
                Some(message) => Err(Unreadable::new(message)),
                None => Ok(None),
            };
        };
        self.check_sizes()?;
        self.check_parts()?;
        if kind == Kind::Ods {
            self.check_mimetype()?;
        }
        Ok(Some(kind))
    }

    /// Archives that people take for workbooks.
    fn other(&self) -> Option<&'static str> {
        let has = |start: &str| self.archive.file_names().any(|name| name.starts_with(start));
        if has("word/") {
            Some("this is a Word document; copy its table into a spreadsheet, or save it as CSV")
        } else if has("ppt/") {
            Some("this is a PowerPoint presentation; copy its table into a spreadsheet")
        } else if has("Index/") && (has("Metadata/") || has("preview")) {
            Some("this is a document of Apple Numbers or Pages; export it as an Excel workbook or as CSV")
        } else {
            None
        }
    }

    fn check_sizes(&mut self) -> Result<(), Unreadable> {
        if self.archive.len() > MOST_PARTS {
            return Err(Unreadable::new(format!(
                "the workbook has more than {MOST_PARTS} parts; save it as CSV"
            )));
        }
        let mut sum = 0_u64;
        for place in 0..self.archive.len() {
            let Ok(part) = self.archive.by_index_raw(place) else {
                return Err(damaged());
            };
            if part.encrypted() {
                return Err(protected());
            }
            let (size, packed) = (part.size(), part.compressed_size());
            sum = sum.saturating_add(if is_read(part.name()) { size } else { 0 });
            if sum > MOST_BYTES || (size > RATIO_FROM && size / MOST_RATIO > packed) {
                return Err(bomb());
            }
        }
        Ok(())
    }

    /// Unpacks what will be read, as the sizes in the archive may lie.
    fn check_parts(&mut self) -> Result<(), Unreadable> {
        let names: Vec<String> =
            self.archive.file_names().filter(|name| is_read(name)).map(str::to_owned).collect();
        for name in names {
            let bytes = self.bytes(&name)?;
            if !is_binary(&name) && !xml::is_whole(&bytes) {
                return Err(Unreadable::new(format!(
                    "the part '{name}' of the workbook is damaged or cut off; open the file, save it again, and try once more"
                )));
            }
        }
        Ok(())
    }

    fn check_mimetype(&mut self) -> Result<(), Unreadable> {
        let mimetype = self.text("mimetype")?;
        let mimetype = mimetype.trim();
        if !mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Err(Unreadable::new(format!(
                "this is a document of another kind ('{mimetype}'); save its table as .ods or CSV"
            )));
        }
        let manifest = self.text("META-INF/manifest.xml").unwrap_or_default();
        if manifest.contains("encryption-data") { Err(protected()) } else { Ok(()) }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part as text.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Unreadable> {
        let bytes = self.bytes(name)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        String::from_utf8(bytes.to_vec())
            .map_err(|_| Unreadable::new(format!("the part '{name}' of the workbook is not UTF-8")))
    }

    pub(super) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        let mut part = self.archive.by_name(name).map_err(|error| refused(&error))?;
        let size = part.size();
        let mut bytes = Vec::new();
        part.by_ref().take(size.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > size) { Err(bomb()) } else { Ok(bytes) }
    }
}

pub(super) fn is_binary(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".bin")
}

/// Pictures and the like are not unpacked.
pub(super) fn is_read(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match end.as_str() {
        "xml" | "rels" => true,
        "bin" => {
            !name.contains("vbaProject") && !name.contains("printerSettings") && !name.contains("embeddings")
        }
        _ => false,
    }
}

/// The first part of the archive is one of those that offices begin with.
fn looks_like_office(bytes: &[u8]) -> bool {
    let name = bytes.get(30..).unwrap_or_default();
    ["[Content_Types].xml", "mimetype", "_rels/", "docProps/", "xl/", "content.xml", "META-INF/"]
        .iter()
        .any(|start| name.starts_with(start.as_bytes()))
}

fn refused(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(text) if text.contains("assword") => protected(),
        ZipError::UnsupportedArchive(_) => {
            Unreadable::new("the workbook is packed in an unusual way; open it and save it again")
        }
        _ => damaged(),
    }
}

fn cut_off() -> Unreadable {
    Unreadable::new("this is a workbook that is cut off: its end is missing; copy or download it again")
}

pub(super) fn damaged() -> Unreadable {
    Unreadable::new("the workbook is damaged; open it, save it again, and try once more")
}

pub(super) fn protected() -> Unreadable {
    Unreadable::new("the workbook is protected by a password; save it without one")
}

fn bomb() -> Unreadable {
    Unreadable::new(format!(
        "the workbook would unpack to more than {} MB, or to more than {MOST_RATIO} times its size; save the sheet as CSV",
        MOST_BYTES >> 20
    ))
}
