//! GeoJSON by RFC 7946: cities as points, relations as lines along great circles.

use serde_json::{Value as Json, json};

use super::great_circle::{Position, lines};
use super::json::{flat, items};
use super::{cities, relations};

pub(super) const HEAD: &str = "{\"type\":\"FeatureCollection\",\"features\":[";
pub(super) const FOOT: &str = "\n]}\n";

pub(super) fn cities(out: &mut Vec<u8>, nodes: &[Json], continues: bool) {
    items(out, nodes.iter().map(city), continues);
}

/// Cities in a file that has relations too, which are told apart by a property.
pub(super) fn cities_of_network(out: &mut Vec<u8>, nodes: &[Json], continues: bool) {
    items(out, nodes.iter().map(|node| of_kind("city", city(node))), continues);
}

pub(super) fn relations(out: &mut Vec<u8>, nodes: &[Json], continues: bool) {
    items(out, nodes.iter().map(|node| of_kind("relation", relation(node))), continues);
}

fn city(node: &Json) -> Json {
    let point = position(node.get("location"));
    json!({
        "type": "Feature",
        "id": node["slug"],
        "geometry": point.map(|point| json!({ "type": "Point", "coordinates": point })),
        "properties": flat(node, cities::properties()),
    })
}

fn relation(node: &Json) -> Json {
    let [from, to] = [0, 1].map(|end| position(node.pointer(&format!("/cities/{end}/location"))));
    json!({
        "type": "Feature",
        "id": node["id"],
        "geometry": from.zip(to).map(|(from, to)| line(from, to)),
        "properties": flat(node, relations::properties()),
    })
}

fn line(from: Position, to: Position) -> Json {
    match lines(from, to).as_slice() {
        [line] => json!({ "type": "LineString", "coordinates": line }),
        lines => json!({ "type": "MultiLineString", "coordinates": lines }),
    }
}

/// Longitude comes first.
pub(super) fn position(location: Option<&Json>) -> Option<Position> {
    let degrees = |name: &str| location?.get(name)?.as_f64();
    Some([degrees("longitude")?, degrees("latitude")?])
}

fn of_kind(kind: &str, mut feature: Json) -> Json {
    if let Some(Json::Object(properties)) = feature.get_mut("properties") {
        properties.shift_insert(0, "feature".to_owned(), kind.into());
    }
    feature
}
