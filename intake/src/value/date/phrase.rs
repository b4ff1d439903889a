//! What stands around dates: a span, an end, a remark.

use super::dated::{Dated, DayMonth};
use super::era;
use super::miss::Miss;
use super::single::{self, Single};
use super::token::Token::{self, Sign, Word};
use super::token::tokens;
use super::words::{is_about, is_filler, is_open, is_until};
use super::written::Written;
use crate::value::cell::fold;
use crate::value::kind::is_ended;

/// Reads what is more than a date that EDTF or a machine would write.
pub(super) fn read(text: &str, order: DayMonth) -> Result<Dated, Miss> {
    let text = text.replace("(?)", "?");
    match sentence(&text, order) {
        Err(Miss::NoDate) => with_remark(&text, order),
        read => read,
    }
}

fn sentence(text: &str, order: DayMonth) -> Result<Dated, Miss> {
    let folded = era::in_our_years(&fold(text))?;
    let tokens = tokens(&folded);
    let written = Written { text, order };
    for form in [Form::Alone, Form::Span, Form::Ended] {
        match form.read(&tokens, written) {
            Err(Miss::NoDate) => {}
            read => return read,
        }
    }
    Err(Miss::NoDate)
}

/// What a sentence of dates can be.
#[derive(Clone, Copy)]
enum Form {
    Alone,
    Span,
    Ended,
}

impl Form {
    fn read(self, tokens: &[Token<'_>], written: Written<'_>) -> Result<Dated, Miss> {
        match self {
            Self::Alone => single::read(tokens, written).map(begun),
            Self::Span => span(tokens, written),
            Self::Ended => ended(tokens, written),
        }
    }
}

fn begun(Single { date, doubt }: Single) -> Dated {
    Dated { established: Some(date), doubt, ..Dated::default() }
}

/// `1962–2022`, `1962 bis 2022`, `bis 2022`, `1984 – heute`.
fn span(tokens: &[Token<'_>], written: Written<'_>) -> Result<Dated, Miss> {
    let mut found = Vec::new();
    for (at, &token) in tokens.iter().enumerate() {
        let before = &tokens[..at];
        if !joins(token) || (token == Sign('~') && matches!(before.last(), None | Some(Sign(_)))) {
            continue;
        }
        let after = trim_joints(&tokens[at + 1..]);
        let read = if after.is_empty() && matches!(token, Word("まで" | "까지")) {
            single::read(before, written).map(|end| ending(None, Some(end)))
        } else if says_nothing(before) && may_end_alone(token) {
            single::read(after, written).map(|end| ending(None, Some(end)))
        } else if goes_on(after, token) {
            single::read(trim_last_joint(before), written).map(begun)
        } else {
            single::read(trim_last_joint(before), written).and_then(|start| {
                let end = match after {
                    [Token::Number(short)] if token != Sign('-') && short.len() == 2 => {
                        short_end(&start, short)
                    }
                    _ => single::read(after, written),
                };
                end.map(|end| ending(Some(start), Some(end)))
            })
        };
        match read {
            Ok(dated) if !found.contains(&dated) => found.push(dated),
            // A hyphen may stand within a date; then its halves are none.
            Err(wrong @ Miss::Wrong(_)) if token != Sign('-') => return Err(wrong),
            Ok(_) | Err(_) => {}
        }
    }
    match found.len() {
        0 => Err(Miss::NoDate),
        1 => found.pop().ok_or(Miss::NoDate),
        _ => Err(Miss::Wrong(
            "can be split into two dates in more than one way; put ' – ' between them".to_owned(),
        )),
    }
}

/// The end of `1990–92`: a year of the same century, if it can be no month and is no earlier one.
fn short_end(start: &Single, short: &str) -> Result<Single, Miss> {
    let (Some(year), Ok(short)) = (start.date.year(), short.parse::<i32>()) else { return Err(Miss::NoDate) };
    if short <= 12 || short < year % 100 {
        return Err(Miss::Wrong("ends with a year of two digits; write the year with four".to_owned()));
    }
    let date = single::exists(&format!("{:04}", year - year % 100 + short))?;
    Ok(Single { date, doubt: None })
}

/// `1988, ended 1990`, `1980 (rompu en 2010)`, `beendet 1990`, `1988 (terminated)`.
fn ended(tokens: &[Token<'_>], written: Written<'_>) -> Result<Dated, Miss> {
    let at =
        tokens.iter().position(|token| matches!(token, Word(word) if is_ended(word))).ok_or(Miss::NoDate)?;
    let (before, after) = (&tokens[..at], trim_joints(&tokens[at + 1..]));
    let start = if says_nothing(before) { None } else { Some(single::read(before, written)?) };
    let end = if says_nothing(after) { None } else { Some(single::read(after, written)?) };
    let is_apart = matches!(before.last(), Some(Sign('(' | ',' | ';' | '-' | '–' | ':')));
    if start.is_some() && end.is_none() && !is_apart {
        return Err(Miss::Wrong(
            "does not say whether it began or ended then; write '1984, ended' or 'ended 1990'".to_owned(),
        ));
    }
    Ok(ending(start, end))
}

fn ending(start: Option<Single>, end: Option<Single>) -> Dated {
    let (established, first) = start.map_or((None, None), |start| (Some(start.date), start.doubt));
    let (ended, second) = end.map_or((None, None), |end| (Some(end.date), end.doubt));
    let doubt = match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}; {second}")),
        (first, second) => first.or(second),
    };
    Dated { established, ended, has_ended: true, doubt, ..Dated::default() }
}

/// A date with something else behind it, which becomes the note; a second date is refused. What stands behind a dash is an
/// end, and no remark.
fn with_remark(text: &str, order: DayMonth) -> Result<Dated, Miss> {
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '(' | ',' | ';' | '/' | '&' | '[')) {
        let head = text[..at].trim();
        let Ok(mut dated) = sentence(head, order) else { continue };
        let rest = text[at + sign.len_utf8()..].trim();
        let remark = rest.trim_end_matches([')', ']']).trim();
        match sentence(remark, order) {
            Err(Miss::NoDate) if is_hedge(remark) => return sentence(&format!("~{head}"), order),
            // `1984,5` is a number with decimals.
            Err(Miss::NoDate)
                if sign == ',' && remark.bytes().all(|byte| byte.is_ascii_digit()) && !remark.is_empty() =>
            {
                return Err(Miss::NoDate);
            }
            Err(Miss::NoDate) if !matches!(sign, '/' | '&') => {}
            Err(Miss::NoDate) => return Err(Miss::NoDate),
            _ => {
                return Err(Miss::Wrong(
                    "has two dates where one is expected; give each link a row of its own".to_owned(),
                ));
            }
        }
        dated.note = Some(remark.to_owned()).filter(|remark| !remark.is_empty());
        return Ok(dated);
    }
    Err(Miss::NoDate)
}

