//! One date in words or figures, such as `23. Oktober 1984`, `10/1959` or `about 1985`.

use domain::partial_date::PartialDate;

use super::dated::DayMonth;
use super::miss::Miss;
use super::token::Token::{self, Number, Sign, Word};
use super::words::{is_about, is_century, is_decade_before, is_decade_behind, is_filler, is_ordinal, month};
use super::written::Written;
use crate::value::cell::quoted;

/// A date, and what makes it doubtful.
pub(super) struct Single {
    pub(super) date: PartialDate,
    pub(super) doubt: Option<String>,
}

/// Reads tokens of the written text.
pub(super) fn read(tokens: &[Token<'_>], written: Written<'_>) -> Result<Single, Miss> {
    let core = trim(tokens);
    let bare: Vec<_> = core.iter().copied().filter(|&token| !says_about(token)).collect();
    // A hedge in the middle is one of another date.
    let hedges = core.len() - bare.len();
    let at_ends = core.iter().take_while(|&&token| says_about(token)).count()
        + core.iter().rev().take_while(|&&token| says_about(token)).count();
    if bare.is_empty() || hedges > at_ends {
        return Err(Miss::NoDate);
    }
    if let Some(doubtful) = short_year_of_spreadsheet(&bare, written) {
        return doubtful;
    }
    let edtf = form(&bare, written.order)?;
    let hedge = if hedges > 0 { "~" } else { "" };
    Ok(Single { date: exists(&format!("{edtf}{hedge}"))?, doubt: None })
}

/// Without words that say nothing, signs around, and endings of numbers.
fn trim<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let has_month = tokens.iter().any(|token| matches!(token, Word(word) if month(word).is_some()));
    let mut kept: Vec<Token<'a>> = Vec::with_capacity(tokens.len());
    for (at, &token) in tokens.iter().enumerate() {
        let behind_number = matches!(kept.last(), Some(Number(_)));
        let dropped = match token {
            Word(word) => is_filler(word) || (has_month && behind_number && is_ordinal(word)),
            Sign(sign) if has_month => matches!(sign, ',' | '.' | '/'),
            Sign('.') => at + 1 == tokens.len(),
            _ => false,
        };
        if !dropped {
            kept.push(token);
        }
    }
    let is_edge = |token: &Token<'_>| matches!(token, Sign('(' | ')' | ',' | ';' | ':' | '"'));
    let start = kept.iter().take_while(|token| is_edge(token)).count();
    let end = kept.len() - kept[start..].iter().rev().take_while(|token| is_edge(token)).count();
    kept[start..end].to_vec()
}

fn says_about(token: Token<'_>) -> bool {
    match token {
        Word(word) => is_about(word),
        Sign(sign) => matches!(sign, '~' | '?'),
        Number(_) => false,
    }
}

