//! Spans of time as Gephi writes them: `<[1988.0, Infinity]>`.

use domain::partial_date::PartialDate;

use super::dated::{Dated, DayMonth};
use super::miss::{Miss, explain};
use super::understand::understand;
use crate::value::not_understood::NotUnderstood;

/// Reads one span; one without an end goes on.
pub fn read_span(text: &str) -> Result<Dated, NotUnderstood> {
    parse(text.trim()).map_err(|miss| match miss {
        Miss::NoDate => explain(text, Miss::Wrong("is not one span such as <[1988.0, Infinity]>".to_owned())),
        wrong @ Miss::Wrong(_) => explain(text, wrong),
    })
}

fn parse(text: &str) -> Result<Dated, Miss> {
    let spans = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).ok_or(Miss::NoDate)?;
    if spans.matches([',']).count() == 0 {
        return Err(Miss::NoDate);
    }
    if spans.contains(';') {
        return Err(Miss::Wrong("has more than one span; give each a row of its own".to_owned()));
    }
    let inner = spans.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let mut ends = inner.split(',').map(|end| end.trim().trim_matches('"'));
    let established = bound(ends.next().ok_or(Miss::NoDate)?)?;
    let ended = bound(ends.next().ok_or(Miss::NoDate)?)?;
    Ok(Dated { has_ended: ended.is_some(), established, ended, ..Dated::default() })
}

fn bound(text: &str) -> Result<Option<PartialDate>, Miss> {
    if text.trim_start_matches(['-', '+']).eq_ignore_ascii_case("infinity") {
        return Ok(None);
    }
    let text = match text.split_once('.') {
        Some((year, fraction)) if fraction.bytes().all(|byte| byte == b'0') => year,
        // Half a year, or a point of time in a form of its own.
        Some(_) if !text.contains(':') => return Err(Miss::NoDate),
        _ => text,
    };
    understand(text, None, DayMonth::Unsaid).map(|dated| dated.established)
}
