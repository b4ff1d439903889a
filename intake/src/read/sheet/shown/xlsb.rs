//! Formats and fonts of the cells of an .xlsb.

use std::collections::HashMap;

use super::super::package::Package;
use super::super::records::{number, records, wide};
use super::{Style, Styled};

const FONTS: u32 = 611;
const FONT: u32 = 43;
const END_OF_FONTS: u32 = 612;
const FORMAT: u32 = 44;
const STYLES: u32 = 617;
const STYLE: u32 = 47;
const END_OF_STYLES: u32 = 618;

const ROW: u32 = 0;
const FIRST_CELL: u32 = 1;
const LAST_CELL: u32 = 11;

const STRUCK: u32 = 0x0008;

/// The styles of an .xlsb by their numbers.
pub(in super::super) fn styles(package: &mut Package<'_>) -> Vec<Style> {
    let bytes = package.bytes("xl/styles.bin").unwrap_or_default();
    let between = |first: u32, last: u32, kind: u32| {
        records(&bytes)
            .skip_while(move |(kind, _)| *kind != first)
            .take_while(move |(kind, _)| *kind != last)
            .filter(move |(other, _)| *other == kind)
    };
    let fonts: Vec<bool> = between(FONTS, END_OF_FONTS, FONT)
        .map(|(_, data)| short(data, 2).is_some_and(|flags| flags & STRUCK != 0))
        .collect();
    let formats: HashMap<u32, String> = records(&bytes)
        .filter(|(kind, _)| *kind == FORMAT)
        .filter_map(|(_, data)| Some((short(data, 0)?, wide(data, 2)?)))
        .collect();
    between(STYLES, END_OF_STYLES, STYLE)
        .map(|(_, data)| {
            let place = |at| usize::try_from(short(data, at).unwrap_or(0)).unwrap_or(0);
            let own = short(data, 2).and_then(|format| formats.get(&format));
            Style::of_format(place(2), own.map(String::as_str), fonts.get(place(4)) == Some(&true))
        })
        .collect()
}

impl Styled {
    pub(in super::super) fn of_xlsb(package: &mut Package<'_>, part: &str, styles: &[Style]) -> Self {
        let mut styled = Self::default();
        if styles.iter().all(|style| style.is_plain()) {
            return styled;
        }
        let bytes = package.bytes(part).unwrap_or_default();
        let mut row = 0;
        for (kind, data) in records(&bytes) {
            match kind {
                ROW => row = number(data, 0).unwrap_or(0),
                FIRST_CELL..=LAST_CELL => {
                    if let (Some(column), Some(style)) = (number(data, 0), number(data, 4)) {
                        let style = usize::try_from(style & 0x00ff_ffff).ok();
                        styled.put((row, column), style.and_then(|style| styles.get(style)));
                    }
                }
                _ => {}
            }
        }
        styled
    }
}

fn short(data: &[u8], place: usize) -> Option<u32> {
    let bytes = data.get(place..place.checked_add(2)?)?;
    Some(u32::from(u16::from_le_bytes([bytes[0], bytes[1]])))
}
