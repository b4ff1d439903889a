//! Raised figures in the binary formats of Excel, whose texts name the fonts of their runs by numbers.

use super::made::{binary_record, compound, record, wide, xls_stream_with, xlsb};
use super::tables;

const HEADER: [(u16, u16, &str); 2] = [(0, 0, "Stadt"), (0, 1, "Land")];

/// Six fonts, the last of which is raised; its number in an .xls is 6, as there is none with 4.
fn fonts() -> Vec<u8> {
    let font = |is_raised: u8| {
        record(0x0031, &[200, 0, 0, 0, 0xff, 0x7f, 0x90, 1, is_raised, 0, 0, 0, 0, 0, 1, 0, b'A'])
    };
    [font(0).repeat(5), font(1)].concat()
}

/// A text of an .xls with runs: where each begins, and its font.
fn rich(text: &str, runs: &[(u8, u8)]) -> Vec<u8> {
    let length = u8::try_from(text.len()).expect("a short text");
    let count = u8::try_from(runs.len()).expect("few runs");
    let runs = runs.iter().flat_map(|(start, font)| [*start, 0, *font, 0]);
    [length, 0, 8, count, 0].into_iter().chain(text.bytes()).chain(runs).collect()
}

fn old(fonts: &[u8], texts: &[&[u8]]) -> Vec<u8> {
    let first = texts.iter().zip([0x00fc].into_iter().chain(std::iter::repeat(0x003c)));
    let texts: Vec<u8> = first.flat_map(|(data, kind)| record(kind, data)).collect();
    let cell = |row: u8, text: u8| record(0x00fd, &[row, 0, 0, 0, 0, 0, text, 0, 0, 0]);
    let cells = [cell(1, 0), cell(2, 1), cell(3, 2)].concat();
    compound("Workbook", &xls_stream_with(&[fonts, &texts].concat(), &HEADER, &cells))
}

fn cities(bytes: &[u8]) -> Vec<String> {
    tables(bytes).tables[0].rows.iter().map(|row| row.cells[0].clone()).collect()
}

#[test]
fn old_workbooks_keep_raised_figures_apart() {
    let head = [3, 0, 0, 0, 3, 0, 0, 0];
    let texts =
        [rich("Kiel1", &[(4, 6)]), rich("Bonn2", &[(4, 5)]), rich("Oulua", &[(0, 0), (4, 6), (5, 0)])];
    let whole = [&head[..], &texts.concat()].concat();
    assert_eq!(cities(&old(&fonts(), &[&whole])), ["Kiel¹", "Bonn2", "Oulu[a]"]);
    let without = &fonts()[..5 * 21];
    assert_eq!(cities(&old(without, &[&whole])), ["Kiel1", "Bonn2", "Oulua"]);

    // Wherever a record ends, another continues it; within letters it says how many bytes they have.
    let end_of_head = head.len() + 5;
    let parted = [&[1][..], b"e\0l\x001\0", &whole[end_of_head + 5..]].concat();
    let read = cities(&old(&fonts(), &[&whole[..end_of_head + 2], &parted]));
    assert_eq!(read, ["Kiel¹", "Bonn2", "Oulu[a]"]);
    let second = head.len() + texts[0].len();
    let read = cities(&old(&fonts(), &[&whole[..second], &whole[second..]]));
    assert_eq!(read, ["Kiel¹", "Bonn2", "Oulu[a]"]);
}

#[test]
fn binary_workbooks_keep_raised_figures_apart() {
    let font = |is_raised: u8| binary_record(43, &[200, 0, 0, 0, 0x90, 1, is_raised, 0, 0, 0, 0, 0]);
    let rich = |text: &str, runs: &[u8]| {
        let count = u8::try_from(runs.len() / 4).expect("few runs");
        binary_record(19, &[&[1][..], &wide(text), &[count, 0, 0, 0], runs].concat())
    };
    let read = |raised: u8| {
        let fonts = [font(0), font(raised)].concat();
        let styles = [
            binary_record(611, &[0; 4]),
            fonts,
            binary_record(612, &[]),
            font(1),
            binary_record(617, &[0; 4]),
        ]
        .concat();
        let texts = [
            binary_record(159, &[4, 0, 0, 0, 4, 0, 0, 0]),
            rich("Kiel1", &[4, 0, 1, 0]),
            rich("Bonn2", &[4, 0, 0, 0]),
            rich("Ulm3", &[3, 0, 2, 0]),
            rich("Oulu4", &[4, 0, 1]),
            binary_record(160, &[]),
        ]
        .concat();
        let cells = [
            (0, 0, "Stadt"),
            (0, 1, "Land"),
            (1, 0, "Kiel1"),
            (2, 0, "Bonn2"),
            (3, 0, "Ulm3"),
            (4, 0, "Oulu4"),
        ];
        cities(&xlsb(&cells, &[("xl/styles.bin", &styles), ("xl/sharedStrings.bin", &texts)]))
    };
    assert_eq!(read(1), ["Kiel¹", "Bonn2", "Ulm3", "Oulu4"]);
    assert_eq!(read(0), ["Kiel1", "Bonn2", "Ulm3", "Oulu4"]);
}

proptest::proptest! {
    #[test]
    fn no_runs_make_it_panic(changes in proptest::collection::vec((proptest::num::usize::ANY, proptest::num::u8::ANY), 1..8), cut in 8..40_usize) {
        let mut data = [&[1, 0, 0, 0, 1, 0, 0, 0], &*rich("Kiel1", &[(4, 6)]), &*rich("Bonn2", &[(4, 6)])].concat();
        for (place, byte) in changes {
            let place = place % data.len();
            data[place] = byte;
        }
        let cut = cut.min(data.len());
        let _ = super::reading(&old(&fonts(), &[&data[..cut], &data[cut..]]));
    }
}
