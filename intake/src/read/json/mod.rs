//! JSON: results of queries, maps, graphs, and lists of objects of any shape.

use super::text::Text;
use crate::table::{Format, Remark, Tables, Unreadable};

mod dataset;
mod flat;
mod general;
mod geo;
mod graph;
mod grid;
mod object;
mod parse;
mod sparql;
mod tree;
mod wikidata;

#[cfg(test)]
mod tests;

use parse::Parsed;
use tree::Node;

pub(super) fn read(text: &Text) -> Result<Tables, Unreadable> {
    let content = text.content.trim_start_matches('\u{feff}');
    let (format, tables, remarks) = match parse::parse(content)? {
        Parsed::Whole(root) => whole(&root)?,
        Parsed::Lines(nodes, remarks) => lines(&nodes, remarks)?,
    };
    Ok(Tables { format, encoding: Some(text.encoding), tables, remarks })
}

type Read = (Format, Vec<crate::table::Table>, Vec<Remark>);

fn whole(root: &Node) -> Result<Read, Unreadable> {
    let mut remarks = Vec::new();
    refuse_known(root)?;
    let (format, tables) = if dataset::is_dataset(root) {
        (Format::Dataset, dataset::read(root, &mut remarks)?)
    } else if sparql::is_sparql(root) {
        (Format::SparqlJson, sparql::read(root, &mut remarks)?)
    } else if geo::is_geojson(root) {
        (Format::GeoJson, geo::read(root, &mut remarks)?)
    } else if let Some(features) = root.list().filter(|items| is_features(items.iter())) {
        (Format::GeoJson, geo::read_lines((1..).zip(features), &mut remarks)?)
    } else if wikidata::is_wikidata(root) {
        (Format::Json, wikidata::read(root, &mut remarks)?)
    } else if let Some(graph) = graph::graph(root) {
        (Format::NodeLinkJson, graph::read(root, graph, &mut remarks)?)
    } else {
        (Format::Json, general::read(root, &mut remarks)?)
    };
    Ok((format, tables, remarks))
}

fn lines(nodes: &[(u64, Node)], mut remarks: Vec<Remark>) -> Result<Read, Unreadable> {
    let numbered = nodes.iter().map(|(line, node)| (*line, node));
    let (format, tables) = if is_features(nodes.iter().map(|(_, node)| node)) {
        (Format::GeoJson, geo::read_lines(numbered, &mut remarks)?)
    } else {
        (Format::Json, vec![general::records("", numbered, &mut remarks)?])
    };
    remarks.sort_by_key(|remark| remark.line);
    Ok((format, tables, remarks))
}

fn is_features<'a>(mut items: impl ExactSizeIterator<Item = &'a Node>) -> bool {
    items.len() > 0 && items.all(geo::is_feature)
}

/// Formats that would become nonsense as lists of objects.
fn refuse_known(root: &Node) -> Result<(), Unreadable> {
    let kind = root.get("type").and_then(Node::text).unwrap_or_default();
    let message = match kind {
        "Topology" => "this is TopoJSON; save it as GeoJSON",
        "Point" | "LineString" | "Polygon" | "MultiPoint" | "MultiPolygon" | "GeometryCollection"
            if root.get("coordinates").or_else(|| root.get("geometries")).is_some() =>
        {
            "this is a bare geometry of GeoJSON; a place needs a Feature with properties"
        }
        _ => return Ok(()),
    };
    Err(Unreadable::new(message))
}
