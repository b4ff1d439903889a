//! Formats and fonts of the cells of an .xls, whose records name them by numbers.

use std::collections::HashMap;

use super::super::compound::{part, u16_at, u32_at};
use super::{Style, Styled};

const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const SHEET: u16 = 0x0085;
const SEVERAL_NUMBERS: u16 = 0x00bd;

/// Records of one cell: formulas, numbers, texts and truth values.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6];

const STRUCK: u16 = 0x0008;

/// The version from which on texts may have two bytes for a letter.
const BIFF8: u16 = 0x0600;

impl Styled {
    /// Those of each sheet, in the order of the workbook.
    pub(in super::super) fn of_xls(stream: &[u8]) -> Vec<Self> {
        let styles = styles(stream);
        let sheets = part(stream).filter(|(kind, _)| *kind == SHEET);
        sheets
            .map(|(_, data)| {
                let start = u32_at(data, 0).and_then(|place| stream.get(place as usize..));
                Self::of_part(start.unwrap_or_default(), &styles)
            })
            .collect()
    }

    fn of_part(stream: &[u8], styles: &[Style]) -> Self {
        let mut styled = Self::default();
        if styles.iter().all(|style| style.is_plain()) {
            return styled;
        }
        for (kind, data) in part(stream) {
            let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
            let mut put = |column: u16, style: Option<u16>| {
                let style = style.and_then(|style| styles.get(usize::from(style)));
                styled.put((u32::from(row), u32::from(column)), style);
            };
            match kind {
                // Each has a style and a number, and the last column stands behind all.
                SEVERAL_NUMBERS => {
                    let numbers = data.get(4..).unwrap_or_default().chunks_exact(6);
                    for (column, number) in (first..=u16::MAX).zip(numbers) {
                        put(column, u16_at(number, 0));
                    }
                }
                kind if CELLS.contains(&kind) => put(first, u16_at(data, 4)),
                _ => {}
            }
        }
        styled
    }
}

/// The styles of a workbook by their numbers.
fn styles(stream: &[u8]) -> Vec<Style> {
    let is_biff8 = part(stream).next().is_some_and(|(_, data)| u16_at(data, 0) == Some(BIFF8));
    let mut fonts = Vec::new();
    let mut formats = HashMap::new();
    let mut numbers = Vec::new();
    for (kind, data) in part(stream) {
        match kind {
            FONT => {
                // No font has the number 4.
                if fonts.len() == 4 {
                    fonts.push(false);
                }
                fonts.push(u16_at(data, 2).is_some_and(|flags| flags & STRUCK != 0));
            }
            FORMAT => {
                if let (Some(number), Some(code)) = (u16_at(data, 0), code(data, is_biff8)) {
                    formats.insert(number, code);
                }
            }
            STYLE => numbers.push((u16_at(data, 0).unwrap_or(0), u16_at(data, 2).unwrap_or(0))),
            _ => {}
        }
    }
    let style = |(font, format): (u16, u16)| {
        let is_struck = fonts.get(usize::from(font)) == Some(&true);
        Style::of_format(usize::from(format), formats.get(&format).map(String::as_str), is_struck)
    };
    numbers.into_iter().map(style).collect()
}

/// The letters of a format; those beyond Latin say nothing here.
fn code(data: &[u8], is_biff8: bool) -> Option<String> {
    if !is_biff8 {
        let length = usize::from(*data.get(2)?);
        return Some(data.get(3..3 + length)?.iter().copied().map(char::from).collect());
    }
    let length = usize::from(u16_at(data, 2)?);
    let letters = data.get(5..)?;
    if data.get(4)? & 1 == 0 {
        return Some(letters.get(..length)?.iter().copied().map(char::from).collect());
    }
    let units: Vec<u16> = letters.chunks_exact(2).take(length).filter_map(|unit| u16_at(unit, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}
