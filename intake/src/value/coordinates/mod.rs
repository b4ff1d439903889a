//! Coordinates as people write them: degrees with a fraction, degrees with minutes and seconds, points of WKT, and pairs.

mod angle;
mod axes;
mod point;
mod scan;

#[cfg(test)]
mod tests;

use self::angle::{angle, within};
pub use self::axes::{Axis, Compass, PointOrder};
pub use self::point::{read_mercator, read_point};
use self::scan::{Part, Side, parts};
use super::cell::{is_unknown, plain, quoted};
use super::not_understood::NotUnderstood;

/// The compass of a column: where `W` stands, `O` is not the west, and where `E` stands, it is not the east.
pub fn compass_of<'a>(cells: impl Iterator<Item = &'a str>) -> Compass {
    let (mut has_east, mut has_west) = (false, false);
    for cell in cells {
        let parts = parts(cell).unwrap_or_default();
        has_east |= parts.contains(&Part::Side(Side::East));
        has_west |= parts.contains(&Part::Side(Side::West));
    }
    match (has_east, has_west) {
        (true, false) => Compass::OIsWest,
        (false, true) => Compass::OIsEast,
        _ => Compass::Unsaid,
    }
}

/// Reads one coordinate. One mark in it is always that of decimals, since no degrees have thousands.
pub fn read_degrees(text: &str, axis: Axis, compass: Compass) -> Result<Option<f64>, NotUnderstood> {
    let text = super::entities::decode(text);
    if is_unknown(&plain(&text)) {
        return Ok(None);
    }
    let (degrees, said) = angle(&parts(&text)?, &text, compass)?;
    if said.is_some_and(|said| said != axis) {
        let (is, expected) = match axis {
            Axis::Latitude => ("longitude", "latitude"),
            Axis::Longitude => ("latitude", "longitude"),
        };
        return Err(NotUnderstood::new(format!(
            "{} is a {is}, where a {expected} is expected",
            quoted(text.trim())
        )));
    }
    within(degrees, axis, text.trim()).map(Some)
}
