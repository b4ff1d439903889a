//! One angle of degrees, minutes and seconds, and the limits of each axis.

use super::axes::{Axis, Compass};
use super::scan::{Part, not_degrees};
use crate::value::cell::quoted;
use crate::value::not_understood::NotUnderstood;

/// Half the way around the earth in metres of Web Mercator.
pub(super) const MERCATOR_LIMIT: f64 = 20_037_508.35;

/// The angle of the parts, below zero for south and west, and the axis if a letter says it.
pub(super) fn angle(
    parts: &[Part],
    text: &str,
    compass: Compass,
) -> Result<(f64, Option<Axis>), NotUnderstood> {
    let is_between = |at: usize| at > 0 && at + 1 < parts.len();
    if parts.iter().enumerate().any(|(at, part)| matches!(part, Part::Side(_)) && is_between(at)) {
        return Err(not_degrees(text));
    }
    let mut numbers: Vec<&str> = Vec::new();
    let mut side = None;
    let mut marks = 0;
    for part in parts {
        match part {
            Part::Number(number) => numbers.push(number),
            // Marks stand behind their numbers; one at the end may be missing.
            Part::Mark(mark) if numbers.len() == mark + 1 && marks == *mark => marks += 1,
            Part::Side(letter) if side.is_none() => side = Some(letter.axis(compass)?),
            Part::Mark(_) | Part::Side(_) => return Err(not_degrees(text)),
        }
    }
    if numbers.len() > 1 && marks == 0 && side.is_none() {
        return Err(not_degrees(text));
    }
    let size = sexagesimal(&numbers, text)?;
    let below = numbers.first().is_some_and(|number| number.starts_with('-'));
    match side {
        Some(_) if below => Err(NotUnderstood::new(format!(
            "{} has a sign and a letter; write one of them",
            quoted(text.trim())
        ))),
        Some((axis, is_below)) => Ok((if is_below { -size } else { size }, Some(axis))),
        None => Ok((if below { -size } else { size }, None)),
    }
}

/// Degrees, minutes and seconds as degrees, without the sign.
fn sexagesimal(numbers: &[&str], text: &str) -> Result<f64, NotUnderstood> {
    if numbers.is_empty() || numbers.len() > 3 {
        return Err(not_degrees(text));
    }
    let (mut sum, mut scale) = (0.0, 1.0);
    for (at, number) in numbers.iter().enumerate() {
        let is_last = at + 1 == numbers.len();
        let value: f64 = number.trim_start_matches(['-', '+']).parse().map_err(|_| not_degrees(text))?;
        let whole = number.split('.').next().unwrap_or_default();
        if at > 0 && (value >= 60.0 || whole.len() > 2 || number.starts_with(['-', '+'])) {
            return Err(NotUnderstood::new(format!(
                "{} has '{number}' for {}; accepted are 0 to 59, in two digits",
                quoted(text.trim()),
                if at == 1 { "minutes" } else { "seconds" }
            )));
        }
        if !is_last && number.contains(['.', 'e']) {
            return Err(not_degrees(text));
        }
        sum += value / scale;
        scale *= 60.0;
    }
    Ok(sum)
}

/// The degrees, if the axis goes so far.
pub(super) fn within(degrees: f64, axis: Axis, text: &str) -> Result<f64, NotUnderstood> {
    let (name, limit) = match axis {
        Axis::Latitude => ("latitude", 90.0),
        Axis::Longitude => ("longitude", 180.0),
    };
    if degrees.abs() <= limit {
        return Ok(degrees);
    }
    let nines = |size: f64| size.to_string().trim_end_matches(['.', '0']).bytes().all(|byte| byte == b'9');
    let hint = if nines(degrees.abs()) {
        "; leave the cell empty where the place is not known".to_owned()
    } else if degrees.abs() <= 180.0 {
        "; latitude and longitude may be swapped".to_owned()
    } else if degrees.abs() > 1000.0 && degrees.abs() <= MERCATOR_LIMIT {
        ", but may be metres of Web Mercator (EPSG:3857); say so or convert it to degrees".to_owned()
    } else {
        String::new()
    };
    Err(NotUnderstood::new(format!("{} is no {name} from -{limit} to {limit}{hint}", quoted(text))))
}
