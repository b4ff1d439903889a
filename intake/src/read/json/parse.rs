//! Text into a tree, and what is wrong with a text that is no JSON.

use serde_json::error::Category;

use super::tree::Node;
use crate::table::{Remark, RemarkKind, Unreadable};

/// A tree takes some ten times the memory of its text.
const MOST_BYTES: usize = 512 << 20;

/// Values with the lines that they stand on, and what was not taken.
type Lines = (Vec<(u64, Node)>, Vec<Remark>);

/// What was parsed: one value, or a list of those that stand on a line each, with the lines.
pub(super) enum Parsed {
    Whole(Node),
    Lines(Vec<(u64, Node)>, Vec<Remark>),
}

pub(super) fn parse(text: &str) -> Result<Parsed, Unreadable> {
    if text.len() > MOST_BYTES {
        return Err(Unreadable::new(format!(
            "the JSON is larger than {} MB; split it, or save it as CSV, which may be of any size",
            MOST_BYTES >> 20
        )));
    }
    match serde_json::from_str(text) {
        Ok(node) => Ok(Parsed::Whole(node)),
        Err(error) => match lines(text) {
            Some((nodes, remarks)) => Ok(Parsed::Lines(nodes, remarks)),
            None => Err(explained(text, &error)),
        },
    }
}

/// JSON Lines: the first two lines with something on them are an object each.
fn lines(text: &str) -> Option<Lines> {
    let filled = || (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let is_object = |line: &str| serde_json::from_str::<Node>(line).is_ok_and(|node| node.is_object());
    if filled().take(2).filter(|(_, line)| is_object(line)).count() < 2 {
        return None;
    }
    let (mut nodes, mut remarks) = (Vec::new(), Vec::new());
    for (number, line) in filled() {
        match serde_json::from_str(line) {
            Ok(node) => nodes.push((number, node)),
            Err(error) => {
                let mut text = format!("the line is no JSON: {}", told(&error));
                if error.classify() == Category::Eof {
                    "the line ends in the middle of a value; it seems to be cut off".clone_into(&mut text);
                }
                remarks.push(Remark { line: number, kind: RemarkKind::Refused, text });
            }
        }
    }
    Some((nodes, remarks))
}

fn explained(text: &str, error: &serde_json::Error) -> Unreadable {
    let line = u64::try_from(error.line()).unwrap_or(1).max(1);
    if error.classify() == Category::Eof {
        return Unreadable::at(line, "the file ends in the middle of a JSON value; it seems to be cut off");
    }
    let message = told(error);
    if message.starts_with("recursion limit") {
        return Unreadable::at(line, "the JSON is nested more than 127 deep");
    }
    let column = error.column();
    let rest = rest_at(text, error.line(), column);
    match notation(&message, rest) {
        Some(what) => Unreadable::at(line, format!("this is {what}, not JSON (column {column})")),
        None => Unreadable::at(line, format!("column {column}: this is no JSON: {message}")),
    }
}

/// The message without its position, which stands before it.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split_once(" at line ").map_or(message.as_str(), |(start, _)| start).to_owned()
}

/// The text from a line and a column of bytes on, both counted from 1.
fn rest_at(text: &str, line: usize, column: usize) -> &str {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let mut place = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    &text[place..]
}

/// What notation a text is that looks like JSON.
fn notation(message: &str, rest: &str) -> Option<&'static str> {
    let begins = |start: &str| rest.starts_with(start);
    if message.starts_with("trailing characters") && (begins("{") || begins("[")) {
        return Some(
            "several values one after another, as JavaScript prints them; put them in one list with commas between, or each on a line",
        );
    }
    if begins("'") || begins("`") {
        return Some(
            "JavaScript or Python notation with single quotes; write names and texts in double quotes",
        );
    }
    if begins("//") || begins("/*") {
        return Some("JavaScript notation with comments; take them out");
    }
    if message.starts_with("trailing comma") {
        return Some("JavaScript notation with a comma after the last item; take it out");
    }
    if ["N", "nan", "-I", "I", "u", "T", "F"].iter().any(|start| begins(start))
        && message.starts_with("expected")
    {
        return Some("JavaScript or Python notation with NaN, None or the like; write null, true or false");
    }
    if message.starts_with("key must be a string") {
        return Some("JavaScript notation with names without quotes; write them in double quotes");
    }
    None
}
