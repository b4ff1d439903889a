//! The lines of a cell without what belongs to no name.

use domain::name::tidy;

use crate::country::is_country;
use crate::value::cell::fold;
use crate::value::{entities, markup};

/// The lines of the text without markup, marks and signs that do not show.
pub(super) fn clean(text: &str, notes: &mut Vec<String>) -> Vec<String> {
    let tagless = markup::take_tags(text);
    let decoded = entities::decode(&tagless.text);
    let wikiless = markup::take_wiki(&decoded);
    let directed: String = wikiless.text.chars().filter(|&c| !directs(c)).collect();
    if directed.len() < wikiless.text.len() {
        notes.push("signs that turn the direction of writing were taken out".to_owned());
    }
    let mut footnotes = Vec::new();
    let lines = directed.lines().map(|line| {
        let marked = markup::take_footnotes(line);
        footnotes.extend(marked.notes);
        let listed = markup::take_list_marks(&marked.text);
        footnotes.extend(listed.notes);
        unquoted(&tidy(&listed.text)).to_owned()
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    for note in tagless.notes.into_iter().chain(wikiless.notes).chain(footnotes) {
        notes.push(tidy(&note));
    }
    lines
}

/// Signs of text that runs from right to left; in a name they can make it look like another.
fn directs(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn unquoted(text: &str) -> &str {
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('\'', '\'')];
    let inner = pairs.iter().find_map(|&(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    inner.filter(|inner| !inner.contains(['"', '“', '”', '«', '»'])).map_or(text, str::trim)
}

/// The lines of each name that they have: a name may be wrapped, and its country may stand below it.
pub(super) fn wrapped(lines: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        match names.last_mut() {
            Some(name) if is_unfinished(name) || continues(line) => join(name, line),
            _ => names.push(line.clone()),
        }
    }
    names
}

/// The lines as one.
pub(super) fn joined_lines(lines: &[String]) -> String {
    let mut whole = String::new();
    for line in lines {
        join(&mut whole, line);
    }
    whole
}

/// A word that was parted by a hyphen at the end of its line keeps its hyphen and no blank; before a country stands a comma.
fn join(name: &mut String, line: &str) {
    if !name.is_empty() && is_country(line) && !is_unfinished(name) {
        name.push(',');
    }
    if !name.is_empty() && !name.ends_with('-') {
        name.push(' ');
    }
    name.push_str(line);
}

/// Names do not end so: with a joint, a small word, or what is only the beginning of many.
fn is_unfinished(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let is_small = last != name && last.chars().all(char::is_lowercase);
    name.ends_with(['-', ',', '/', '&']) || is_small || BEGINNINGS.contains(&fold(last).as_str())
}

/// No name begins so: with a small letter, a bracket or figures; and a country belongs to the name above it.
fn continues(line: &str) -> bool {
    line.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '（' | '[' | '/'))
        || !line.contains(char::is_alphabetic)
        || is_country(line)
}

/// Words that begin names and are none, folded.
const BEGINNINGS: [&str; 42] = [
    "san", "santa", "santo", "sant", "sao", "saint", "sainte", "sankt", "st", "st.", "ste", "ste.", "new",
    "bad", "los", "las", "la", "le", "les", "el", "al", "den", "the", "port", "puerto", "fort", "mount",
    "north", "south", "east", "west", "nova", "novo", "novi", "nowy", "nowa", "old", "great", "upper",
    "lower", "stadt", "buenos",
];
