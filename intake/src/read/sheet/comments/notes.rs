//! The notes of a sheet as XML: `comments1.xml`.

use super::super::grid::cell_place;
use super::note::Note;
use crate::read::xml::{Part, Xml, local};
use crate::table::Unreadable;

pub(super) fn read(part: &str) -> Result<Vec<Note>, Unreadable> {
    let mut authors: Vec<String> = Vec::new();
    let mut notes: Vec<Note> = Vec::new();
    let (mut is_author, mut is_text, mut is_phonetic) = (false, false, false);
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Part::Open(element) => match element.local() {
                "author" => {
                    authors.push(String::new());
                    is_author = true;
                }
                "comment" => {
                    let author = element.get("authorId").and_then(|number| number.parse::<usize>().ok());
                    let author = author.and_then(|number| authors.get(number)).cloned().unwrap_or_default();
                    let place = cell_place(&element.trimmed("ref"));
                    notes.push(Note { place, author, text: String::new() });
                }
                "rPh" => is_phonetic = true,
                "t" => is_text = !is_phonetic,
                _ => {}
            },
            Part::Text(text) if is_author => {
                if let Some(author) = authors.last_mut() {
                    author.push_str(&text);
                }
            }
            Part::Text(text) if is_text => {
                if let Some(note) = notes.last_mut() {
                    note.text.push_str(&text);
                }
            }
            Part::Close(name) => match local(&name) {
                "author" => is_author = false,
                "rPh" => is_phonetic = false,
                "t" => is_text = false,
                _ => {}
            },
            Part::Text(_) => {}
            Part::End => return Ok(notes),
        }
    }
}
