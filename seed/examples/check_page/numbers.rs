//! The numbers in a text: in digits and in words.

/// A number and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    written: String,
    pub(super) value: f64,
    /// A few words around it, for a reader who looks for it.
    context: String,
}

impl Number {
    pub(super) fn equals(&self, other: &Self) -> bool {
        self.is(other.value)
    }

    pub(super) fn is(&self, value: f64) -> bool {
        (self.value - value).abs() <= 1e-9 * self.value.abs().max(1.0)
    }

    /// The number with its context.
    pub(super) fn shown(&self) -> String {
        format!("{} in \"{}\"", self.written, self.context)
    }
}

const SMALL: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [(&str, f64); 7] = [
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];
const ORDINALS: [&str; 19] = [
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
/// Words that multiply the number before them, or stand alone: dozens of companies.
const MULTIPLIERS: [(&str, f64); 5] = [
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1_000.0),
    ("million", 1_000_000.0),
    ("billion", 1_000_000_000.0),
];

/// A run of digits or letters of the text.
struct Token<'t> {
    text: &'t str,
    start: usize,
}

/// The numbers of the text in their order.
///
/// `one` is only a number before a multiplier, and `first` is none: the one is mostly an article, the other a superlative.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let tokens = tokens(text);
    let mut numbers = Vec::new();
    let mut rest = tokens.iter().peekable();
    while let Some(token) = rest.next() {
        let Some(mut value) = value(token.text) else { continue };
        let mut end = token.start + token.text.len();
        let mut multiplied = multiplier(token.text).is_some();
        while let Some((next, factor)) = rest.peek().and_then(|next| Some((*next, multiplier(next.text)?))) {
            if text[end..next.start].chars().any(|c| !c.is_whitespace() && c != '-') {
                break;
            }
            value *= factor;
            end = next.start + next.text.len();
            multiplied = true;
            rest.next();
        }
        if multiplied || !token.text.eq_ignore_ascii_case("one") {
            let written = text[token.start..end].to_owned();
            numbers.push(Number { written, value, context: context(text, token.start, end) });
        }
    }
    numbers
}

fn value(token: &str) -> Option<f64> {
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        return digits.replace(',', "").parse().ok();
    }
    let word = token.to_lowercase();
    if word == "half" {
        return Some(0.5);
    }
    let small = SMALL.iter().zip(0_u32..).find(|(name, _)| **name == word).map(|(_, n)| f64::from(n));
    let ordinal = || ORDINALS.iter().zip(2_u32..).find(|(name, _)| **name == word).map(|(_, n)| f64::from(n));
    let tens = || TENS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    small.or_else(ordinal).or_else(tens).or_else(|| multiplier(&word))
}

fn multiplier(token: &str) -> Option<f64> {
    let word = token.to_lowercase();
    let word = word.strip_suffix('s').unwrap_or(&word);
    MULTIPLIERS.iter().find(|(name, _)| *name == word).map(|(_, factor)| *factor)
}

/// The words of the text, and its digits with separators and endings: `1,392,931`, `2.99`, `21st`, `1930s`.
///
/// A digit after a letter is a part of a unit or a name: `km2`.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while let Some(c) = text[start..].chars().next() {
        let length = if c.is_ascii_digit() {
            digits(&text[start..])
        } else if c.is_alphabetic() {
            text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start)
        } else {
            start += c.len_utf8();
            continue;
        };
        tokens.push(Token { text: &text[start..start + length], start });
        start += length;
    }
    tokens
}

/// How long the number at the beginning of the text is.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut decimals = false;
    loop {
        if digit(end) {
            end += 1;
        } else if !decimals
            && bytes.get(end) == Some(&b',')
            && (1..=3).all(|n| digit(end + n))
            && !digit(end + 4)
        {
            end += 4;
        } else if !decimals && bytes.get(end) == Some(&b'.') && digit(end + 1) {
            decimals = true;
            end += 2;
        } else {
            break;
        }
    }
    for ending in ["st", "nd", "rd", "th", "s"] {
        let after = text[end..].strip_prefix(ending);
        if after.is_some_and(|after| !after.starts_with(char::is_alphanumeric)) {
            return end + ending.len();
        }
    }
    end
}

/// The words around the number on its line.
fn context(text: &str, start: usize, end: usize) -> String {
    const AROUND: usize = 30;
    let from = text.floor_char_boundary(start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((end + AROUND).min(text.len()));
    let before = text[from..start].rsplit('\n').next().unwrap_or_default();
    let after = text[end..to].split('\n').next().unwrap_or_default();
    format!("{before}{}{after}", &text[start..end]).trim().to_owned()
}
