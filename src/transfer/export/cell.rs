//! A cell: a value of a row, as text for tables and as it is for JSON.

use std::borrow::Cow;

use serde_json::{Number, Value as Json};

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(&'a Number),
    Truth(bool),
}

impl<'a> Cell<'a> {
    /// The cell of a plain value; what is none is empty.
    pub(super) fn of(value: Option<&'a Json>) -> Self {
        match value {
            Some(Json::String(text)) => Self::Text(text.into()),
            Some(Json::Number(number)) => Self::Number(number),
            Some(Json::Bool(truth)) => Self::Truth(*truth),
            _ => Self::Empty,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The value as it stands in a text; nothing if there is none.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => number_text(number).into(),
            Self::Truth(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
        }
    }

    /// The value as JSON has it.
    pub(super) fn json(&self) -> Json {
        match self {
            Self::Empty => Json::Null,
            Self::Text(text) => Json::String(text.clone().into_owned()),
            Self::Number(number) => whole(number).unwrap_or_else(|| Json::Number((*number).clone())),
            Self::Truth(truth) => Json::Bool(*truth),
        }
    }
}

fn number_text(number: &Number) -> String {
    whole(number).map_or_else(|| number.to_string(), |whole| whole.to_string())
}

/// A whole number without the `.0` that a quantity has.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers of this size are exact")]
fn whole(number: &Number) -> Option<Json> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let real = number.as_f64().filter(|real| number.is_f64() && real.fract() == 0.0 && real.abs() < EXACT)?;
    Some(Json::from(real as i64))
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one, numbers apart.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(text) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

fn is_number(text: &str) -> bool {
    let is_written = |byte: u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    text.bytes().all(is_written) && text.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_numbers_stay_numbers() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+86 577 1234", "'+86 577 1234"),
            ("+86", "+86"),
            ("-3.5e-7", "-3.5e-7"),
            ("-", "'-"),
            ("--1", "'--1"),
            ("-inf", "'-inf"),
            ("-1984-10", "'-1984-10"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("'=1", "'=1"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), expected, "{text}");
        }
    }

    #[test]
    fn whole_quantities_have_no_fraction() {
        for (value, expected) in [
            (json!(39000.0), "39000"),
            (json!(190.5), "190.5"),
            (json!(-3.0), "-3"),
            (json!(1e300), "1e+300"),
            (json!(12), "12"),
            (json!(true), "true"),
            (json!("39000.0"), "39000.0"),
            (json!(null), ""),
            (json!([1]), ""),
        ] {
            assert_eq!(Cell::of(Some(&value)).text(), expected, "{value}");
        }
    }

    proptest! {
        #[test]
        fn no_text_begins_a_formula(text in any::<String>()) {
            let harmless = harmless(&text);
            prop_assert!(!harmless.starts_with(['=', '@', '\t', '\r']));
            prop_assert!(!harmless.starts_with(['+', '-']) || is_number(&harmless));
            prop_assert!(*harmless == text || harmless.strip_prefix('\'') == Some(text.as_str()));
        }
    }
}
