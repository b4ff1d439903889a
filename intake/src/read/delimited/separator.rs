//! The separator of a text: as the user says, as the file says, or the one that makes the lines equally wide.

use super::records::{Record, Records};
use crate::table::Unreadable;

/// Where two do equally well, the one that is rarer in prose.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// So many records are looked at.
const SAMPLE: usize = 300;

pub(super) fn asked_for(separator: char) -> Result<u8, Unreadable> {
    let byte = u8::try_from(separator).ok().filter(u8::is_ascii);
    byte.filter(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'"' | b'\n' | b'\r' | 0)).ok_or_else(
        || {
            let shown = separator.escape_default();
            Unreadable::new(format!(
                "'{shown}' cannot separate cells; accepted are , ; | and a tab, or another sign of ASCII"
            ))
        },
    )
}

/// Excel writes `sep=;` above the header.
pub(super) fn said_in_first_line(content: &str) -> Option<u8> {
    let line = content.split(['\n', '\r']).next()?.trim_matches([' ', '"']);
    let (key, value) = line.split_at_checked(4)?;
    let [byte] = value.as_bytes() else { return None };
    (key.eq_ignore_ascii_case("sep=") && byte.is_ascii_punctuation() || *byte == b'\t').then_some(*byte)
}

pub(super) fn recognised(content: &str) -> u8 {
    let scores = SEPARATORS.iter().enumerate().map(|(place, separator)| {
        let (tenths, width) = score(content, *separator);
        ((tenths, width, SEPARATORS.len() - place), *separator)
    });
    // Without any of them it is a table of one column.
    scores.max().filter(|((tenths, ..), _)| *tenths > 0).map_or(b',', |(_, separator)| separator)
}

/// How many in ten of the records have the commonest number of cells, and this number.
fn score(content: &str, separator: u8) -> (usize, usize) {
    let mut widths: Vec<usize> = Records::of(content, separator)
        .take(SAMPLE)
        .map_while(Result::ok)
        .filter(|record| !record.is_blank() && !is_comment(record))
        .map(|record| record.cells.len())
        .collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|one, next| one == next).map(|run| (run.len(), run[0]));
    let (count, width) = runs.filter(|(_, width)| *width > 1).max().unwrap_or((0, 1));
    if count == 0 { (0, 1) } else { ((count * 10).div_ceil(widths.len()), width) }
}

fn is_comment(record: &Record) -> bool {
    record.cells.first().is_some_and(|cell| cell.starts_with('#') && cell.len() > 1)
}
