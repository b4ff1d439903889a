//! JSON as it is written: into one buffer, from rows as they come.

use rusqlite::{CachedStatement, Params, Result, Row};

/// The answer so far.
#[derive(Default)]
pub(crate) struct Answer(pub(crate) Vec<u8>);

impl Answer {
    pub(crate) fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A column that is a text.
    pub(crate) fn text(&mut self, row: &Row, column: usize) -> Result<()> {
        self.quoted(row.get_ref(column)?.as_str()?);
        Ok(())
    }

    pub(crate) fn quoted(&mut self, text: &str) {
        serde_json::to_writer(&mut self.0, text).expect("memory takes everything");
    }

    /// A column that is a number.
    pub(crate) fn number(&mut self, row: &Row, column: usize) -> Result<()> {
        let number: i64 = row.get(column)?;
        serde_json::to_writer(&mut self.0, &number).expect("memory takes everything");
        Ok(())
    }

    /// A list with an item for each row.
    pub(crate) fn list(
        &mut self,
        statement: &mut CachedStatement,
        values: impl Params,
        mut item: impl FnMut(&mut Self, &Row) -> Result<()>,
    ) -> Result<()> {
        self.raw("[");
        let mut rows = statement.query(values)?;
        let mut separator = "";
        while let Some(row) = rows.next()? {
            self.raw(separator);
            separator = ",";
            item(self, row)?;
        }
        self.raw("]");
        Ok(())
    }
}
