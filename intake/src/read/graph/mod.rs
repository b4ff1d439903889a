//! Graphs in XML: GEXF and GraphML.

use super::text::Text;
use super::xml::{Part, Xml};
use crate::table::{Format, Tables, Unreadable};

mod gexf;
mod graphml;
mod records;
#[cfg(test)]
mod tests;

pub(super) fn read(text: &Text) -> Result<Tables, Unreadable> {
    let mut xml = Xml::new(&text.content);
    let root = loop {
        match xml.next()? {
            Part::Open(element) => break element,
            Part::End => return Err(not_xml()),
            Part::Text(text) if !text.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty() => {
                return Err(not_xml());
            }
            Part::Text(_) | Part::Close(_) => {}
        }
    };
    let (format, (tables, remarks)) = match root.local() {
        "gexf" => (Format::Gexf, gexf::read(&mut xml)?),
        "graphml" => (Format::GraphMl, graphml::read(&mut xml)?),
        other => return Err(Unreadable::at(root.line, unknown_root(other))),
    };
    Ok(Tables { format, encoding: Some(text.encoding), tables, remarks })
}

fn not_xml() -> Unreadable {
    Unreadable::new("the file begins with '<' but is no XML; accepted XML is GEXF and GraphML")
}

fn unknown_root(name: &str) -> String {
    let kind = match name.to_ascii_lowercase().as_str() {
        "kml" => "this is KML; save it as GeoJSON",
        "svg" => "this is a picture in SVG",
        "html" => "this is a web page in HTML; save its table as CSV",
        "rdf" => "this is RDF; ask for the results of a query as JSON or CSV",
        "sparql" => "these are SPARQL results in XML; ask for them as JSON or CSV",
        "gpx" => "this is a GPS track; save it as GeoJSON",
        "osm" => "this is an OpenStreetMap file; save it as GeoJSON",
        "workbook" => "this is a workbook of Excel 2003 in XML; save it as .xlsx",
        "document" => "this is a document in flat XML; save a spreadsheet as .ods",
        _ => "this is XML of another kind",
    };
    format!("{kind} (its root element is '{name}'); accepted XML is GEXF and GraphML")
}
