//! What every format is read into: tables of text.

use std::collections::BTreeMap;
use std::fmt;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    pub format: Format,
    /// Of text: the encoding that it was read in, such as `UTF-8` or `windows-1252`.
    pub encoding: Option<&'static str>,
    pub tables: Vec<Table>,
    /// What was passed over on the way, and what a reader should know, in the order of the file.
    pub remarks: Vec<Remark>,
}

/// Rows under columns that have names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet, or the part of the file, such as `nodes`; empty where a file has one table only.
    pub name: String,
    pub role: Role,
    /// The one cell of the line above the header; empty where there is none.
    pub title: String,
    /// The line of the header, if the table has one in the file.
    pub header_line: Option<u64>,
    /// As the file writes them. A column `x@lang` has the language of each value of the column `x`.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// The lines of rows with cells that are struck through, each with the names of these cells, such as `A3, B3`.
    pub struck: BTreeMap<u64, String>,
}

/// What the rows of a table are, as far as the format says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// The columns tell.
    #[default]
    Any,
    /// Each row is a place: nodes of a graph.
    Places,
    /// Each row is a link between two places: edges of a graph.
    Links,
}

/// One row; it has as many cells as its table has columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it begins in the file: a line, a row of a sheet, or the number of the item, each counted from 1.
    pub line: u64,
    /// Trimmed; empty where there is no value. Lines in a cell stay apart: they may be several names.
    pub cells: Vec<String>,
}

/// A text with blanks in the place of its line breaks.
pub fn in_one_line(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\n') {
        return text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ").into();
    }
    text.into()
}

/// Something that a reader did not take as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub line: u64,
    pub kind: RemarkKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A line that is no row: a title above the header, a total, a comment, a blank line. It counts as passed over.
    PassedOver,
    /// A row that cannot be read. It counts as refused.
    Refused,
    /// Nothing was lost.
    Note,
}

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with a separator.
    Delimited {
        separator: char,
    },
    Excel,
    OpenDocument,
    /// Results of a SPARQL query as JSON.
    SparqlJson,
    Gexf,
    GraphMl,
    GeoJson,
    /// `{"nodes": [...], "links": [...]}`, as NetworkX and D3 write it.
    NodeLinkJson,
    /// The `dataset.json` of an export.
    Dataset,
    /// Any other JSON: lists of objects, which may have lists of objects in them.
    Json,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Delimited { separator: '\t' } => "text separated by tabs",
            Self::Delimited { separator: ',' } => "text separated by commas",
            Self::Delimited { separator: ';' } => "text separated by semicolons",
            Self::Delimited { separator } => return write!(f, "text separated by '{separator}'"),
            Self::Excel => "an Excel workbook",
            Self::OpenDocument => "an OpenDocument spreadsheet",
            Self::SparqlJson => "SPARQL results in JSON",
            Self::Gexf => "a GEXF graph",
            Self::GraphMl => "a GraphML graph",
            Self::GeoJson => "GeoJSON",
            Self::NodeLinkJson => "a graph in JSON",
            Self::Dataset => "a data set in JSON",
            Self::Json => "JSON",
        })
    }
}

/// Why a file cannot be read at all. The text says what was seen and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct Unreadable {
    pub line: Option<u64>,
    pub message: String,
}

impl Unreadable {
    pub fn new(message: impl Into<String>) -> Self {
        Self { line: None, message: message.into() }
    }

    pub fn at(line: u64, message: impl Into<String>) -> Self {
        Self { line: Some(line), message: message.into() }
    }
}
