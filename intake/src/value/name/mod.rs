//! Names of places as lists have them, with what does not belong to a name taken out and kept.

mod lines;
mod parts;
mod split;
mod words;

#[cfg(test)]
mod tests;

use self::lines::{clean, joined_lines};
pub use self::parts::NameRead;
use self::split::{former_and_present, other_names, region, several};
use self::words::is_item;
use super::cell::{is_unknown, quoted};

/// Reads a name.
pub fn read_name(text: &str) -> NameRead {
    let mut read = NameRead::default();
    let mut doubts = Vec::new();
    let lines = clean(text, &mut read.notes);
    let whole = joined_lines(&lines);
    if is_unknown(&whole) || is_item(&whole) {
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
        take_apart(&whole, &mut read, &mut doubts);
    }
    doubts.extend(oddities(&read.name));
    read.doubt = joined(&doubts);
    read
}

fn take_apart(whole: &str, read: &mut NameRead, doubts: &mut Vec<String>) {
    let mut name = former_and_present(whole, read);
    if read.notes.iter().any(|note| !super::kind::read_kind(note).says_nothing()) {
        doubts.push("the cell also says something about the relation, which is kept as a note".to_owned());
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
    } else if name.contains('\u{fffd}') || is_misread(name) {
        Some(format!("{name_shown} was saved or read in a wrong encoding"))
    } else if !name.chars().any(char::is_alphabetic) {
        Some(format!("{name_shown} has no letter"))
    } else if name.contains(['|', '{', '}', '<', '>', '=', '@']) || name.contains("://") {
        Some(format!("{name_shown} has signs that no name has"))
    } else {
        None
    }
}

/// UTF-8 that was read as Windows-1252 (`MÃ¼nchen`), or a letter that became a question mark.
fn is_misread(name: &str) -> bool {
    let characters: Vec<char> = name.chars().collect();
    characters.windows(2).any(|pair| {
        matches!(pair, ['Ã' | 'Å' | 'Ä', '\u{80}'..='\u{bf}' | '€' | '‚' | '„' | '…' | '‡' | 'Ÿ' | 'œ' | 'ž'])
    }) || characters
        .windows(3)
        .any(|three| matches!(three, [a, '?', b] if a.is_alphabetic() && b.is_alphabetic()))
}