/// `1985 (approx.)`
fn is_hedge(remark: &str) -> bool {
    let folded = fold(remark);
    let tokens = tokens(&folded);
    !tokens.is_empty()
        && tokens.iter().all(|token| matches!(token, Word(word) if is_about(word)) || *token == Sign('?'))
}

fn joins(token: Token<'_>) -> bool {
    match token {
        Word(word) => is_until(word),
        Sign(sign) => matches!(sign, '-' | '–' | '~'),
        Token::Number(_) => false,
    }
}

/// Words say an end by themselves; a dash does where nothing comes before it, but a minus or a hedge does not.
fn may_end_alone(token: Token<'_>) -> bool {
    match token {
        Word(word) => !matches!(word, "a" | "al" | "au" | "to" | "zum" | "по" | "から" | "부터"),
        sign => sign == Sign('–'),
    }
}

/// Whether what comes after the joint says that there is no end.
fn goes_on(after: &[Token<'_>], joint: Token<'_>) -> bool {
    let is_open_word =
        |token: &Token<'_>| matches!(token, Word(word) if is_open(word) || is_filler(word) || is_until(word));
    (after.is_empty() && matches!(joint, Sign('-' | '–') | Word("から" | "부터")))
        || (after.iter().all(is_open_word)
            && after.iter().any(|token| matches!(token, Word(word) if is_open(word))))
}

/// Whether the text has words for today alone: `present`, `bis heute`.
pub(super) fn lasts(text: &str) -> bool {
    let folded = fold(text);
    goes_on(&tokens(&folded), Sign(' '))
}

fn says_nothing(tokens: &[Token<'_>]) -> bool {
    tokens.iter().all(|token| match token {
        Word(word) => is_filler(word),
        Sign(sign) => !matches!(sign, '?' | '~'),
        Token::Number(_) => false,
    })
}

fn trim_joints<'a, 'b>(tokens: &'a [Token<'b>]) -> &'a [Token<'b>] {
    let skipped = |token: &Token<'_>| matches!(token, Word(word) if (is_until(word) || is_filler(word)) && !is_about(word));
    let tokens = &tokens[tokens.iter().take_while(|token| skipped(token)).count()..];
    match tokens {
        [rest @ .., Word("まで" | "까지")] => rest,
        _ => tokens,
    }
}

/// `1962 - bis 2022`: the dash before the word.
fn trim_last_joint<'a, 'b>(tokens: &'a [Token<'b>]) -> &'a [Token<'b>] {
    match tokens {
        [rest @ .., Sign('-' | '–' | ',' | '(')] => rest,
        _ => tokens,
    }
}
