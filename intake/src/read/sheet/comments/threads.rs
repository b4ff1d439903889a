//! Comments with their replies: `threadedComment1.xml`, in which each is an element of its own.

use std::collections::HashMap;

use super::super::grid::cell_place;
use super::note::Place;
use crate::read::xml::{Part, Xml, local};
use crate::table::Unreadable;

/// Their cells and words, replies after what they reply to.
pub(super) fn read(part: &str) -> Result<Vec<(Option<Place>, String)>, Unreadable> {
    let mut comments: Vec<(Option<Place>, String)> = Vec::new();
    let mut places: HashMap<String, Option<Place>> = HashMap::new();
    let mut is_text = false;
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Part::Open(element) => match element.local() {
                "threadedComment" => {
                    // A reply may leave it to the first comment to name the cell.
                    let first = || *places.get(element.get("parentId")?.trim())?;
                    let place = cell_place(&element.trimmed("ref")).or_else(first);
                    places.insert(element.trimmed("id"), place);
                    comments.push((place, String::new()));
                }
                "text" => is_text = true,
                _ => {}
            },
            Part::Text(text) if is_text => {
                if let Some((_, words)) = comments.last_mut() {
                    words.push_str(&text);
                }
            }
            Part::Close(name) if local(&name) == "text" => is_text = false,
            Part::Text(_) | Part::Close(_) => {}
            Part::End => return Ok(comments),
        }
    }
}
