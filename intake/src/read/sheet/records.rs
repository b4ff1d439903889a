//! The records that the parts of an .xlsb are made of.

use std::collections::HashMap;

use super::package::Package;
use super::relations;
use crate::table::Unreadable;

const SHEET: u32 = 156;

/// The kinds and the data of the records of a part, up to one that is cut off.
pub(super) fn records(mut part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let kind = packed(&mut part, 2)?;
        let length = usize::try_from(packed(&mut part, 4)?).ok()?;
        let (data, rest) = part.split_at_checked(length)?;
        part = rest;
        Some((kind, data))
    })
}

/// A number of so many bytes at most, each with seven bits and a mark whether another follows.
fn packed(bytes: &mut &[u8], most: u32) -> Option<u32> {
    let mut number = 0;
    for place in 0..most {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

pub(super) fn number(data: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(place..place.checked_add(4)?)?.try_into().ok()?))
}

/// A text in UTF-16 behind the number of its units.
pub(super) fn wide(data: &[u8], place: usize) -> Option<String> {
    let length = usize::try_from(number(data, place)?).ok()?.checked_mul(2)?;
    let start = place.checked_add(4)?;
    let units = data.get(start..start.checked_add(length)?)?;
    let units: Vec<u16> = units.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

/// The parts of the sheets by their names.
pub(super) fn sheets(package: &mut Package<'_>) -> Result<HashMap<String, String>, Unreadable> {
    let targets: HashMap<_, _> = relations::of(package, "xl/workbook.bin")?
        .into_iter()
        .map(|relation| (relation.id, relation.path))
        .collect();
    let workbook = package.bytes("xl/workbook.bin")?;
    let sheet = |data: &[u8]| {
        let id = wide(data, 8)?;
        let name = wide(data, 12 + 2 * id.encode_utf16().count())?;
        Some((name, targets.get(&id)?.clone()))
    };
    Ok(records(&workbook).filter(|(kind, _)| *kind == SHEET).filter_map(|(_, data)| sheet(data)).collect())
}
