//! Points: two coordinates in one cell.

use super::angle::{MERCATOR_LIMIT, angle, within};
use super::axes::{Axis, Compass, PointOrder};
use super::scan::{Part, not_degrees, parts};
use crate::value::cell::{is_unknown, plain, quoted};
use crate::value::entities;
use crate::value::not_understood::NotUnderstood;

/// Reads a point as latitude and longitude. WKT has the longitude first, `geo:` the latitude; a pair without letters
/// has no order of its own.
pub fn read_point(
    text: &str,
    order: PointOrder,
    compass: Compass,
) -> Result<Option<(f64, f64)>, NotUnderstood> {
    let text = plain(&entities::decode(text));
    if is_unknown(&text) || text == "[]" {
        return Ok(None);
    }
    let lower = text.to_ascii_lowercase();
    if let Some(at) = lower.find("point") {
        return wkt(&lower[..at], &lower[at + "point".len()..], &text);
    }
    if let Some(pair) = lower.strip_prefix("geo:") {
        let pair = pair.split([';', '?']).next().unwrap_or_default();
        return plain_pair(pair, PointOrder::LatitudeFirst, &text).map(Some);
    }
    let bare = text.trim_matches(['(', ')', '[', ']']).trim();
    if !bare.contains(|c: char| c.is_ascii_digit()) {
        return Err(not_degrees(&text));
    }
    let parts = parts(bare)?;
    let pair = if parts.iter().any(|part| matches!(part, Part::Side(_))) {
        lettered_pair(&parts, &text, compass)
    } else if parts.iter().any(|part| matches!(part, Part::Mark(_))) {
        marked_pair(&parts, order, &text, compass)
    } else {
        plain_pair(bare, order, &text)
    };
    pair.map(Some)
}

/// Reads metres of Web Mercator (EPSG:3857) as latitude and longitude.
pub fn read_mercator(x: f64, y: f64) -> Result<(f64, f64), NotUnderstood> {
    if !(x.abs() <= MERCATOR_LIMIT && y.abs() <= MERCATOR_LIMIT) {
        return Err(NotUnderstood::new(format!(
            "{x} {y} is no point of Web Mercator, which goes from -{MERCATOR_LIMIT} to {MERCATOR_LIMIT} metres"
        )));
    }
    let radius = 6_378_137.0;
    let longitude = (x / radius).to_degrees().clamp(-180.0, 180.0);
    Ok(((y / radius).sinh().atan().to_degrees(), longitude))
}

/// `Point(lon lat)`, also with a height, and with the reference system before it.
fn wkt(system: &str, body: &str, text: &str) -> Result<Option<(f64, f64)>, NotUnderstood> {
    let system = system.trim().trim_matches(['<', '>', '"', '\'']);
    let is_degrees = matches!(system.trim_end_matches(';'), "" | "srid=4326") || system.ends_with("/crs84");
    if !is_degrees {
        return Err(NotUnderstood::new(format!(
            "{} is in another reference system than degrees with the longitude first; convert it to WGS 84",
            quoted(text)
        )));
    }
    let body = body.trim();
    if body == "empty" {
        return Ok(None);
    }
    let (dimension, numbers) = body.split_once('(').ok_or_else(|| not_degrees(text))?;
    let numbers = numbers.split(')').next().unwrap_or_default();
    if !matches!(dimension.trim(), "" | "z" | "m" | "zm") {
        return Err(not_degrees(text));
    }
    let numbers: Vec<&str> = numbers.split_whitespace().collect();
    match numbers[..] {
        [longitude, latitude] | [longitude, latitude, _] | [longitude, latitude, _, _] => {
            in_order(number(longitude, text)?, number(latitude, text)?, PointOrder::LongitudeFirst, text)
                .map(Some)
        }
        _ => Err(not_degrees(text)),
    }
}

/// `51°28'N 0°6'W`, `N 51.5, W 0.1`: each letter ends or begins its half.
fn lettered_pair(parts: &[Part], text: &str, compass: Compass) -> Result<(f64, f64), NotUnderstood> {
    let is_side = |part: &Part| matches!(part, Part::Side(_));
    let sides: Vec<usize> =
        parts.iter().enumerate().filter(|(_, part)| is_side(part)).map(|(at, _)| at).collect();
    let [first, second] = sides[..] else { return Err(not_degrees(text)) };
    let split = if first == 0 { second } else { first + 1 };
    let one = angle(&parts[..split], text, compass)?;
    let two = angle(&parts[split..], text, compass)?;
    match (one, two) {
        ((latitude, Some(Axis::Latitude)), (longitude, Some(Axis::Longitude)))
        | ((longitude, Some(Axis::Longitude)), (latitude, Some(Axis::Latitude))) => {
            Ok((within(latitude, Axis::Latitude, text)?, within(longitude, Axis::Longitude, text)?))
        }
        _ => Err(not_degrees(text)),
    }
}

/// `48°12' 16°22'`: halves with as many numbers each.
fn marked_pair(
    parts: &[Part],
    order: PointOrder,
    text: &str,
    compass: Compass,
) -> Result<(f64, f64), NotUnderstood> {
    let degrees: Vec<usize> =
        parts.iter().enumerate().filter(|(_, part)| **part == Part::Mark(0)).map(|(at, _)| at).collect();
    let [_, second] = degrees[..] else { return Err(not_degrees(text)) };
    let split = second.saturating_sub(1);
    let (one, _) = angle(&parts[..split], text, compass)?;
    let (two, _) = angle(&parts[split..], text, compass)?;
    in_order(one, two, order, text)
}

/// Two numbers; a height behind them is passed over.
fn plain_pair(bare: &str, order: PointOrder, text: &str) -> Result<(f64, f64), NotUnderstood> {
    let by_blanks: Vec<&str> = bare
        .split([' ', ';', '|'])
        .map(|piece| piece.trim_matches(','))
        .filter(|piece| !piece.is_empty())
        .collect();
    let pieces: Vec<&str> =
        if by_blanks.len() == 1 { bare.split(',').map(str::trim).collect() } else { by_blanks };
    match pieces[..] {
        [one, two] | [one, two, _] => in_order(number(one, text)?, number(two, text)?, order, text),
        _ => Err(not_degrees(text)),
    }
}

fn number(piece: &str, text: &str) -> Result<f64, NotUnderstood> {
    match &parts(piece)?[..] {
        [Part::Number(number)] => number.parse().map_err(|_| not_degrees(text)),
        _ => Err(not_degrees(text)),
    }
}

fn in_order(one: f64, two: f64, order: PointOrder, text: &str) -> Result<(f64, f64), NotUnderstood> {
    let (latitude, longitude) = match order {
        PointOrder::LatitudeFirst => (one, two),
        PointOrder::LongitudeFirst => (two, one),
        PointOrder::Unsaid => {
            return Err(NotUnderstood::new(format!(
                "{} does not say which of its numbers is the latitude; say whether the latitude or the longitude comes first",
                quoted(text)
            )));
        }
    };
    Ok((within(latitude, Axis::Latitude, text)?, within(longitude, Axis::Longitude, text)?))
}
