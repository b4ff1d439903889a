//! The lines of a cell without what belongs to no name.

use domain::name::tidy;

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

/// The lines as one: a word that was parted by a hyphen at the end of its line keeps its hyphen and no blank.
pub(super) fn joined_lines(lines: &[String]) -> String {
    let mut whole = String::new();
    for line in lines {
        if !whole.is_empty() && !whole.ends_with('-') {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole
}
