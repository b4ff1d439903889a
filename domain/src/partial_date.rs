//! The value of a date column: a date as exact as its source.
//!
//! Level 0 of EDTF (`1984`, `1984-10`, `1984-10-05`), and of level 1 what the sources need:
//! `193X` (a decade), `14XX` (a century), a trailing `~` (about), and `/` between two dates (an interval).

use std::fmt;
use std::str::FromStr;

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    Day,
    Month,
    Year,
    Decade,
    Century,
    Interval,
}

/// A calendar day as the number `YYYYMMDD`, the form in which the database keeps and compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The day of the number `YYYYMMDD`, as a column holds it.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    const fn new(year: i32, month: i32, day: i32) -> Self {
        Self(year * 10_000 + month * 100 + day)
    }

    pub const fn number(self) -> i32 {
        self.0
    }
}

/// The whole years between two days; none if the first one comes after the other.
pub fn whole_years(from: Day, until: Day) -> i32 {
    // The years of `YYYYMMDD` go down by one until the day of the year has come.
    ((until.0 - from.0) / 10_000).max(0)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(n) = *self;
        write!(f, "{:04}-{:02}-{:02}", n / 10_000, n / 100 % 100, n % 100)
    }
}

/// A date as exact as its source.
///
/// The text it was parsed from is kept, so that `1984-10` never becomes a first of October.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    edtf: Box<str>,
    precision: Precision,
    first: Day,
    last: Day,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is not a date; write 1984, 1984-10, 1984-10-05, 193X, 14XX, 1370~ or an interval such as 1970/1973"
)]
pub struct NotADate(pub String);

impl PartialDate {
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The first day on which it can be.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day on which it can be.
    pub fn last(&self) -> Day {
        self.last
    }

    /// The year; `None` for a decade, a century or an interval.
    pub fn year(&self) -> Option<i32> {
        matches!(self.precision, Precision::Day | Precision::Month | Precision::Year)
            .then(|| self.first.number() / 10_000)
    }

    pub fn month(&self) -> Option<i32> {
        matches!(self.precision, Precision::Day | Precision::Month).then(|| self.first.number() / 100 % 100)
    }

    pub fn day(&self) -> Option<i32> {
        (self.precision == Precision::Day).then(|| self.first.number() % 100)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.edtf)
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let parsed = match text.split_once('/') {
            Some((from, to)) => parse_interval(from, to),
            None => parse_single(text),
        };
        let (precision, first, last) = parsed.ok_or_else(|| NotADate(text.to_owned()))?;
        Ok(Self { edtf: text.into(), precision, first, last })
    }
}

fn parse_interval(from: &str, to: &str) -> Option<(Precision, Day, Day)> {
    let (_, first, _) = parse_single(from)?;
    let (_, _, last) = parse_single(to)?;
    (first <= last).then_some((Precision::Interval, first, last))
}

fn parse_single(text: &str) -> Option<(Precision, Day, Day)> {
    let text = text.strip_suffix('~').unwrap_or(text);
    let mut parts = text.split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    match (year.find('X'), month, day) {
        (None, None, None) => {
            let year = number(year, 4)?;
            Some((Precision::Year, Day::new(year, 1, 1), Day::new(year, 12, 31)))
        }
        (None, Some(month), None) => {
            let (year, month) = (number(year, 4)?, number(month, 2)?);
            let last = days_in_month(year, month)?;
            Some((Precision::Month, Day::new(year, month, 1), Day::new(year, month, last)))
        }
        (None, Some(month), Some(day)) => {
            let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
            let exists = (1..=days_in_month(year, month)?).contains(&day);
            exists.then(|| (Precision::Day, Day::new(year, month, day), Day::new(year, month, day)))
        }
        (Some(3), None, None) => {
            let first = number(&year[..3], 3)? * 10;
            Some((Precision::Decade, Day::new(first, 1, 1), Day::new(first + 9, 12, 31)))
        }
        (Some(2), None, None) if year.ends_with("XX") => {
            let first = number(&year[..2], 2)? * 100;
            Some((Precision::Century, Day::new(first, 1, 1), Day::new(first + 99, 12, 31)))
        }
        _ => None,
    }
}

/// A number of exactly so many digits: `+` and blanks, which `parse` would take, are refused.
fn number(text: &str, digits: usize) -> Option<i32> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days_in_month(year: i32, month: i32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> (String, String) {
        let date: PartialDate = text.parse().expect("the test writes dates");
        (date.first().to_string(), date.last().to_string())
    }

    #[test]
    fn date_spans_all_days_it_can_mean() {
        for (text, first, last) in [
            ("1984", "1984-01-01", "1984-12-31"),
            ("1984-10", "1984-10-01", "1984-10-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("1984-10-05", "1984-10-05", "1984-10-05"),
            ("193X", "1930-01-01", "1939-12-31"),
            ("14XX", "1400-01-01", "1499-12-31"),
            ("1370~", "1370-01-01", "1370-12-31"),
            ("05XX/06XX", "0500-01-01", "0699-12-31"),
            ("1970/1973-06", "1970-01-01", "1973-06-30"),
        ] {
            assert_eq!(span(text), (first.to_owned(), last.to_owned()), "{text}");
        }
    }

    #[test]
    fn month_keeps_its_text_and_has_no_day() {
        let date: PartialDate = "1984-10".parse().expect("a month");
        assert_eq!(
            (date.edtf(), date.year(), date.month(), date.day()),
            ("1984-10", Some(1984), Some(10), None)
        );
        assert_eq!(date.precision(), Precision::Month);
    }

    #[test]
    fn decade_has_no_year() {
        let date: PartialDate = "193X".parse().expect("a decade");
        assert_eq!((date.year(), date.precision()), (None, Precision::Decade));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "84",
            "1984-13",
            "1984-1",
            "1984-02-30",
            "1984\u{a0}-10",
            "19X4",
            "XXXX",
            "1990/1980",
            "+984",
            "1984-10-05-01",
            "２０２０",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text:?}");
        }
    }
}
