//! Columns: what each is called, and where its value stands in an answer.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::cell::Cell;

/// What separates several values in one cell.
const SEPARATOR: &str = " | ";

/// A column of a table; in other formats a property or an attribute.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// JSON pointers into the object; the first that leads to a value counts.
    paths: &'static [&'static str],
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    Real,
    /// One text for each item of a list, at this pointer into it.
    Each(&'static str),
}

pub(super) const fn text(name: &'static str, paths: &'static [&'static str]) -> Column {
    Column { name, kind: Kind::Text, paths }
}

pub(super) const fn integer(name: &'static str, paths: &'static [&'static str]) -> Column {
    Column { name, kind: Kind::Integer, paths }
}

pub(super) const fn real(name: &'static str, paths: &'static [&'static str]) -> Column {
    Column { name, kind: Kind::Real, paths }
}

pub(super) const fn each(name: &'static str, paths: &'static [&'static str], inner: &'static str) -> Column {
    Column { name, kind: Kind::Each(inner), paths }
}

impl Column {
    /// The value of an object.
    pub(super) fn cell<'a>(&self, object: &'a Json) -> Cell<'a> {
        let mut found = self.paths.iter().filter_map(|path| object.pointer(path)).filter(|it| !it.is_null());
        match self.kind {
            Kind::Each(inner) => joined(found.next(), inner),
            _ => Cell::of(found.next()),
        }
    }
}

/// A missing value of one item leaves its place empty, so that two such columns keep their pairs.
fn joined<'a>(list: Option<&'a Json>, inner: &str) -> Cell<'a> {
    let items = list.and_then(Json::as_array).filter(|items| !items.is_empty());
    let Some(items) = items else { return Cell::Empty };
    let texts = items.iter().map(|item| item.pointer(inner).and_then(Json::as_str).unwrap_or_default());
    let texts: Vec<&str> = texts.collect();
    if texts.iter().all(|text| text.is_empty()) {
        return Cell::Empty;
    }
    Cell::Text(Cow::Owned(texts.join(SEPARATOR)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_path_with_a_value_counts() {
        let column = text("kind", &["/relation/kind", "/former/edges/0/relation/kind"]);
        let now =
            json!({ "relation": { "kind": "A" }, "former": { "edges": [{ "relation": { "kind": "B" } }] } });
        let former = json!({ "relation": null, "former": { "edges": [{ "relation": { "kind": "B" } }] } });
        assert_eq!(column.cell(&now).text(), "A");
        assert_eq!(column.cell(&former).text(), "B");
        assert!(column.cell(&json!({ "relation": null, "former": { "edges": [] } })).is_empty());
    }

    #[test]
    fn several_values_keep_their_places() {
        let column = each("urls", &["/citations"], "/source/url");
        let url = |url: Option<&str>| json!({ "source": { "url": url } });
        let three = json!({ "citations": [url(Some("a")), url(None), url(Some("c"))] });
        assert_eq!(column.cell(&three).text(), "a |  | c");
        assert!(column.cell(&json!({ "citations": [] })).is_empty());
        assert!(column.cell(&json!({ "citations": [url(None), url(None)] })).is_empty());
    }
}