/// The date in EDTF; whether its day exists is seen later.
fn form(tokens: &[Token<'_>], order: DayMonth) -> Result<String, Miss> {
    let without_dashes: Vec<_> = tokens.iter().copied().filter(|&token| token != Sign('-')).collect();
    match *tokens {
        [Number(year)] | [Number(year), Sign('.'), Number("0")] | [Number(year), Word("年" | "년")]
            if is_year(year) =>
        {
            Ok(year.to_owned())
        }
        [Number(figures)] if figures.len() == 8 => {
            Ok(format!("{}-{}-{}", &figures[..4], &figures[4..6], &figures[6..]))
        }
        [Number(figures)] | [Number(figures), Sign('.'), Number(_)] if figures.len() == 5 => Err(Miss::Wrong(
            "is a day as spreadsheets count them; give the column the format of a date there and save it again".to_owned(),
        )),
        [Number(year), Sign(a @ ('-' | '/' | '.')), Number(month), Sign(b), Number(day)]
            if is_year(year) && is_short(month) && is_short(day) && a == b =>
        {
            Ok(ymd(year, month, Some(day)))
        }
        [Number(year), Word("年" | "년"), Number(month), Word("月" | "월"), Number(day), Word("日" | "일")]
            if is_year(year) && is_short(month) && is_short(day) =>
        {
            Ok(ymd(year, month, Some(day)))
        }
        [Number(one), Sign(a @ ('-' | '/' | '.')), Number(two), Sign(b), Number(year)]
            if is_short(one) && is_short(two) && a == b =>
        {
            day_and_month(one, two, year, if a == '.' { DayMonth::DayFirst } else { order })
        }
        [Number(year), Sign('/'), Number(short)] if is_school_year(year, short) && !is_month(short) => {
            years(year).map(|(first, second)| format!("{first}/{second}"))
        }
        [Number(year), Sign('-' | '/' | '.'), Number(month)]
        | [Number(year), Word("年" | "년"), Number(month), Word("月" | "월")]
        | [Number(month), Sign('-' | '/' | '.'), Number(year)]
            if is_short(month) && is_year(year) =>
        {
            Ok(ymd(year, month, None))
        }
        [Number(year), Word(decade)]
            if is_year(year) && year.ends_with('0') && is_decade_behind(decade) =>
        {
            decade_of(year)
        }
        [Word(decade), Number(year)]
            if is_year(year) && year.ends_with('0') && is_decade_before(decade) =>
        {
            decade_of(year)
        }
        [Number(year), Word("年" | "년"), Word("代" | "대")] if is_year(year) && year.ends_with('0') => {
            decade_of(year)
        }
        [Number(number), Word(century)] if is_century(century) => century_of(number),
        [Number(number), Sign('.') | Word(_), Word(century)] if is_century(century) => century_of(number),
        _ => named_month(&without_dashes),
    }
}

fn named_month(tokens: &[Token<'_>]) -> Result<String, Miss> {
    let (name, year, day) = match *tokens {
        [Word(name), Number(year)] | [Number(year), Word(name)] if is_year(year) => (name, year, None),
        [Number(day), Word(name), Number(year)]
        | [Word(name), Number(day), Number(year)]
        | [Number(year), Word(name), Number(day)]
            if is_year(year) && is_short(day) =>
        {
            (name, year, Some(day))
        }
        [Number(_), Word(name), Number(year)]
        | [Word(name), Number(_), Number(year)]
        | [Word(name), Number(year)]
        | [Number(year), Word(name)]
            if is_short(year) && month(name).is_some() =>
        {
            return Err(two_digits());
        }
        _ => return Err(Miss::NoDate),
    };
    let month = month(name).ok_or(Miss::NoDate)?;
    Ok(ymd(year, &month.to_string(), day))
}

/// `Oct-84`: what a spreadsheet shows for a month that somebody typed, or makes of another text.
fn short_year_of_spreadsheet(tokens: &[Token<'_>], written: Written<'_>) -> Option<Result<Single, Miss>> {
    let [Word(name), Sign('-'), Number(short)] = *tokens else { return None };
    let (month, number) = (month(name)?, short.parse::<u16>().ok().filter(|_| short.len() == 2)?);
    let year = if number < 30 { 2000 + number } else { 1900 + number };
    let seen = quoted(written.part(name, short).unwrap_or(name));
    Some(exists(&format!("{year}-{month:02}")).map(|date| {
        let doubt = format!("{seen} is how a spreadsheet shows a month, and is read as {date}");
        Single { date, doubt: Some(doubt) }
    }))
}

fn day_and_month(one: &str, two: &str, year: &str, order: DayMonth) -> Result<String, Miss> {
    if !is_year(year) {
        return Err(if is_short(year) { two_digits() } else { Miss::NoDate });
    }
    let (day_first, month_first) = (ymd(year, two, Some(one)), ymd(year, one, Some(two)));
    match order {
        DayMonth::DayFirst if is_month(two) || !is_month(one) => Ok(day_first),
        DayMonth::MonthFirst if is_month(one) || !is_month(two) => Ok(month_first),
        DayMonth::DayFirst | DayMonth::MonthFirst => Err(Miss::Wrong(format!(
            "has no month where it is said to be; it would be {}",
            if order == DayMonth::DayFirst { month_first } else { day_first }
        ))),
        DayMonth::Unsaid if day_first == month_first || !is_month(one) => Ok(day_first),
        DayMonth::Unsaid if !is_month(two) => Ok(month_first),
        DayMonth::Unsaid => Err(Miss::Wrong(format!(
            "can be {day_first} or {month_first}; say whether the day or the month comes first"
        ))),
    }
}

fn ymd(year: &str, month: &str, day: Option<&str>) -> String {
    match day {
        Some(day) => format!("{year}-{month:0>2}-{day:0>2}"),
        None => format!("{year}-{month:0>2}"),
    }
}

fn decade_of(year: &str) -> Result<String, Miss> {
    if year.ends_with("00") {
        return Err(Miss::Wrong(format!(
            "can be a decade or a century; write {}X or {}XX",
            &year[..3],
            &year[..2]
        )));
    }
    Ok(format!("{}X", &year[..3]))
}

fn century_of(number: &str) -> Result<String, Miss> {
    let number: u8 = number.parse().map_err(|_| Miss::NoDate)?;
    if !(1..=21).contains(&number) {
        return Err(Miss::NoDate);
    }
    Ok(format!("{:02}XX", number - 1))
}

fn two_digits() -> Miss {
    Miss::Wrong("has a year of two digits; write the year with four".to_owned())
}

/// A school year, which begins in one year and ends in the next.
#[derive(Debug, PartialEq, Eq)]
pub struct SchoolYears {
    pub edtf: String,
    /// `1984/85` can be nothing else, and `2010/11` a month.
    pub is_no_month: bool,
}

/// The years of `2010/11`, if they follow each other.
pub fn school_years(text: &str) -> Option<SchoolYears> {
    let (year, short) =
        text.trim().split_once('/').map(|(year, short)| (year.trim_end(), short.trim_start()))?;
    if !is_school_year(year, short) {
        return None;
    }
    let (first, second) = years(year).ok()?;
    Some(SchoolYears { edtf: format!("{first}/{second}"), is_no_month: !is_month(short) })
}

/// Whether the second number has the last two digits of the year behind the first.
fn is_school_year(year: &str, short: &str) -> bool {
    let next = years(year).map(|(_, second)| second % 100);
    is_year(year) && short.len() == 2 && next.is_ok_and(|next| short.parse() == Ok(next))
}

fn years(year: &str) -> Result<(u16, u16), Miss> {
    let first: u16 = year.parse().map_err(|_| Miss::NoDate)?;
    Ok((first, first.saturating_add(1)))
}

fn is_month(text: &str) -> bool {
    text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number))
}

fn is_year(text: &str) -> bool {
    text.len() == 4
}

fn is_short(text: &str) -> bool {
    text.len() <= 2
}

/// The date, if the calendar has it.
pub(super) fn exists(edtf: &str) -> Result<PartialDate, Miss> {
    edtf.parse().map_err(|_| Miss::Wrong(format!("would be {edtf}, which the calendar does not have")))
}
