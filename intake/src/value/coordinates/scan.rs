//! The text of a coordinate as numbers, marks of degrees and letters of the compass.

use super::axes::{Axis, Compass};
use crate::value::cell::{fold, plain, quoted};
use crate::value::not_understood::NotUnderstood;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Number(String),
    /// Of degrees (0), minutes (1) or seconds (2).
    Mark(usize),
    Side(Side),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    North,
    South,
    East,
    West,
    /// East in German, west in French, Spanish, Italian and Portuguese.
    LetterO,
}

const SIDES: &[(Side, &[&str])] = &[
    (
        Side::North,
        &[
            "n",
            "north",
            "nord",
            "norte",
            "noord",
            "nordlich",
            "nordl",
            "nordliche",
            "с",
            "北纬",
            "北緯",
            "북위",
        ],
    ),
    (
        Side::South,
        &[
            "s", "south", "sud", "sur", "sul", "zuid", "sudlich", "sudl", "sudliche", "ю", "南纬", "南緯",
            "남위",
        ],
    ),
    (
        Side::East,
        &[
            "e", "east", "ost", "est", "este", "leste", "oost", "ostlich", "ostl", "ostliche", "в", "东经",
            "東経", "東經", "동경",
        ],
    ),
    (
        Side::West,
        &[
            "w",
            "west",
            "ouest",
            "oeste",
            "ovest",
            "westlich",
            "westl",
            "westliche",
            "з",
            "西经",
            "西経",
            "西經",
            "서경",
        ],
    ),
    (Side::LetterO, &["o"]),
];

/// Words beside the letter: `östl. Länge`, `с. ш.`, and names of the axes.
const FILLERS: &[&str] = &[
    "br",
    "breite",
    "l",
    "lange",
    "lat",
    "latitude",
    "lon",
    "lng",
    "long",
    "longitude",
    "ш",
    "д",
    "latitud",
    "longitud",
];

const DEGREES: &[&str] = &["d", "deg", "degrees", "grad", "度", "도"];
const MINUTES: &[&str] = &["m", "min", "minutes", "分", "분"];
const SECONDS: &[&str] = &["sec", "seconds", "sek", "秒", "초"];

impl Side {
    /// The axis, and whether it counts below zero.
    pub(super) fn axis(self, compass: Compass) -> Result<(Axis, bool), NotUnderstood> {
        match (self, compass) {
            (Self::North, _) => Ok((Axis::Latitude, false)),
            (Self::South, _) => Ok((Axis::Latitude, true)),
            (Self::East, _) | (Self::LetterO, Compass::OIsEast) => Ok((Axis::Longitude, false)),
            (Self::West, _) | (Self::LetterO, Compass::OIsWest) => Ok((Axis::Longitude, true)),
            (Self::LetterO, Compass::Unsaid) => Err(NotUnderstood::new(
                "'O' is east in German and west in French, Spanish and Italian; write E or W",
            )),
        }
    }
}

/// The parts of a text; refused is what has words that no coordinate has.
pub(super) fn parts(text: &str) -> Result<Vec<Part>, NotUnderstood> {
    let folded = fold(&plain(text)).replace("''", "\"");
    let mut parts = Vec::new();
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '0'..='9' | '-' | '+' => number_end(rest),
            _ if first.is_alphabetic() => word_end(rest),
            _ => first.len_utf8(),
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        match part(piece, first) {
            Some(part) => parts.push(part),
            None if first.is_whitespace()
                || matches!(first, '.' | ',' | ':' | ';')
                || FILLERS.contains(&piece) => {}
            None => return Err(not_degrees(text)),
        }
    }
    Ok(parts)
}

pub(super) fn not_degrees(text: &str) -> NotUnderstood {
    NotUnderstood::new(format!(
        "{} is not understood as degrees; write 48.2083, -16.3731 or 51°28'40\"N",
        quoted(text.trim())
    ))
}

fn part(piece: &str, first: char) -> Option<Part> {
    Some(match first {
        '0'..='9' | '-' | '+' if piece.contains(|c: char| c.is_ascii_digit()) => {
            Part::Number(piece.replace(',', "."))
        }
        '°' | 'º' | '˚' => Part::Mark(0),
        '\'' | '′' | '´' | '`' => Part::Mark(1),
        '"' | '″' | '”' | '“' => Part::Mark(2),
        _ if DEGREES.contains(&piece) => Part::Mark(0),
        _ if MINUTES.contains(&piece) => Part::Mark(1),
        _ if SECONDS.contains(&piece) => Part::Mark(2),
        _ => Part::Side(SIDES.iter().find(|(_, names)| names.contains(&piece))?.0),
    })
}

/// A sign, digits, one decimal mark, and an exponent below zero, as programs write the smallest numbers.
fn number_end(text: &str) -> usize {
    let digits =
        |from: usize| text[from..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| from + end);
    let signed = usize::from(text.starts_with(['-', '+']));
    let mut end = digits(signed);
    if text[end..].starts_with(['.', ',']) && digits(end + 1) > end + 1 {
        end = digits(end + 1);
    }
    if text[end..].starts_with("e-") && digits(end + 2) > end + 2 {
        end = digits(end + 2);
    }
    end.max(1)
}

/// A word; signs of East Asia have two characters for a side and one for a mark.
fn word_end(text: &str) -> usize {
    let is_east_asian = crate::value::cell::is_unspaced;
    if text.starts_with(is_east_asian) {
        let two = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
        let is_side = SIDES.iter().any(|(_, names)| names.contains(&&text[..two]));
        return if is_side { two } else { text.chars().next().map_or(1, char::len_utf8) };
    }
    text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())
}
