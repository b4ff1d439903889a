//! The first look at a request: one linear pass over its bytes, before any parser that recurses.
//!
//! It counts tokens and nested brackets, and knows nothing of the grammar above them; whether the
//! document is well formed is left to the parser. It must agree with that parser on where strings and
//! comments end: a bracket that one skips and the other sees would be a way around the limit.

use async_graphql::Pos;

use super::violation::{Measure, Violation};
use crate::graphql::engine::guard::limits::DocumentLimits;

/// What the scan of a document counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Lexical tokens: names, numbers, strings and punctuation.
    pub tokens: u64,
    /// The most brackets that were open at once.
    pub nesting: u64,
}

/// Counts the tokens and the nesting of a GraphQL document, and stops at the first one over its limit.
pub fn scan(document: &str, limits: &DocumentLimits) -> Result<Scanned, Violation> {
    let bytes = document.as_bytes();
    let mut scanned = Scanned::default();
    let mut open = 0;
    let mut start = 0;

    while let Some(&first) = bytes.get(start) {
        let rest = &bytes[start..];
        let ignored = ignored_length(rest);
        if ignored > 0 {
            start += ignored;
            continue;
        }

        scanned.tokens += 1;
        Measure::Tokens.check(scanned.tokens, limits.max_tokens, || Some(position(bytes, start)))?;
        if nest(first, &mut open, &mut scanned.nesting) {
            Measure::Nesting.check(open, limits.max_nesting, || Some(position(bytes, start)))?;
        }
        start += token_length(rest)
            .ok_or_else(|| Violation::UnclosedBlockString { at: position(bytes, start) })?;
    }
    Ok(scanned)
}

/// A token and where it begins.
#[derive(Clone, Copy)]
pub(in crate::graphql::engine) struct Token<'a> {
    pub(in crate::graphql::engine) start: usize,
    pub(in crate::graphql::engine) text: &'a str,
}

/// The tokens of a document that the scan has passed.
pub(in crate::graphql::engine) fn tokens(document: &str) -> impl Iterator<Item = Token<'_>> {
    let bytes = document.as_bytes();
    let mut end = 0;
    std::iter::from_fn(move || {
        loop {
            let ignored = ignored_length(&bytes[end..]);
            if ignored == 0 {
                break;
            }
            end += ignored;
        }
        let start = end;
        end += if start < bytes.len() { token_length(&bytes[start..])? } else { return None };
        Some(Token { start, text: document.get(start..end).unwrap_or_default() })
    })
}

/// Checks the nesting of JSON, such as the `variables` of a request, without parsing it.
///
/// The whole body of a request may be given too; it is one level deeper than its `variables`.
/// Answers how deep it is.
pub fn scan_json(bytes: &[u8], limits: &DocumentLimits) -> Result<u64, Violation> {
    let mut nesting = 0;
    let mut open = 0;
    let mut start = 0;

    while let Some(&first) = bytes.get(start) {
        if nest(first, &mut open, &mut nesting) {
            Measure::Nesting.check(open, limits.max_nesting, || None)?;
        }
        start += match first {
            b'"' => json_string_length(&bytes[start..]),
            _ => 1,
        };
    }
    Ok(nesting)
}

/// Follows a bracket of any kind; true if it opens. A closing one of the wrong kind, or one too many,
/// ends the parser where it stands, so that they need not match here.
fn nest(byte: u8, open: &mut u64, deepest: &mut u64) -> bool {
    match byte {
        b'(' | b'[' | b'{' => {
            *open += 1;
            *deepest = (*deepest).max(*open);
            true
        }
        b')' | b']' | b'}' => {
            *open = open.saturating_sub(1);
            false
        }
        _ => false,
    }
}

/// How many bytes at the start of `rest` mean nothing: white space, a comma, a mark of byte order, a comment.
fn ignored_length(rest: &[u8]) -> usize {
    match rest {
        [b' ' | b'\t' | b'\n' | b'\r' | b',', ..] => 1,
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [b'#', ..] => length_while(rest, |byte| !matches!(byte, b'\n' | b'\r')),
        _ => 0,
    }
}

/// The length of the token at the start of `rest`, which is not empty; none for an unclosed block string.
fn token_length(rest: &[u8]) -> Option<usize> {
    Some(match rest {
        [b'"', b'"', b'"', ..] => return block_string_length(rest),
        [b'"', ..] => string_length(rest),
        [b'.', b'.', b'.', ..] => 3,
        [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => length_while(rest, is_name_byte),
        [b'-' | b'0'..=b'9', ..] => number_length(rest),
        // A character outside ASCII is an error for the parser; here it is one token, whatever its bytes.
        [0x80..=0xFF, tail @ ..] => 1 + length_while(tail, is_continuation),
        _ => 1,
    })
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a byte continues a UTF-8 character that an earlier one began.
fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

fn length_while(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|&byte| !belongs(byte)).unwrap_or(bytes.len())
}

/// Sign, whole part without leading zeros, fraction and exponent: `00` is two numbers, as the parser reads it.
fn number_length(rest: &[u8]) -> usize {
    let digits = |from: usize| length_while(&rest[from..], |byte| byte.is_ascii_digit());
    let mut length = usize::from(rest[0] == b'-');
    length += match rest.get(length) {
        Some(b'0') => 1,
        _ => digits(length),
    };
    if rest.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if matches!(rest.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(rest.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits((length + 1 + sign).min(rest.len()));
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    length
}

/// Up to the closing quote. An unclosed one ends with its line, where the parser will stop.
fn string_length(rest: &[u8]) -> usize {
    let mut length = 1;
    while let Some(byte) = rest.get(length) {
        match byte {
            b'"' => return length + 1,
            b'\n' | b'\r' => return length,
            b'\\' => length += 2,
            _ => length += 1,
        }
    }
    rest.len()
}

fn block_string_length(rest: &[u8]) -> Option<usize> {
    let mut length = 3;
    while length < rest.len() {
        match &rest[length..] {
            [b'"', b'"', b'"', ..] => return Some(length + 3),
            [b'\\', b'"', b'"', b'"', ..] => length += 4,
            _ => length += 1,
        }
    }
    None
}

fn json_string_length(rest: &[u8]) -> usize {
    let mut length = 1;
    while let Some(byte) = rest.get(length) {
        match byte {
            b'"' => return length + 1,
            b'\\' => length += 2,
            _ => length += 1,
        }
    }
    rest.len()
}

/// Line and column of a byte: columns are characters, and a line ends at `\n`, `\r` or both together.
pub(in crate::graphql::engine) fn position(bytes: &[u8], offset: usize) -> Pos {
    let before = &bytes[..offset.min(bytes.len())];
    let column_start = before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |end| end + 1);
    let characters = before[column_start..].iter().filter(|&&byte| !is_continuation(byte));
    let ends_line = |at: usize| match before[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    let line = 1 + (0..before.len()).filter(|&at| ends_line(at)).count();
    Pos { line, column: 1 + characters.count() }
}

#[cfg(test)]
mod tests;
