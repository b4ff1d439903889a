//! Quality values, with which a client says what it prefers (RFC 9110, section 12.4.2).

/// The highest quality, and that of what has none.
pub(super) const FULL: u16 = 1_000;

/// A quality in thousandths; none if the text is none. Java writes `.2` for `0.2`.
pub(super) fn parse(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number =
        !(whole.is_empty() && fraction.is_empty()) && fraction.bytes().all(|c| c.is_ascii_digit());
    let whole = match whole {
        "" | "0" if is_number => 0,
        "1" if is_number => FULL,
        _ => return None,
    };
    let places = fraction.bytes().zip([100, 10, 1]);
    let fraction: u16 = places.map(|(digit, place)| u16::from(digit - b'0') * place).sum();
    Some((whole + fraction).min(FULL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualities_are_from_0_to_1() {
        for (text, quality) in [
            ("0", Some(0)),
            ("1", Some(1_000)),
            ("0.", Some(0)),
            ("1.000", Some(1_000)),
            ("0.7", Some(700)),
            ("0.001", Some(1)),
            ("0.1239", Some(123)),
            (".2", Some(200)),
            ("1.5", Some(1_000)),
            ("", None),
            (".", None),
            ("2", None),
            ("-1", None),
            ("nan", None),
            ("0.x", None),
            ("0,5", None),
        ] {
            assert_eq!(parse(text), quality, "{text}");
        }
    }
}
