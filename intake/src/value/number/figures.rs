//! Figures with separators of either kind.

use super::style::NumberStyle;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NoNumber {
    /// The one separator can be that of thousands or the decimal mark.
    Ambiguous {
        thousands: f64,
        decimal: f64,
    },
    NotFigures,
}

/// How the separators of a number are used.
struct Shape {
    /// Digits without separators of thousands, with a point as the decimal mark.
    digits: String,
    /// The style that the number shows by itself.
    shows: NumberStyle,
}

/// Reads figures without words around them.
pub(super) fn figures(text: &str, style: NumberStyle) -> Result<f64, NoNumber> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (sign, bare) = match mantissa.strip_prefix('-') {
        Some(bare) => ("-", bare.trim_start()),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let number = |digits: &str| {
        let exponent = exponent.map(|exponent| format!("e{exponent}")).unwrap_or_default();
        format!("{sign}{digits}{exponent}").parse::<f64>().map_err(|_| NoNumber::NotFigures)
    };
    if let Some((whole, tail, mark)) = one_mark(bare).filter(|_| exponent.is_none()) {
        let (thousands, decimal) = (format!("{whole}{tail}"), format!("{whole}.{tail}"));
        return match (style, mark) {
            (NumberStyle::Unsaid, _) => {
                Err(NoNumber::Ambiguous { thousands: number(&thousands)?, decimal: number(&decimal)? })
            }
            (NumberStyle::PointDecimal, '.') | (NumberStyle::CommaDecimal, ',') => number(&decimal),
            _ => number(&thousands),
        };
    }
    number(&shape(bare).ok_or(NoNumber::NotFigures)?.digits)
}

/// The style that figures show by themselves.
pub(super) fn shown_style(text: &str) -> NumberStyle {
    let bare = text.trim_start_matches(['-', '+']);
    if one_mark(bare).is_some() {
        NumberStyle::Unsaid
    } else {
        shape(bare).map_or(NumberStyle::Unsaid, |shape| shape.shows)
    }
}

/// The parts of a number such as `15.762`, of which nobody knows what its mark means.
fn one_mark(text: &str) -> Option<(&str, &str, char)> {
    let at = text.find(['.', ','])?;
    let (whole, rest) = text.split_at(at);
    let (mark, tail) = rest.split_at(1);
    let groups = tail.len() == 3 && is_digits(tail) && is_digits(whole) && (1..=3).contains(&whole.len());
    (groups && !whole.starts_with('0')).then(|| (whole, tail, if mark == "." { '.' } else { ',' }))
}

fn shape(text: &str) -> Option<Shape> {
    let last = text.rfind(['.', ',']);
    let mark = last.and_then(|at| text[at..].chars().next());
    let is_single = mark.is_some_and(|mark| text.matches(mark).count() == 1);
    let has_groups_before = last.is_some_and(|at| text[..at].contains(['.', ',', ' ', '\'', '_']));
    // One mark behind which are not three digits, or which comes after groups of another kind, is decimal.
    let decimal_at = last.filter(|&at| {
        is_single && (has_groups_before || !is_group(&text[at + 1..]) || at > 3 || text.starts_with('0'))
    });
    let (whole, fraction) = match decimal_at {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let (digits, separator) = ungrouped(whole)?;
    if fraction.is_some_and(|fraction| !is_digits(fraction))
        || (separator.is_some() && separator == mark && fraction.is_some())
    {
        return None;
    }
    let shows = match (fraction.and(mark), separator) {
        (Some('.'), _) | (None, Some(',')) => NumberStyle::PointDecimal,
        (Some(','), _) | (None, Some('.')) => NumberStyle::CommaDecimal,
        _ => NumberStyle::Unsaid,
    };
    let digits = match fraction {
        Some(fraction) => format!("{}.{fraction}", if digits.is_empty() { "0" } else { &digits }),
        None => digits,
    };
    Some(Shape { digits, shows })
}

/// Digits without separators of thousands, and which one there was.
fn ungrouped(text: &str) -> Option<(String, Option<char>)> {
    let Some(separator) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return Some((text.to_owned(), None));
    };
    if !matches!(separator, '.' | ',' | ' ' | '\'' | '_') {
        return None;
    }
    let groups: Vec<_> = text.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let in_threes = middle.iter().all(|group| group.len() == 3);
    // In India groups above the thousands have two digits.
    let in_twos = separator == ',' && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    let fits = (1..=3).contains(&first.len()) && last.len() == 3 && (in_threes || in_twos);
    (fits && groups.iter().all(|group| is_digits(group))).then(|| (groups.concat(), Some(separator)))
}

fn is_group(text: &str) -> bool {
    text.len() == 3 && is_digits(text)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
