//! The compound file that a workbook of old Excel is: checked before calamine reads it, as that trusts what it says of sizes.

use super::package::{damaged, protected};
use crate::table::Unreadable;

const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const END: u32 = 0xffff_fffe;
/// Sectors with larger numbers are marks.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// Of all sheets together, blank ones between filled ones too.
const MOST_CELLS: u64 = 20_000_000;

pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The stream with the sheets. Refuses what is no workbook, what is protected, damaged or cut off, and what would take all memory.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let file = Compound::open(bytes).ok_or_else(damaged)?;
    let has = |name: &str| file.entries.iter().any(|entry| entry.name == name);
    if has("EncryptedPackage") {
        return Err(protected());
    }
    let Some(entry) =
        ["Workbook", "Book"].iter().find_map(|name| file.entries.iter().find(|entry| entry.name == *name))
    else {
        let what = if has("WordDocument") {
            "this is a Word document; copy its table into a spreadsheet, or save it as CSV"
        } else if has("PowerPoint Document") {
            "this is a PowerPoint presentation; copy its table into a spreadsheet"
        } else {
            "this is an old Office file (OLE) without a workbook; save its table as .xlsx or CSV"
        };
        return Err(Unreadable::new(what));
    };
    if file.entries.iter().any(|entry| entry.length > bytes.len()) {
        return Err(Unreadable::new(
            "this is a workbook of Excel that is cut off; copy or download it again",
        ));
    }
    let stream = file.stream(entry).ok_or_else(damaged)?;
    check_records(&stream)?;
    Ok(stream)
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        // The lists in the header must not be longer than the file has sectors.
        let most = bytes.len() / sector + 1;
        let counts = [40, 44, 64, 72].map(|place| u32_at(bytes, place).unwrap_or(u32::MAX));
        // calamine reserves as much as stands here, four bytes early.
        let reserved = u32_at(bytes, 62)? as usize;
        if counts.iter().any(|&count| count as usize > most) || reserved >> 16 > most {
            return None;
        }
        let mut file = Self { bytes, sector, fat: Vec::new(), mini_fat: Vec::new(), entries: Vec::new() };
        for place in file.fat_sectors()? {
            let numbers = numbers(file.at(place)?).collect::<Vec<_>>();
            file.fat.extend(numbers);
        }
        let directory = file.chain(u32_at(bytes, 48)?)?;
        file.entries = directory.chunks_exact(128).map(|entry| file.entry(entry)).collect::<Option<_>>()?;
        if counts[2] > 0 {
            file.mini_fat = numbers(&file.chain(u32_at(bytes, 60)?)?).collect();
        }
        Some(file)
    }

    /// Where the table of sectors lies: first listed in the header, then in a chain of sectors.
    fn fat_sectors(&self) -> Option<Vec<u32>> {
        let mut places: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let mut steps = self.bytes.len() / self.sector;
        while next < LAST_SECTOR {
            steps = steps.checked_sub(1)?;
            places.extend(numbers(self.at(next)?));
            next = places.pop()?;
        }
        places.retain(|&place| place < LAST_SECTOR);
        Some(places)
    }

    fn at(&self, place: u32) -> Option<&'a [u8]> {
        let start = (place as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        for place in links(start, &self.fat)? {
            bytes.extend_from_slice(self.at(place)?);
        }
        Some(bytes)
    }

    fn entry(&self, bytes: &[u8]) -> Option<Entry> {
        let units: Vec<u16> = bytes
            .get(..64)?
            .chunks_exact(2)
            .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
            .take_while(|&unit| unit != 0)
            .collect();
        let length = if self.sector == 512 {
            u64::from(u32_at(bytes, 120)?)
        } else {
            u64::from(u32_at(bytes, 120)?) | u64::from(u32_at(bytes, 124)?) << 32
        };
        let length = usize::try_from(length).ok()?;
        Some(Entry { name: String::from_utf16_lossy(&units), start: u32_at(bytes, 116)?, length })
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        if entry.length >= 4096 {
            let mut bytes = self.chain(entry.start)?;
            bytes.truncate(entry.length);
            return Some(bytes);
        }
        let minis = self.chain(self.entries.first()?.start)?;
        let mut bytes = Vec::new();
        for place in links(entry.start, &self.mini_fat)? {
            let start = (place as usize).checked_mul(64)?;
            bytes.extend_from_slice(minis.get(start..(start + 64).min(minis.len()))?);
        }
        bytes.truncate(entry.length);
        Some(bytes)
    }
}

