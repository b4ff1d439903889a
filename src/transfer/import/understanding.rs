//! How the files were understood, for a report and for `--explain`.

use std::fmt;

use intake::columns::{Column, Why};
use intake::table::{Format, Table};
use serde::Serialize;

/// One file.
#[derive(Clone, Debug, Serialize)]
pub struct FileRead {
    pub name: String,
    /// In words, such as `text separated by tabs`.
    pub format: String,
    pub encoding: Option<&'static str>,
    pub tables: Vec<TableRead>,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// One of its tables.
#[derive(Clone, Debug, Serialize)]
pub struct TableRead {
    pub name: String,
    pub header_line: Option<u64>,
    pub rows: usize,
    /// What its rows are, in words; empty until it is known whose partners they may be.
    pub shape: String,
    pub columns: Vec<ColumnRead>,
    /// What a person should decide.
    pub doubts: Vec<String>,
}

/// One of its columns.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnRead {
    pub name: String,
    /// Such as `partner.name`; none if the column is not used.
    pub meaning: Option<String>,
    pub why: String,
}

impl FileRead {
    pub(super) fn new(name: &str, format: Format, encoding: Option<&'static str>) -> Self {
        Self {
            name: name.to_owned(),
            format: format.to_string(),
            encoding,
            tables: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Says what the rows of the next table are.
    pub(super) fn rows_are(&mut self, what: String) {
        if let Some(table) = self.tables.iter_mut().find(|table| table.shape.is_empty()) {
            table.shape = what;
        }
    }
}

impl TableRead {
    pub(super) fn new(table: &Table, columns: &[Column], doubts: &[String]) -> Self {
        let column = |column: &Column| ColumnRead {
            name: column.name.clone(),
            meaning: column.meaning.map(|meaning| meaning.to_string()),
            why: match &column.why {
                Why::ByName => "by its name".to_owned(),
                Why::ByMapping => "by the mapping".to_owned(),
                Why::ByContent => "by its content".to_owned(),
                Why::NotUsed(reason) => reason.clone(),
            },
        };
        Self {
            name: table.name.clone(),
            header_line: table.header_line,
            rows: table.rows.len(),
            shape: String::new(),
            columns: columns.iter().map(column).collect(),
            doubts: doubts.to_vec(),
        }
    }
}

impl fmt::Display for FileRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.format)?;
        if let Some(encoding) = self.encoding {
            write!(f, ", {encoding}")?;
        }
        for note in &self.notes {
            write!(f, "\n  {note}")?;
        }
        for table in &self.tables {
            write!(f, "\n{table}")?;
        }
        Ok(())
    }
}

impl fmt::Display for TableRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name.is_empty() { String::new() } else { format!("'{}', ", self.name) };
        let header = self.header_line.map(|line| format!(", names in line {line}")).unwrap_or_default();
        let rows = if self.rows == 1 { "1 row" } else { &format!("{} rows", self.rows) };
        write!(f, "  table {name}{rows}{header}: {}", self.shape)?;
        for ColumnRead { name, meaning, why } in &self.columns {
            match meaning {
                Some(meaning) => write!(f, "\n    '{name}' is {meaning}, {why}")?,
                None => write!(f, "\n    '{name}' is not used: {why}")?,
            }
        }
        for doubt in &self.doubts {
            write!(f, "\n    to decide: {doubt}")?;
        }
        Ok(())
    }
}
