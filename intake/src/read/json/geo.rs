//! GeoJSON: features with their properties and points.

use super::flat;
use super::tree::Node;
use crate::read::growing::Growing;
use crate::table::{Remark, RemarkKind, Role, Table, Unreadable};

/// Half of the equator in metres, as Web Mercator has it.
const HALF_EQUATOR: f64 = 20_037_508.342_789_244;

/// What the numbers of positions are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Degrees,
    WebMercator,
}

pub(super) fn is_feature(node: &Node) -> bool {
    kind(node) == Some("Feature")
}

pub(super) fn is_geojson(root: &Node) -> bool {
    is_feature(root) || (kind(root) == Some("FeatureCollection") && root.get("features").is_some())
}

fn kind(node: &Node) -> Option<&str> {
    node.get("type").and_then(Node::text)
}

pub(super) fn read(root: &Node, remarks: &mut Vec<Remark>) -> Result<Vec<Table>, Unreadable> {
    let numbers = numbers(root)?;
    let features: Vec<&Node> = match root.get("features") {
        Some(Node::List(features)) if !is_feature(root) => features.iter().collect(),
        Some(_) if !is_feature(root) => {
            return Err(Unreadable::new("this is GeoJSON whose 'features' is no list"));
        }
        _ => vec![root],
    };
    tables((1..).zip(features), numbers, remarks)
}

/// Features that stand on a line each.
pub(super) fn read_lines<'a>(
    features: impl Iterator<Item = (u64, &'a Node)> + Clone,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Table>, Unreadable> {
    tables(features, Numbers::Degrees, remarks)
}

