//! Points of time as machines write them: `+1984-10-00T00:00:00Z`, with a precision beside them or without.

use domain::partial_date::PartialDate;

use super::dated::Dated;
use super::miss::Miss;
use super::single::exists;

/// Year, month and day of a stamp; a month or a day that is not known is zero.
struct Stamp<'a> {
    year: &'a str,
    month: &'a str,
    day: &'a str,
    has_time: bool,
}

/// How exact a stamp is, as the column beside it says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exactness {
    Century,
    Decade,
    Year,
    Month,
    Day,
}

/// The date of a stamp; `None` if the text is none.
pub(super) fn read(text: &str, precision: Option<&str>) -> Option<Result<Dated, Miss>> {
    if let Some(era) = text.strip_prefix('-')
        && parse(era).is_some()
    {
        return Some(Err(Miss::Wrong("is before our era; such dates cannot be kept".to_owned())));
    }
    let stamp = parse(text)?;
    Some(match precision {
        Some(precision) => exactness(precision).and_then(|exactness| stamp.as_exact_as(exactness)),
        None if stamp.month == "00" => exists(stamp.year).map(|date| dated(date, None)),
        None if stamp.day == "00" => {
            exists(&format!("{}-{}", stamp.year, stamp.month)).map(|date| dated(date, None))
        }
        None => stamp.as_stated(),
    })
}

/// The date, made no more exact than the precision says.
pub(super) fn coarsen(date: PartialDate, precision: &str) -> Result<PartialDate, Miss> {
    let exactness = exactness(precision)?;
    let Some(year) = date.year() else { return Ok(date) };
    let hedge = if date.edtf().ends_with('~') { "~" } else { "" };
    let edtf = match (exactness, date.month()) {
        (Exactness::Century, _) => century(year),
        (Exactness::Decade, _) => decade(year),
        (Exactness::Year, _) => format!("{year:04}"),
        (Exactness::Month, Some(month)) => format!("{year:04}-{month:02}"),
        (Exactness::Month | Exactness::Day, _) => return Ok(date),
    };
    exists(&format!("{edtf}{hedge}"))
}

impl Stamp<'_> {
    fn as_exact_as(&self, exactness: Exactness) -> Result<Dated, Miss> {
        let year: i32 = self.year.parse().map_err(|_| Miss::NoDate)?;
        let exactness = match (self.month, self.day) {
            ("00", _) => exactness.min(Exactness::Year),
            (_, "00") => exactness.min(Exactness::Month),
            _ => exactness,
        };
        let edtf = match exactness {
            Exactness::Century => century(year),
            Exactness::Decade => decade(year),
            Exactness::Year => self.year.to_owned(),
            Exactness::Month => format!("{}-{}", self.year, self.month),
            Exactness::Day => format!("{}-{}-{}", self.year, self.month, self.day),
        };
        Ok(dated(exists(&edtf)?, None))
    }

    /// As a day; whether a first of the month is one, only who wrote it knows.
    fn as_stated(&self) -> Result<Dated, Miss> {
        let date = exists(&format!("{}-{}-{}", self.year, self.month, self.day))?;
        let coarser = match (self.month, self.day) {
            ("01", "01") => Some("year"),
            (_, "01") => Some("month"),
            _ => None,
        };
        let doubt = coarser.filter(|_| self.has_time).map(|coarser| {
            format!("the file cannot tell whether {date} is a day or stands for the {coarser}")
        });
        Ok(dated(date, doubt))
    }
}

fn dated(date: PartialDate, doubt: Option<String>) -> Dated {
    Dated { established: Some(date), doubt, ..Dated::default() }
}

/// The fifteenth century ends with the year 1500.
fn century(year: i32) -> String {
    format!("{:02}XX", (year - 1).max(0) / 100)
}

fn decade(year: i32) -> String {
    format!("{:03}X", year / 10)
}

fn parse(text: &str) -> Option<Stamp<'_>> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.strip_prefix('+').unwrap_or(date).split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = parts.next().is_none()
        && year.len() >= 4
        && (month.len(), day.len()) == (2, 2)
        && [year, month, day].into_iter().all(is_number)
        && time.is_none_or(is_time);
    // Old dumps of Wikidata write the year with eleven digits.
    let (zeros, year) = year.split_at_checked(year.len().checked_sub(4)?)?;
    (fits && zeros.bytes().all(|byte| byte == b'0')).then_some(Stamp {
        year,
        month,
        day,
        has_time: time.is_some(),
    })
}

fn is_time(text: &str) -> bool {
    text.len() >= 4
        && text.as_bytes()[0].is_ascii_digit()
        && text.contains(':')
        && text.bytes().all(|byte| byte.is_ascii_digit() || b":.+-Zz ".contains(&byte))
}

/// The precisions of Wikidata, or their names.
fn exactness(precision: &str) -> Result<Exactness, Miss> {
    match precision.trim_end_matches(".0") {
        "11" | "12" | "13" | "14" | "day" => Ok(Exactness::Day),
        "10" | "month" => Ok(Exactness::Month),
        "9" | "year" => Ok(Exactness::Year),
        "8" | "decade" => Ok(Exactness::Decade),
        "7" | "century" => Ok(Exactness::Century),
        other => Err(Miss::Wrong(format!(
            "has the precision '{other}'; accepted are 7 (century), 8 (decade), 9 (year), 10 (month) and 11 (day)"
        ))),
    }
}
