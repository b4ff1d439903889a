//! A file's bytes into tables, by content and not by name.

use crate::table::{Tables, Unreadable};

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
