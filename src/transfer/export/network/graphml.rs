//! GraphML, which NetworkX, igraph, yEd and Gephi read.

use serde_json::Value as Json;

use crate::transfer::export::about::About;
use crate::transfer::export::cell::Cell;
use crate::transfer::export::column::{Column, Kind};
use crate::transfer::export::xml::escaped;
use crate::transfer::export::{cities, relations};

pub(in crate::transfer::export) const FOOT: &str = "  </graph>\n</graphml>\n";

/// All before the first node.
pub(in crate::transfer::export) fn head(about: &About) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n  \
         <desc>{}</desc>\n\
         {}{}  <graph id=\"{}\" edgedefault=\"undirected\">\n",
        escaped(about.text("/title")),
        declared("node", std::iter::once(&cities::NAME).chain(cities::attributes())),
        declared("edge", relations::attributes()),
        escaped(&about.home),
    )
}

fn declared<'c>(class: &str, columns: impl Iterator<Item = &'c Column>) -> String {
    let key = |column: &Column| {
        let (name, id, kind) = (column.name, key_of(class, column), kind(column));
        format!("  <key id=\"{id}\" for=\"{class}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n")
    };
    columns.map(key).collect()
}

/// Ids of nodes' and of edges' keys must differ.
fn key_of(class: &str, column: &Column) -> String {
    format!("{class}-{}", column.name)
}

fn kind(column: &Column) -> &'static str {
    match column.kind {
        Kind::Text | Kind::Each(_) => "string",
        Kind::Integer => "int",
        Kind::Real => "double",
    }
}

pub(in crate::transfer::export) fn nodes(out: &mut Vec<u8>, nodes: &[Json], _: bool) {
    for node in nodes {
        let slug = escaped(&cities::SLUG.cell(node).text());
        let values = values("node", node, std::iter::once(&cities::NAME).chain(cities::attributes()));
        out.extend_from_slice(format!("    <node id=\"{slug}\">{values}</node>\n").as_bytes());
    }
}

pub(in crate::transfer::export) fn edges(out: &mut Vec<u8>, edges: &[Json], _: bool) {
    for edge in edges {
        let id = escaped(&relations::ID.cell(edge).text());
        let [source, target] = relations::ends(edge).map(escaped);
        let values = values("edge", edge, relations::attributes());
        let edge = format!("    <edge id=\"{id}\" source=\"{source}\" target=\"{target}\">{values}</edge>\n");
        out.extend_from_slice(edge.as_bytes());
    }
}

/// The values that there are.
fn values<'c>(class: &str, object: &Json, columns: impl Iterator<Item = &'c Column>) -> String {
    let known = columns.map(|column| (column, column.cell(object))).filter(|(_, cell)| !cell.is_empty());
    let value = |(column, cell): (&Column, Cell<'_>)| {
        format!("<data key=\"{}\">{}</data>", key_of(class, column), escaped(&cell.text()))
    };
    known.map(value).collect()
}
