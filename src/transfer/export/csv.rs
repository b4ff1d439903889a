//! Comma-separated values by RFC 4180, in UTF-8, with a row of names and a line feed after each row.

use csv::{Writer, WriterBuilder};
use serde_json::Value as Json;

use super::cell::{Cell, harmless};
use super::column::Column;
use super::{cities, relations};

/// By which Excel knows that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The row of names.
pub(super) fn head<'c>(columns: impl Iterator<Item = &'c Column>, bom: bool) -> String {
    let names: Vec<&str> = columns.map(|column| column.name).collect();
    format!("{}{}\n", if bom { BYTE_ORDER_MARK } else { "" }, names.join(","))
}

pub(super) fn cities(out: &mut Vec<u8>, nodes: &[Json], _: bool) {
    table(out, nodes, &cities::columns().collect::<Vec<_>>());
}

pub(super) fn relations(out: &mut Vec<u8>, nodes: &[Json], _: bool) {
    table(out, nodes, &relations::columns().collect::<Vec<_>>());
}

fn table(out: &mut Vec<u8>, nodes: &[Json], columns: &[&Column]) {
    rows(out, nodes.iter().map(|node| columns.iter().map(|column| column.cell(node))));
}

/// Writes rows of cells; texts are made harmless, numbers stay numbers.
pub(super) fn rows<'a, R>(out: &mut Vec<u8>, rows: impl IntoIterator<Item = R>)
where
    R: IntoIterator<Item = Cell<'a>>,
{
    let mut writer: Writer<&mut Vec<u8>> = WriterBuilder::new().flexible(true).from_writer(out);
    for row in rows {
        for cell in row {
            let text = cell.text();
            let field = if matches!(cell, Cell::Text(_)) { harmless(&text) } else { text };
            writer.write_field(&*field).expect("memory takes what is written");
        }
        writer.write_record(None::<&[u8]>).expect("memory takes what is written");
    }
    writer.flush().expect("memory takes what is written");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let values =
            [json!("a,b"), json!("say \"a\""), json!("two\nlines"), json!("=1"), json!(-1.5), json!(null)];
        let mut out = Vec::new();
        rows(&mut out, [values.iter().map(|value| Cell::of(Some(value)))]);
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text, "\"a,b\",\"say \"\"a\"\"\",\"two\nlines\",'=1,-1.5,\n");
    }

    #[test]
    fn a_row_of_one_empty_cell_is_no_empty_line() {
        let mut out = Vec::new();
        rows(&mut out, [[Cell::Empty]]);
        assert_eq!(out, b"\"\"\n");
    }
}