/// The places of a chain, which must not be a circle.
fn links(start: u32, table: &[u32]) -> Option<Vec<u32>> {
    let mut places = Vec::new();
    let mut next = start;
    while next != END {
        if places.len() > table.len() {
            return None;
        }
        places.push(next);
        next = *table.get(next as usize)?;
    }
    Some(places)
}

/// Looks through the records of the workbook and of each sheet.
fn check_records(stream: &[u8]) -> Result<(), Unreadable> {
    let mut sheets = Vec::new();
    for (kind, data) in part(stream) {
        match kind {
            0x002f => return Err(protected()),
            0x0085 => sheets.push(u32_at(data, 0).ok_or_else(damaged)? as usize),
            _ => {}
        }
    }
    let mut cells = 0_u64;
    // The parts of sheets do not overlap; else a small file could be read without end.
    let mut unread = stream.len();
    for place in sheets {
        let sheet = stream.get(place..).ok_or_else(damaged)?;
        let length = part(sheet).map(|(_, data)| 4 + data.len()).sum();
        unread = unread.checked_sub(length).ok_or_else(damaged)?;
        cells += spread(sheet).ok_or_else(damaged)?;
        if cells > MOST_CELLS {
            return Err(Unreadable::new(format!(
                "the sheets span more than {MOST_CELLS} cells; delete what lies far from the table, or save it as CSV"
            )));
        }
    }
    Ok(())
}

/// How many cells lie between the outmost filled ones of a sheet, or are announced.
fn spread(stream: &[u8]) -> Option<u64> {
    let (mut top, mut bottom, mut left, mut right) = (u64::MAX, 0, u64::MAX, 0);
    let mut announced = 0;
    for (kind, data) in part(stream) {
        match kind {
            0x0200 if data.len() >= 14 => {
                let rows = u64::from(u32_at(data, 4)?).saturating_sub(u64::from(u32_at(data, 0)?));
                announced = rows * u64::from(u16_at(data, 10)?);
            }
            0x0200 => announced = u64::from(u16_at(data, 2)?) * u64::from(u16_at(data, 6)?),
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00bd => {
                let (row, column) = (u64::from(u16_at(data, 0)?), u64::from(u16_at(data, 2)?));
                (top, bottom) = (top.min(row), bottom.max(row));
                (left, right) = (left.min(column), right.max(column));
                if kind == 0x00bd {
                    right = right.max(u64::from(u16_at(data, data.len().checked_sub(2)?)?));
                }
            }
            _ => {}
        }
    }
    // Excel may announce whole columns that have only a format; they are reserved and not filled.
    let announced = if announced > 65_536 * 256 { announced } else { 0 };
    Some(announced.max((bottom + 1).saturating_sub(top) * (right + 1).saturating_sub(left)))
}

/// The records up to the end of a part.
pub(super) fn part(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    records(stream).take_while(|(kind, _)| *kind != 0x000a)
}

/// The kinds and the data of records, up to one that is cut off.
pub(super) fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
        let data = stream.get(4..4 + length)?;
        stream = &stream[4 + length..];
        Some((kind, data))
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|number| u32::from_le_bytes([number[0], number[1], number[2], number[3]]))
}

pub(super) fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place.checked_add(4)?)?.try_into().ok()?))
}
