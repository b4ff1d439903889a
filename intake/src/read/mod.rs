//! A file's bytes into tables, by content and not by name.

use crate::table::{Remark, RemarkKind, Tables, Unreadable};

mod delimited;
mod foreign;
mod graph;
mod growing;
mod header;
mod json;
mod options;
mod own;
mod sheet;
mod sparql_tsv;
mod text;
mod xml;

pub use options::ReadOptions;

/// Reads a file. `name` is for messages only.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Tables, Unreadable> {
    if let Some(tables) = sheet::read(bytes, options)? {
        return Ok(tables);
    }
    let mut tables = of_text(bytes, options)?;
    if let Some(sheet) = &options.sheet {
        let text = format!("the sheet '{sheet}' is not looked for: only workbooks have sheets");
        tables.remarks.insert(0, Remark { line: 1, kind: RemarkKind::Note, text });
    }
    Ok(tables)
}

fn of_text(bytes: &[u8], options: &ReadOptions) -> Result<Tables, Unreadable> {
    let text = text::decode(bytes, options)?;
    let start = text.content.trim_start();
    if start.is_empty() {
        return Err(Unreadable::new("the file is empty"));
    }
    if let Some(message) = own::of(start).or_else(|| foreign::of(start)) {
        return Err(Unreadable::new(message));
    }
    if let Some(results) = sparql_tsv::read(&text) {
        return results;
    }
    if start.starts_with('<') {
        return graph::read(&text);
    }
    if start.starts_with(['{', '[']) {
        return json::read(&text);
    }
    delimited::read(&text, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_a_text_is_told() {
        let options = ReadOptions { sheet: Some("2024".to_owned()), ..ReadOptions::default() };
        let tables = read(b"City,Country\nKiel,DE\n", &options).expect("a table");
        assert_eq!(tables.tables[0].rows.len(), 1);
        assert!(tables.remarks[0].text.contains("only workbooks have sheets"), "{:?}", tables.remarks);
    }
}
