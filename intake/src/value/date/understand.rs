//! A text as a date in any form: as EDTF, as a stamp, or in words.

use super::dated::{Dated, DayMonth};
use super::miss::Miss;
use super::{phrase, stamp};

/// The day zero of spreadsheets, which is what they show of a cell with a nought.
const ZERO_DAYS: [&str; 3] = ["1900-01-00", "1899-12-30", "1899-12-31"];

pub(super) fn understand(text: &str, precision: Option<&str>, order: DayMonth) -> Result<Dated, Miss> {
    if text.starts_with("0000-00-00") {
        return Ok(Dated::default());
    }
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    if precision.is_none() && ZERO_DAYS.contains(&day) {
        return Err(Miss::Wrong(
            "is what a spreadsheet makes of a nought; leave the cell empty where the date is not known"
                .to_owned(),
        ));
    }
    if let (Ok(date), None) = (text.parse(), precision) {
        return Ok(Dated { established: Some(date), ..Dated::default() });
    }
    if let Some(stamped) = stamp::read(text, precision) {
        return stamped;
    }
    let dated = match text.parse() {
        Ok(date) => Dated { established: Some(date), ..Dated::default() },
        Err(_) => phrase::read(text, order)?,
    };
    match (dated.established.clone(), precision) {
        (Some(date), Some(precision)) => {
            Ok(Dated { established: Some(stamp::coarsen(date, precision)?), ..dated })
        }
        _ => Ok(dated),
    }
}
