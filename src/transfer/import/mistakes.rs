//! What is wrong with the files of an import, all of it at once.

use std::fmt;

/// Why files cannot be imported; nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{0}")]
    Mistakes(Mistakes),
}

/// Everything that is wrong, each with file, line, column, value and what is accepted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mistakes(Vec<String>);

/// How many mistakes are shown before the rest is only counted.
const SHOWN: usize = 20;

impl Mistakes {
    pub(super) fn add(&mut self, place: &Place<'_>, message: &str) {
        self.0.push(format!("{place}: {message}"));
    }

    /// The value, if nothing was wrong.
    pub(super) fn end<T>(self, value: T) -> Result<T, ImportError> {
        if self.0.is_empty() { Ok(value) } else { Err(ImportError::Mistakes(self)) }
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} {}, nothing was imported:", if count == 1 { "mistake" } else { "mistakes" })?;
        for mistake in self.0.iter().take(SHOWN) {
            write!(f, "\n  {mistake}")?;
        }
        match count.saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

/// Where a mistake is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) line: u64,
    pub(super) column: Option<&'a str>,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        self.column.map_or(Ok(()), |column| write!(f, ", column '{column}'"))
    }
}
