//! Arrays of JSON objects, one a line.

use serde_json::{Map, Value as Json};

use super::column::Column;
use super::{cities, relations};

pub(super) fn cities(out: &mut Vec<u8>, nodes: &[Json], continues: bool) {
    items(out, nodes.iter().map(|node| flat(node, cities::columns())), continues);
}

pub(super) fn relations(out: &mut Vec<u8>, nodes: &[Json], continues: bool) {
    items(out, nodes.iter().map(|node| flat(node, relations::columns())), continues);
}

/// Objects as the schema has them.
pub(super) fn objects(out: &mut Vec<u8>, nodes: &[Json], continues: bool) {
    items(out, nodes, continues);
}

/// An object with a value for each column.
pub(super) fn flat<'c>(node: &Json, columns: impl Iterator<Item = &'c Column>) -> Json {
    let fields = columns.map(|column| (column.name.to_owned(), column.cell(node).json()));
    Json::Object(fields.collect::<Map<_, _>>())
}

/// Writes the items of an array, each in a line of its own.
pub(super) fn items<T: serde::Serialize>(
    out: &mut Vec<u8>,
    items: impl IntoIterator<Item = T>,
    continues: bool,
) {
    let mut continues = continues;
    for item in items {
        out.extend_from_slice(if continues { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut *out, &item).expect("memory takes what is written");
        continues = true;
    }
}
