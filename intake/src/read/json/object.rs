//! Objects that are a table as a whole: by id, by column, by name.

use std::collections::HashMap;

use super::flat;
use super::grid::{grid, is_grid};
use super::tree::{Members, Node, member};
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

/// The table that an object is as a whole.
pub(super) fn table_of(
    name: &str,
    members: &Members,
    remarks: &mut Vec<Remark>,
) -> Result<Option<Table>, Unreadable> {
    if let Some(table) = split(name, members, remarks) {
        return Ok(Some(table));
    }
    if is_map(members) {
        return by_id(name, members).map(Some);
    }
    if is_adjacency(members) {
        return adjacency(name, members, remarks).map(Some);
    }
    if is_alike(members) {
        return by_key(name, members, remarks).map(Some);
    }
    Ok(None)
}

/// Names of columns and rows apart, as pandas writes them with `orient="split"`.
fn split(name: &str, members: &Members, remarks: &mut Vec<Remark>) -> Option<Table> {
    let columns = member(members, "columns")?.list()?;
    let data = member(members, "data")?.list()?;
    if !is_grid(data) || !columns.iter().all(Node::is_scalar) {
        return None;
    }
    let mut rows = vec![Node::List(columns.to_vec())];
    rows.extend_from_slice(data);
    let mut tables = grid(name, &rows, remarks);
    tables.pop().filter(|_| tables.is_empty())
}

/// Objects by id. Each is a thing with values of its own, or all are of one kind; else they are groups of other things.
fn is_map(members: &Members) -> bool {
    let has_values = |node: &Node| {
        node.members().is_some_and(|inner| inner.is_empty() || inner.iter().any(|(_, node)| is_value(node)))
    };
    !members.is_empty()
        && members.iter().all(|(_, node)| node.is_object())
        && (members.iter().all(|(_, node)| has_values(node))
            || is_uniform(members.iter().map(|(_, node)| node)))
}

/// A plain value, or a list of some.
fn is_value(node: &Node) -> bool {
    node.list().map_or(node.is_scalar(), |items| !items.is_empty() && items.iter().all(Node::is_scalar))
}

/// More objects than one, with the same names in them.
fn is_uniform<'a>(nodes: impl ExactSizeIterator<Item = &'a Node>) -> bool {
    let count = nodes.len();
    let mut names = nodes.map(|node| {
        let mut names: Vec<&str> =
            node.members().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    });
    match names.next() {
        Some(first) => count > 1 && !first.is_empty() && names.all(|names| names == first),
        None => false,
    }
}

fn by_id(name: &str, members: &Members) -> Result<Table, Unreadable> {
    if let Some(table) = by_column(name, members)? {
        return Ok(table);
    }
    let lists = flat::Lists::of(members.iter().map(|(_, node)| node));
    let mut growing = Growing::with_columns(["id"]);
    for (line, (id, node)) in (1..).zip(members) {
        for cells in flat::rows(node.members().unwrap_or(&Vec::new()), &lists)? {
            // Where the object has an id of its own, the key stands beside it.
            let key =
                if cells.iter().any(|(name, value)| name == "id" && value != id) { "key" } else { "id" };
            growing.add(line, std::iter::once((key.to_owned(), id.clone())).chain(cells))?;
        }
    }
    growing.into_table(name, Role::Any)
}

/// Columns of cells by the number of the row, as pandas writes them by default.
fn by_column(name: &str, members: &Members) -> Result<Option<Table>, Unreadable> {
    let is_column = |node: &Node| {
        node.members().is_some_and(|cells| {
            cells.iter().all(|(row, cell)| row.parse::<u64>().is_ok() && cell.is_scalar())
        })
    };
    if !members.iter().all(|(name, node)| is_column(node) && name.parse::<u64>().is_err()) {
        return Ok(None);
    }
    let mut numbers: Vec<&str> = Vec::new();
    let mut rows: HashMap<&str, flat::Cells> = HashMap::new();
    for (column, node) in members {
        for (row, cell) in node.members().into_iter().flatten() {
            let cells = rows.entry(row).or_insert_with(|| {
                numbers.push(row);
                Vec::new()
            });
            cells.push((column.clone(), cell.cell()));
        }
    }
    let mut growing = Growing::with_columns(members.iter().map(|(name, _)| name.as_str()));
    for (line, number) in (1..).zip(numbers) {
        growing.add(line, rows.remove(number).unwrap_or_default())?;
    }
    growing.into_table(name, Role::Any).map(Some)
}

/// The partners of each city by its name: `{"Kiel": ["Vaasa", "Brest"]}`.
fn is_adjacency(members: &Members) -> bool {
    let is_names =
        |node: &Node| node.list().is_some_and(|items| items.iter().all(|item| item.text().is_some()));
    members.iter().all(|(_, node)| is_names(node))
        && members.iter().any(|(_, node)| node.list().is_some_and(|items| !items.is_empty()))
}

fn adjacency(name: &str, members: &Members, remarks: &mut Vec<Remark>) -> Result<Table, Unreadable> {
    let text = "each name is read as linked with the names in its list".to_owned();
    remarks.push(Remark { line: 1, kind: RemarkKind::Note, text });
    let mut growing = Growing::with_columns(["source", "target"]);
    for (line, (source, node)) in (1..).zip(members) {
        let targets = node.list().unwrap_or_default().iter().map(Node::cell);
        // A city without partners is still a row.
        let none = node.list().is_some_and(<[Node]>::is_empty).then(String::new);
        for target in targets.chain(none) {
            growing.add(line, [("source".to_owned(), source.clone()), ("target".to_owned(), target)])?;
        }
    }
    growing.into_table(name, Role::Links)
}

/// Lists of objects with the same names in them, by what they have in common: `{"France": [...], "Japan": [...]}`.
fn is_alike(members: &Members) -> bool {
    let first: Option<Vec<&Node>> =
        members.iter().map(|(_, node)| node.list()?.first().filter(|item| item.is_object())).collect();
    first.is_some_and(|first| is_uniform(first.into_iter()))
}

fn by_key(name: &str, members: &Members, remarks: &mut Vec<Remark>) -> Result<Table, Unreadable> {
    let text = "the column 'key' has the name under which each list stands in the file".to_owned();
    remarks.push(Remark { line: 1, kind: RemarkKind::Note, text });
    let mut growing = Growing::with_columns(["key"]);
    let items = members
        .iter()
        .flat_map(|(key, node)| node.list().unwrap_or_default().iter().map(move |item| (key, item)));
    let lists = flat::Lists::of(items.clone().map(|(_, item)| item));
    for (line, (key, item)) in (1..).zip(items) {
        let Some(inner) = item.members() else {
            let text = "the item is no object with named values".to_owned();
            remarks.push(Remark { line, kind: RemarkKind::Refused, text });
            continue;
        };
        for cells in flat::rows(inner, &lists)? {
            growing.add(line, std::iter::once(("key".to_owned(), key.clone())).chain(cells))?;
        }
    }
    growing.into_table(name, Role::Any)
}
