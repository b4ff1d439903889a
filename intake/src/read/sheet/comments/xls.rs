//! Comments in workbooks of old Excel: a record names the cell, and another the words of the box that is drawn for it.

use std::collections::HashMap;

use super::super::compound::{records, u16_at, u32_at};
use super::Comments;
use super::note::Note;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const NOTE: u16 = 0x001c;
const OBJECT: u16 = 0x005d;
const TEXT: u16 = 0x01b6;
const CONTINUE: u16 = 0x003c;

/// The version from which on words stand apart from notes.
const BIFF8: u16 = 0x0600;

/// The comments of each sheet, in the order of the workbook.
pub(in super::super) fn of_sheets(stream: &[u8]) -> Vec<Comments> {
    let is_biff8 = records(stream).next().is_some_and(|(_, data)| u16_at(data, 0) == Some(BIFF8));
    // The parts of sheets do not overlap; a file that says so must not be read over and over.
    let mut unread = stream.len();
    records(stream)
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, _)| *kind == SHEET)
        .map(|(_, data)| {
            let part = u32_at(data, 0).and_then(|place| stream.get(place as usize..)).unwrap_or_default();
            let sheet = Sheet::read(part, &mut unread);
            if is_biff8 {
                sheet.comments()
            } else {
                Comments { has_unread: sheet.is_cut || sheet.count > 0, ..Comments::default() }
            }
        })
        .collect()
}

#[derive(Default)]
struct Sheet {
    /// The notes, each with the number of its object.
    notes: Vec<(u16, Note)>,
    count: usize,
    is_cut: bool,
    /// The words of objects, in units of UTF-16.
    words: HashMap<u16, Vec<u16>>,
    /// The object that was read last, if it is the box of a note.
    object: Option<u16>,
    /// The object whose words are being read, and how many units are missing.
    open: Option<(u16, usize)>,
}

impl Sheet {
    fn read(part: &[u8], unread: &mut usize) -> Self {
        let mut sheet = Self::default();
        // Charts in a sheet are parts in its part.
        let mut depth = 0_usize;
        for (kind, data) in records(part) {
            let Some(rest) = unread.checked_sub(4 + data.len()) else {
                sheet.is_cut = true;
                break;
            };
            *unread = rest;
            match kind {
                BEGIN => depth += 1,
                END => depth = depth.saturating_sub(1),
                CONTINUE => sheet.continue_words(data),
                _ => sheet.record(kind, data),
            }
            if depth == 0 {
                break;
            }
        }
        sheet
    }

    fn record(&mut self, kind: u16, data: &[u8]) {
        self.open = None;
        match kind {
            NOTE => {
                self.count += 1;
                self.notes.extend(note(data));
            }
            OBJECT => {
                let is_note = u16_at(data, 4) == Some(0x19);
                self.object = u16_at(data, 6).filter(|_| is_note);
            }
            TEXT => {
                if let (Some(object), Some(length)) = (self.object.take(), u16_at(data, 10)) {
                    self.words.insert(object, Vec::new());
                    self.open = Some((object, usize::from(length)));
                }
            }
            _ => {}
        }
    }

    /// Words go on in records behind, each of which says whether it has a byte or two for a letter.
    fn continue_words(&mut self, data: &[u8]) {
        if let (Some((object, missing)), Some((flags, letters))) = (&mut self.open, data.split_first())
            && let Some(words) = self.words.get_mut(object)
        {
            let units = units(*flags, letters, *missing);
            *missing -= units.len();
            words.extend(units);
        }
    }

    fn comments(self) -> Comments {
        let has_unread = self.is_cut || self.count > self.notes.len();
        let mut comments = Comments { has_unread, ..Comments::default() };
        for (object, note) in self.notes {
            match self.words.get(&object) {
                Some(words) => comments.add_note(&Note { text: String::from_utf16_lossy(words), ..note }),
                None => comments.has_unread = true,
            }
        }
        comments
    }
}

/// A note without its words, and the number of the object that has them.
fn note(data: &[u8]) -> Option<(u16, Note)> {
    let place = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?));
    let length = usize::from(u16_at(data, 8)?);
    let author = String::from_utf16_lossy(&units(*data.get(10)?, data.get(11..)?, length));
    Some((u16_at(data, 6)?, Note { place: Some(place), author, text: String::new() }))
}

/// At most so many units of a text.
fn units(flags: u8, letters: &[u8], most: usize) -> Vec<u16> {
    if flags & 1 == 0 {
        letters.iter().take(most).map(|&letter| u16::from(letter)).collect()
    } else {
        letters.chunks_exact(2).take(most).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect()
    }
}