/// Lines between named ends are links between the places that the other features are.
fn tables<'a>(
    features: impl Iterator<Item = (u64, &'a Node)> + Clone,
    numbers: Numbers,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Table>, Unreadable> {
    let is_link = |(_, feature): &(u64, &Node)| is_link(feature);
    let has = |links: bool| features.clone().any(|feature| is_link(&feature) == links);
    if !(has(true) && has(false)) {
        return Ok(vec![table("", features, numbers, remarks)?]);
    }
    let places = table("places", features.clone().filter(|feature| !is_link(feature)), numbers, remarks)?;
    let links = table("links", features.filter(is_link), numbers, remarks)?;
    Ok(vec![places, links])
}

/// Whether the feature is a line with two ends among its properties, or is called a relation, as in our own exports, where
/// one whose city has no coordinates is no line.
fn is_link(feature: &Node) -> bool {
    const ENDS: [[&str; 2]; 2] = [["source", "target"], ["from", "to"]];
    let Some(properties) = feature.get("properties") else { return false };
    let is_line = matches!(geometry(feature).and_then(kind), Some("LineString" | "MultiLineString"));
    let has_ends = ENDS.iter().any(|ends| ends.iter().all(|end| properties.get(end).is_some()));
    is_line && has_ends || properties.get("feature").and_then(Node::text) == Some("relation")
}

/// GeoJSON is in degrees by its standard; older files may name another system.
fn numbers(root: &Node) -> Result<Numbers, Unreadable> {
    let Some(crs) = root.get("crs").filter(|crs| **crs != Node::Null) else {
        return Ok(Numbers::Degrees);
    };
    let properties = crs.get("properties");
    let name = properties.and_then(|properties| properties.get("name").or_else(|| properties.get("code")));
    let name = name.map_or_else(|| crs.to_string(), Node::cell);
    match name.rsplit([':', '/']).next().unwrap_or_default() {
        "CRS84" | "CRS84h" | "4326" | "4979" => Ok(Numbers::Degrees),
        "3857" | "900913" | "102100" | "102113" | "3785" => Ok(Numbers::WebMercator),
        _ => Err(Unreadable::new(format!(
            "the coordinates are in the system '{name}'; accepted are degrees (CRS84, EPSG:4326) and Web Mercator (EPSG:3857); save the file as EPSG:4326"
        ))),
    }
}

fn table<'a>(
    name: &str,
    features: impl Iterator<Item = (u64, &'a Node)> + Clone,
    numbers: Numbers,
    remarks: &mut Vec<Remark>,
) -> Result<Table, Unreadable> {
    let mut growing = Growing::default();
    let mut names = Names { id: "id", longitude: "longitude", latitude: "latitude" };
    let (mut has_id, mut has_point) = (false, false);
    for (_, feature) in features.clone() {
        for (name, _) in properties(feature) {
            growing.column(&name);
        }
        has_id |= feature.get("id").is_some_and(|id| *id != Node::Null);
        has_point |= geometry(feature).is_some_and(|geometry| kind(geometry) == Some("Point"));
    }
    names.beside(&growing);
    if has_id {
        growing.column(names.id);
    }
    if has_point {
        growing.column(names.longitude);
        growing.column(names.latitude);
    }
    for (line, feature) in features {
        if !is_feature(feature) {
            let text = "an item of 'features' is no Feature".to_owned();
            remarks.push(Remark { line, kind: RemarkKind::Refused, text });
            continue;
        }
        let mut cells = properties(feature);
        let id = feature.get("id").map(Node::cell).filter(|id| !id.is_empty());
        cells.extend(id.map(|id| (names.id.to_owned(), id)));
        match point(feature, numbers) {
            Ok(None) => {}
            Ok(Some((longitude, latitude))) => {
                cells.push((names.longitude.to_owned(), longitude));
                cells.push((names.latitude.to_owned(), latitude));
            }
            // Where lines are the links beside the places, no row of them is to have a point.
            Err(_) if name == "links" => {}
            Err(text) => remarks.push(Remark { line, kind: RemarkKind::Note, text }),
        }
        growing.add(line, cells)?;
    }
    growing.into_table(name, Role::Any)
}

/// The columns of what stands beside the properties.
struct Names {
    id: &'static str,
    longitude: &'static str,
    latitude: &'static str,
}

impl Names {
    /// Chooses other names where the properties have columns of the same ones.
    fn beside(&mut self, properties: &Growing) {
        if properties.has(self.id) {
            self.id = "feature.id";
        }
        if properties.has(self.longitude) || properties.has(self.latitude) {
            (self.longitude, self.latitude) = ("geometry.longitude", "geometry.latitude");
        }
    }
}

fn properties(feature: &Node) -> flat::Cells {
    feature.get("properties").and_then(Node::members).map(flat::cells).unwrap_or_default()
}

fn geometry(feature: &Node) -> Option<&Node> {
    feature.get("geometry").filter(|geometry| geometry.is_object())
}

/// The longitude and the latitude of a point; none without a geometry; else why there is none.
fn point(feature: &Node, numbers: Numbers) -> Result<Option<(String, String)>, String> {
    let Some(geometry) = geometry(feature) else {
        return Ok(None);
    };
    match kind(geometry).unwrap_or_default() {
        "Point" => {}
        "LineString" => return Err("a line is no place's point; the row has no coordinates".to_owned()),
        other => {
            return Err(format!(
                "a geometry of the type '{other}' is no place's point; the row has no coordinates"
            ));
        }
    }
    let position = geometry.get("coordinates").and_then(Node::list).unwrap_or_default();
    if position.is_empty() {
        return Ok(None);
    }
    match (position, numbers) {
        ([Node::Number(_, longitude), Node::Number(_, latitude), ..], Numbers::Degrees) => {
            Ok(Some((longitude.clone(), latitude.clone())))
        }
        ([Node::Number(x, _), Node::Number(y, _), ..], Numbers::WebMercator) => Ok(Some(degrees(*x, *y))),
        _ => Err("the position of a point is not two numbers; the row has no coordinates".to_owned()),
    }
}

/// Metres of Web Mercator as degrees, to a centimetre.
fn degrees(x: f64, y: f64) -> (String, String) {
    let longitude = x / HALF_EQUATOR * 180.0;
    let latitude = (y / HALF_EQUATOR * std::f64::consts::PI).sinh().atan().to_degrees();
    let rounded = |value: f64| ((value * 1e7).round() / 1e7).to_string();
    (rounded(longitude), rounded(latitude))
}
