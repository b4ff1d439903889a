//! Raised parts of the texts that the sheets of an .xlsb share.

use super::super::package::Package;
use super::super::records::{number, records, wide};
use super::{Raised, Run};

const FONTS: u32 = 611;
const FONT: u32 = 43;
const END_OF_FONTS: u32 = 612;
const TEXT: u32 = 19;

impl Raised {
    pub(in super::super) fn of_xlsb(package: &mut Package<'_>) -> Self {
        let mut raised = Self::default();
        let styles = package.bytes("xl/styles.bin").unwrap_or_default();
        let fonts: Vec<bool> = records(&styles)
            .skip_while(|(kind, _)| *kind != FONTS)
            .take_while(|(kind, _)| *kind != END_OF_FONTS)
            .filter(|(kind, _)| *kind == FONT)
            .map(|(_, data)| data.get(6..8) == Some(&[1, 0]))
            .collect();
        if fonts.contains(&true) {
            let texts = package.bytes("xl/sharedStrings.bin").unwrap_or_default();
            for (_, data) in records(&texts).filter(|(kind, _)| *kind == TEXT) {
                if let Some((text, runs)) = rich(data) {
                    raised.add(&text, &runs, &fonts);
                }
            }
        }
        raised
    }
}

fn run(data: &[u8]) -> Run {
    Run {
        start: usize::from(u16::from_le_bytes([data[0], data[1]])),
        font: usize::from(u16::from_le_bytes([data[2], data[3]])),
    }
}

/// A text and its runs; none if it has none.
fn rich(data: &[u8]) -> Option<(Vec<u16>, Vec<Run>)> {
    if data.first()? & 1 == 0 {
        return None;
    }
    let text: Vec<u16> = wide(data, 1)?.encode_utf16().collect();
    let start = 9 + 2 * text.len();
    let count = usize::try_from(number(data, start - 4)?).ok()?;
    let runs = data.get(start..)?.chunks_exact(4).take(count).map(run).collect();
    Some((text, runs))
}
