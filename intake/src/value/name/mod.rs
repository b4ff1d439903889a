//! Names of places as lists have them, with what does not belong to a name taken out and kept.

use domain::name::tidy;
use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252};

mod designation;
mod lines;
mod none;
mod parts;
mod postcode;
mod scripts;
mod split;
mod title;
mod words;

#[cfg(test)]
mod tests;

pub use self::designation::designation;
use self::lines::{clean, joined_lines};
use self::none::is_no_name;
pub use self::parts::NameRead;
pub use self::postcode::{Postcode, postcode};
use self::scripts::in_two_scripts;
use self::split::{
    ABOUT_THE_RELATION, former_and_present, joined as joined_names, other_names, region, several,
};
use self::title::written_out;
use self::words::is_item;
use super::cell::{is_unknown, quoted};
use super::entities;

/// More letters than any name has that people call a place by.
const MOST_LETTERS: usize = 120;

/// Reads a name.
pub fn read_name(text: &str) -> NameRead {
    let mut read = NameRead::default();
    let mut doubts = Vec::new();
    if is_encoded_twice(&entities::decode(text)) {
        // Its second half may be a sign that is taken for a mark.
        read.name = tidy(text);
        read.doubt = Some(format!("{} was saved or read in a wrong encoding", quoted(&read.name)));
        return read;
    }
    let lines = clean(&written_out(text), &mut read.notes);
    let whole = joined_lines(&lines);
    if is_unknown(&whole) || is_item(&whole) || is_no_name(&whole) {
        if !whole.is_empty() {
            doubts.push(format!("{} is not a name", quoted(&whole)));
        }
        read.doubt = joined(&doubts);
        return read;
    }
    read.several = several(&lines);
    if let Some(names) = &read.several {
        doubts.push(format!(
            "the cell seems to have {} names; it is taken as one unless it is asked to split it",
            names.len()
        ));
        read.name = whole;
    } else {
        read.joined = joined_names(&whole);
        take_apart(&whole, &mut read, &mut doubts);
    }
    doubts.extend(oddities(&read.name));
    read.doubt = joined(&doubts);
    read
}

fn take_apart(whole: &str, read: &mut NameRead, doubts: &mut Vec<String>) {
    let mut name = whole.to_owned();
    if let Some((latin, other)) = in_two_scripts(&name) {
        read.also.push(other);
        name = latin;
    }
    name = former_and_present(&name, read, doubts);
    if doubts.is_empty() && read.notes.iter().any(|note| !super::kind::read_kind(note).says_nothing()) {
        doubts.push(ABOUT_THE_RELATION.to_owned());
    }
    name = other_names(&name, read);
    read.name = region(&name, read);
}

fn joined(doubts: &[String]) -> Option<String> {
    (!doubts.is_empty()).then(|| doubts.join("; "))
}

/// What no name of a place looks like.
fn oddities(name: &str) -> Option<String> {
    let words = name.split_whitespace().count();
    let name_shown = quoted(name);
    let is_sentence =
        (name.ends_with(['.', '!', '…']) && words >= 4) || words >= 9 || (words >= 6 && name.contains(" – "));
    if is_sentence {
        Some(format!("{name_shown} looks like a sentence"))
    } else if name.chars().count() > MOST_LETTERS {
        Some(format!("{name_shown} is longer than any name"))
    } else if name.contains('\u{fffd}') || is_misread(name) {
        Some(format!("{name_shown} was saved or read in a wrong encoding"))
    } else if !name.chars().any(char::is_alphabetic) {
        Some(format!("{name_shown} has no letter"))
    } else if name.contains(['|', '{', '}', '<', '>', '=', '@', '→', '⇒']) || name.contains("://") {
        Some(format!("{name_shown} has signs that no name has"))
    } else {
        None
    }
}

/// UTF-8 that was taken for another encoding and written in UTF-8 once more: `KÃ¶ln`.
fn is_encoded_twice(text: &str) -> bool {
    let is_utf8_in = |encoding: &'static Encoding| {
        let (bytes, _, is_lost) = encoding.encode(text);
        !is_lost && std::str::from_utf8(&bytes).is_ok_and(is_likely)
    };
    !text.is_ascii() && (is_utf8_in(WINDOWS_1252) || is_utf8_in(WINDOWS_1250) || has_misread_pair(text))
}

/// Whether the text may have been meant: the two letters of `Úžice` would be one of Arabic among Latin ones.
fn is_likely(meant: &str) -> bool {
    let mut letters = meant.chars().filter(|letter| !letter.is_ascii());
    let is_latin =
        letters.next().is_some_and(|first| matches!(first, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{203a}'));
    is_latin || letters.next().is_some()
}

/// The first letter of UTF-8 that was read as Windows-1252, and one that follows it.
fn has_misread_pair(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(2).any(|pair| {
        matches!(pair, ['Ã' | 'Å' | 'Ä', '\u{80}'..='\u{bf}' | '€' | '‚' | '„' | '…' | '‡' | 'Ÿ' | 'œ' | 'ž'])
    })
}

/// A letter that became a question mark, one half of a pair of quotes, or a sign that other encodings have in place of a letter.
fn is_misread(name: &str) -> bool {
    let characters: Vec<char> = name.chars().collect();
    let is_lost = characters
        .windows(3)
        .any(|three| matches!(three, [a, '?', b] if a.is_alphabetic() && b.is_alphabetic()));
    let quotes = characters.iter().filter(|c| matches!(c, '“' | '”' | '„' | '«' | '»')).count();
    is_lost || quotes % 2 == 1 || name.contains(['√', '├', '┬', '╨', '╤', '¬', '¤'])
}
