//! Results of a SPARQL query, as query.wikidata.org gives them.

use super::tree::{Node, trimmed};
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

/// Whether an object has the head and the results of a query.
pub(super) fn is_sparql(root: &Node) -> bool {
    root.get("head").is_some_and(Node::is_object)
        && (root.get("results").is_some_and(|results| results.get("bindings").is_some())
            || root.get("boolean").is_some())
}

pub(super) fn read(root: &Node, remarks: &mut Vec<Remark>) -> Result<Vec<Table>, Unreadable> {
    let bindings = root.get("results").and_then(|results| results.get("bindings"));
    let Some(bindings) = bindings.and_then(Node::list) else {
        return Err(Unreadable::new(
            "these are SPARQL results without rows: 'results.bindings' is no list; use a SELECT query",
        ));
    };
    let vars = root.get("head").and_then(|head| head.get("vars")).and_then(Node::list).unwrap_or_default();
    let mut growing = Growing::default();
    for name in vars.iter().filter_map(Node::text) {
        growing.column(name);
        if bindings.iter().any(|row| language(row, name).is_some()) {
            growing.column(&format!("{name}@lang"));
        }
    }
    for (line, row) in (1..).zip(bindings) {
        if let Some(members) = row.members() {
            growing.add(line, members.iter().flat_map(|(name, term)| cells(name, term)))?;
        } else {
            let text = "a row of the results is no object".to_owned();
            remarks.push(Remark { line, kind: RemarkKind::Refused, text });
        }
    }
    Ok(vec![growing.into_table("", Role::Any)?])
}

fn language<'a>(row: &'a Node, name: &str) -> Option<&'a str> {
    row.get(name)?.get("xml:lang")?.text()
}

fn cells(name: &str, term: &Node) -> Vec<(String, String)> {
    let mut cells = vec![(name.to_owned(), value(term))];
    if let Some(language) = term.get("xml:lang").and_then(Node::text) {
        cells.push((format!("{name}@lang"), language.trim().to_owned()));
    }
    cells
}

/// A node without a name of its own, which stands for an unknown value, is written `_:name`.
fn value(term: &Node) -> String {
    let Some(value) = term.get("value") else {
        return term.cell();
    };
    let value = value.text().map_or_else(|| value.cell(), trimmed);
    if term.get("type").and_then(Node::text) == Some("bnode") {
        return if value.starts_with("_:") { value } else { format!("_:{value}") };
    }
    match value.split_once("/.well-known/genid/") {
        Some((_, name)) => format!("_:{name}"),
        None => value,
    }
}
