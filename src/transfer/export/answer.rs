//! The one list of an answer as comma-separated values, flat by paths.

use async_graphql::Value;
use serde_json::Value as Json;

use super::cell::Cell;
use super::csv;
use crate::graphql::engine::selected::Selected;

/// The media type of an answer in this form.
pub const CONTENT_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// Where the list of an answer is, and what is selected of its items.
#[derive(Debug)]
pub struct Table {
    /// JSON pointers: to the list, and into each item.
    list: String,
    columns: Vec<(String, String)>,
}

/// Why an answer is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    #[error("the query selects no list")]
    NoList,
    #[error("the query selects more than one list: {}", .0.join(", "))]
    Lists(Vec<String>),
}

impl Table {
    /// The table of what is selected.
    pub fn of(selected: &[Selected]) -> Result<Self, NoTable> {
        let mut lists = Vec::new();
        find(selected, &mut Vec::new(), &mut lists);
        let [(path, list)] = lists.as_slice() else {
            let names: Vec<String> = lists.iter().map(|(path, _)| path.join(".")).collect();
            return Err(if names.is_empty() { NoTable::NoList } else { NoTable::Lists(names) });
        };
        let mut columns = Vec::new();
        leaves(&list.below, &mut Vec::new(), &mut columns);
        if columns.is_empty() {
            // A list of plain values.
            columns.push((list.key.clone(), String::new()));
        }
        Ok(Self { list: pointer(path), columns })
    }

    /// The table as text, with a row of names.
    pub fn write(&self, data: Value) -> Vec<u8> {
        let data = data.into_json().unwrap_or_default();
        let items = data.pointer(&self.list).and_then(Json::as_array);
        let mut out = Vec::new();
        let names = self.columns.iter().map(|(name, _)| Cell::Text(name.as_str().into()));
        csv::rows(&mut out, [names]);
        let row = |item| self.columns.iter().map(move |(_, pointer)| Cell::of(Json::pointer(item, pointer)));
        csv::rows(&mut out, items.into_iter().flatten().map(row));
        out
    }
}

/// All lists, also those in lists.
fn find<'s>(
    selected: &'s [Selected],
    path: &mut Vec<&'s str>,
    lists: &mut Vec<(Vec<&'s str>, &'s Selected)>,
) {
    for field in selected {
        path.push(&field.key);
        if field.is_list {
            lists.push((path.clone(), field));
        }
        find(&field.below, path, lists);
        path.pop();
    }
}

/// The plain values below an object, each with its name and its pointer.
fn leaves<'s>(selected: &'s [Selected], path: &mut Vec<&'s str>, columns: &mut Vec<(String, String)>) {
    for field in selected {
        path.push(&field.key);
        if field.below.is_empty() {
            columns.push((path.join("."), pointer(path)));
        }
        leaves(&field.below, path, columns);
        path.pop();
    }
}

/// Names of GraphQL need no escapes.
fn pointer(path: &[&str]) -> String {
    path.iter().flat_map(|key| ["/", key]).collect()
}

#[cfg(test)]
mod tests {
    use async_graphql::value;

    use super::*;

    fn leaf(key: &str) -> Selected {
        Selected { key: key.to_owned(), is_list: false, below: Vec::new() }
    }

    fn object(key: &str, is_list: bool, below: Vec<Selected>) -> Selected {
        Selected { key: key.to_owned(), is_list, below }
    }

    #[test]
    fn a_list_is_flat_by_paths() {
        let country = object("country", false, vec![leaf("name")]);
        let nodes = object("nodes", true, vec![leaf("slug"), country]);
        let selected = [object("cities", false, vec![leaf("totalCount"), nodes])];
        let table = Table::of(&selected).expect("one list");
        let data = value!({ "cities": { "totalCount": 2, "nodes": [
            { "slug": "a", "country": { "name": "=A" } },
            { "slug": "b", "country": null },
        ] } });
        let text = String::from_utf8(table.write(data)).expect("UTF-8");
        assert_eq!(text, "slug,country.name\na,'=A\nb,\n");
    }

    #[test]
    fn a_list_of_plain_values_has_one_column() {
        let table =
            Table::of(&[object("home", false, vec![object("tags", true, vec![])])]).expect("one list");
        let text = String::from_utf8(table.write(value!({ "home": { "tags": ["x", "y"] } }))).expect("UTF-8");
        assert_eq!(text, "tags\nx\ny\n");
    }

    #[test]
    fn no_list_and_several_are_no_table() {
        assert_eq!(Table::of(&[leaf("a")]).expect_err("none"), NoTable::NoList);
        let names = object("names", true, vec![leaf("text")]);
        let nested = object("nodes", true, vec![leaf("slug"), names]);
        let lists = Table::of(&[object("cities", false, vec![nested])]).expect_err("two");
        assert_eq!(lists, NoTable::Lists(vec!["cities.nodes".to_owned(), "cities.nodes.names".to_owned()]));
    }
}
