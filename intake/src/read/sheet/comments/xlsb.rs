//! The notes of a sheet in records: `comments1.bin`.

use super::super::package::damaged;
use super::super::records::{number, records, wide};
use super::note::Note;
use crate::table::Unreadable;

const AUTHOR: u32 = 632;
const COMMENT: u32 = 635;
const TEXT: u32 = 637;
const END: u32 = 629;

/// The notes, unless the part is cut off.
pub(super) fn read(part: &[u8]) -> Result<Vec<Note>, Unreadable> {
    let mut authors: Vec<String> = Vec::new();
    let mut notes: Vec<Note> = Vec::new();
    for (kind, data) in records(part) {
        match kind {
            AUTHOR => authors.push(wide(data, 0).ok_or_else(damaged)?),
            COMMENT => {
                let author = number(data, 0).and_then(|place| authors.get(usize::try_from(place).ok()?));
                // The cell is a range of rows and of columns.
                let place = number(data, 4).zip(number(data, 12));
                notes.push(Note { place, author: author.cloned().unwrap_or_default(), text: String::new() });
            }
            TEXT => {
                let text = wide(data, 1).ok_or_else(damaged)?;
                notes.last_mut().ok_or_else(damaged)?.text = text;
            }
            END => return Ok(notes),
            _ => {}
        }
    }
    Err(damaged())
}
