//! Lists of rows of plain values.

use super::tree::Node;
use crate::read::header;
use crate::table::{Remark, Row, Table};

/// Rows of plain values, as a spreadsheet gives them.
pub(super) fn is_grid(items: &[Node]) -> bool {
    !items.is_empty()
        && items.iter().all(|item| item.list().is_some_and(|row| row.iter().all(Node::is_scalar)))
}

/// Their tables; none where they have no rows.
pub(super) fn grid(name: &str, items: &[Node], remarks: &mut Vec<Remark>) -> Vec<Table> {
    let rows = (1..)
        .zip(items)
        .map(|(line, item)| Row {
            line,
            cells: item.list().unwrap_or_default().iter().map(Node::cell).collect(),
        })
        .collect();
    header::tables(name, rows, remarks)
}
