//! Dates as people write them, as partial dates: never more exact than what is written.

mod dated;
mod era;
mod miss;
mod phrase;
mod single;
mod span;
mod stamp;
mod token;
mod understand;
mod words;
mod written;

#[cfg(test)]
mod tests;

pub use self::dated::{Dated, DayMonth, FirstOfMonth, is_first_of_month};
use self::miss::{Miss, explain};
pub use self::single::{SchoolYears, school_years};
pub use self::span::read_span;
use self::understand::understand;
use super::cell::{is_unknown, plain, quoted};
use super::kind::is_active;
use super::not_understood::NotUnderstood;
use super::{entities, markup};

/// Reads a date, or two of which the second is the end.
///
/// `precision` is what a column beside it says, by Wikidata's numbers (9 a year, 10 a month, 11 a day) or in words.
pub fn read_date(text: &str, precision: Option<&str>, order: DayMonth) -> Result<Dated, NotUnderstood> {
    let cleaned = markup::take_footnotes(&plain(&entities::decode(text)));
    let precision = precision.map(str::trim).filter(|precision| !is_unknown(precision));
    let mut dated = if is_unknown(&cleaned.text) || lasts(&cleaned.text) {
        Dated::default()
    } else if cleaned.text.starts_with('<') {
        read_span(&cleaned.text)?
    } else {
        understand(&cleaned.text, precision, order).map_err(|miss| explain(&cleaned.text, miss))?
    };
    if text.trim_start().starts_with(['†', '✝']) && !dated.has_ended {
        dated.may_have_ended = true;
        dated.doubt =
            Some(format!("{} may be the date of an end; write 'ended 1990' if it is", quoted(text.trim())));
    }
    let notes: Vec<_> = dated.note.take().into_iter().chain(cleaned.notes).collect();
    dated.note = (!notes.is_empty()).then(|| notes.join(" "));
    ends_after_it_began(&dated).map_err(|miss| explain(&cleaned.text, miss))?;
    Ok(dated)
}

/// Whether the text says that there is no end yet, and no date: `ongoing`, `in force`, `∞`.
fn lasts(text: &str) -> bool {
    if text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    text == "∞" || phrase::lasts(text) || is_active(text)
}

fn ends_after_it_began(dated: &Dated) -> Result<(), Miss> {
    match (&dated.established, &dated.ended) {
        (Some(established), Some(ended)) if ended.last() < established.first() => {
            Err(Miss::Wrong(format!("ends ({ended}) before it begins ({established})")))
        }
        _ => Ok(()),
    }
}
