//! JSON of any other shape: every list or map in it that is a table.

use super::flat;
use super::grid::{grid, is_grid};
use super::object;
use super::tree::{Members, Node, member};
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

/// Parts of names of lists that belong to the object around them, which is a city then.
const PARTNERS: [&str; 8] = ["partner", "twin", "sister", "jumel", "gemell", "herman", "friend", "schwester"];

pub(super) fn read(root: &Node, remarks: &mut Vec<Remark>) -> Result<Vec<Table>, Unreadable> {
    let mut tables = Vec::new();
    collect("", root, &mut tables, remarks)?;
    if tables.is_empty() && root.members().is_some_and(|members| !members.is_empty()) {
        remarks.clear();
        tables.push(records("", std::iter::once((1, root)), remarks)?);
    }
    if tables.iter().all(|table| table.rows.is_empty() || table.columns.is_empty()) {
        return Err(Unreadable::new(
            "the JSON has no table; accepted are lists of objects, objects by id, and lists of pairs",
        ));
    }
    Ok(tables)
}

/// Objects as rows, numbered as they stand.
pub(super) fn records<'a>(
    name: &str,
    items: impl Iterator<Item = (u64, &'a Node)> + Clone,
    remarks: &mut Vec<Remark>,
) -> Result<Table, Unreadable> {
    let lists = flat::Lists::of(items.clone().map(|(_, item)| item));
    let mut growing = Growing::default();
    for (line, item) in items {
        match item.members() {
            Some(members) => {
                for cells in flat::rows(members, &lists)? {
                    growing.add(line, cells)?;
                }
            }
            None => remarks.push(Remark {
                line,
                kind: RemarkKind::Refused,
                text: "the item is no object with named values".to_owned(),
            }),
        }
    }
    growing.into_table(name, Role::Any)
}

/// Says that a member of an object was not taken.
pub(super) fn note_member(name: &str, node: &Node, remarks: &mut Vec<Remark>) {
    let value = node.to_string();
    let text = match value.char_indices().nth(60) {
        None => format!("'{name}' is {value}; it stands beside the tables and is not taken"),
        Some((end, _)) => {
            format!("'{name}' is {}…; it stands beside the tables and is not taken", &value[..end])
        }
    };
    remarks.push(Remark { line: 1, kind: RemarkKind::Note, text });
}

fn collect(
    name: &str,
    node: &Node,
    tables: &mut Vec<Table>,
    remarks: &mut Vec<Remark>,
) -> Result<(), Unreadable> {
    match node {
        Node::List(items) if items.iter().any(Node::is_object) => {
            tables.push(records(name, (1..).zip(items), remarks)?);
        }
        Node::List(items) if is_pairs(items) => tables.push(pairs(name, items)?),
        Node::List(items) if is_grid(items) => tables.extend(grid(name, items, remarks)),
        Node::Object(members) if is_record_with_partners(members) => {
            tables.push(records(name, std::iter::once((1, node)), remarks)?);
        }
        Node::Object(members) => match object::table_of(name, members, remarks)? {
            Some(table) => tables.push(table),
            None => collect_members(name, members, tables, remarks)?,
        },
        Node::Null => {}
        other => note_member(if name.is_empty() { "the file" } else { name }, other, remarks),
    }
    Ok(())
}

fn collect_members(
    name: &str,
    members: &Members,
    tables: &mut Vec<Table>,
    remarks: &mut Vec<Remark>,
) -> Result<(), Unreadable> {
    for (member, node) in members {
        let path = if name.is_empty() { member.clone() } else { format!("{name}.{member}") };
        collect(&path, node, tables, remarks)?;
    }
    Ok(())
}

/// Lists of two plain values each.
fn is_pairs(items: &[Node]) -> bool {
    !items.is_empty()
        && items
            .iter()
            .all(|item| item.list().is_some_and(|pair| pair.len() == 2 && pair.iter().all(Node::is_scalar)))
}

fn pairs(name: &str, items: &[Node]) -> Result<Table, Unreadable> {
    let mut growing = Growing::with_columns(["source", "target"]);
    for (line, item) in (1..).zip(items) {
        let ends = item.list().unwrap_or_default().iter().map(Node::cell);
        growing.add(line, ["source", "target"].map(str::to_owned).into_iter().zip(ends))?;
    }
    growing.into_table(name, Role::Links)
}

/// A city that is the whole object, with its partners in a list.
fn is_record_with_partners(members: &Members) -> bool {
    let has_name = ["name", "city", "id", "label", "slug"]
        .iter()
        .any(|name| member(members, name).is_some_and(|node| node.text().is_some()));
    let is_partners = |(name, node): &(String, Node)| {
        let name = name.to_lowercase();
        PARTNERS.iter().any(|part| name.contains(part))
            && node.list().is_some_and(|items| items.iter().any(Node::is_object))
    };
    has_name
        && members.iter().any(is_partners)
        && members.iter().filter(|(_, node)| node.list().is_some()).count() == 1
}
