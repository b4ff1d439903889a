//! GEXF 1.3, which Gephi reads.

use serde_json::Value as Json;

use crate::transfer::export::about::About;
use crate::transfer::export::cell::Cell;
use crate::transfer::export::column::{Column, Kind};
use crate::transfer::export::xml::escaped;
use crate::transfer::export::{cities, relations};

pub(in crate::transfer::export) const BETWEEN: &str = "    </nodes>\n    <edges>\n";
pub(in crate::transfer::export) const FOOT: &str = "    </edges>\n  </graph>\n</gexf>\n";

/// All before the first node; the date is that of the data set.
pub(in crate::transfer::export) fn head(about: &About) -> String {
    let date = match about.text("/published/latest") {
        "" => String::new(),
        date => format!(" lastmodifieddate=\"{}\"", escaped(date)),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  \
         <meta{date}>\n    <creator>{}</creator>\n    <description>{}</description>\n  </meta>\n  \
         <graph mode=\"static\" defaultedgetype=\"undirected\">\n{}{}    <nodes>\n",
        escaped(about.text("/author")),
        escaped(about.text("/title")),
        declared("node", cities::attributes()),
        declared("edge", relations::attributes()),
    )
}

fn declared<'c>(class: &str, columns: impl Iterator<Item = &'c Column>) -> String {
    let attribute = |column: &Column| {
        let (name, kind) = (column.name, kind(column));
        format!("      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>\n")
    };
    let attributes: String = columns.map(attribute).collect();
    format!("    <attributes class=\"{class}\">\n{attributes}    </attributes>\n")
}

fn kind(column: &Column) -> &'static str {
    match column.kind {
        Kind::Text | Kind::Each(_) => "string",
        Kind::Integer => "integer",
        Kind::Real => "double",
    }
}

pub(in crate::transfer::export) fn nodes(out: &mut Vec<u8>, nodes: &[Json], _: bool) {
    for node in nodes {
        let slug = escaped(&cities::SLUG.cell(node).text());
        let name = escaped(&cities::NAME.cell(node).text());
        let values = values(node, cities::attributes());
        out.extend_from_slice(
            format!("      <node id=\"{slug}\" label=\"{name}\">{values}</node>\n").as_bytes(),
        );
    }
}

pub(in crate::transfer::export) fn edges(out: &mut Vec<u8>, edges: &[Json], _: bool) {
    for edge in edges {
        let id = escaped(&relations::ID.cell(edge).text());
        let [source, target] = relations::ends(edge).map(escaped);
        let values = values(edge, relations::attributes());
        let edge =
            format!("      <edge id=\"{id}\" source=\"{source}\" target=\"{target}\">{values}</edge>\n");
        out.extend_from_slice(edge.as_bytes());
    }
}

/// The values that there are.
fn values<'c>(object: &Json, columns: impl Iterator<Item = &'c Column>) -> String {
    let known = columns.map(|column| (column.name, column.cell(object))).filter(|(_, cell)| !cell.is_empty());
    let value = |(name, cell): (&str, Cell<'_>)| {
        format!("<attvalue for=\"{name}\" value=\"{}\"/>", escaped(&cell.text()))
    };
    let values: String = known.map(value).collect();
    if values.is_empty() { values } else { format!("<attvalues>{values}</attvalues>") }
}
