use super::super::comments::of_old_sheets;
use super::super::grid::Grid;
use super::made::{binary_record, compound, record, relations, wide, xls_stream_with, xlsb};
use super::{cells, tables, texts};
use crate::table::Tables;

const UNREAD: &str = "comments of cells are not read; open the workbook in Excel or LibreOffice, and save it as .xlsx, to see them here";

fn said(cell: &str, words: &str) -> String {
    format!("the comment of the cell {cell} is not taken; write it into a column of remarks: {words}")
}

#[track_caller]
fn check(read: &Tables, expected: &[(u64, &str)]) {
    assert_eq!(cells(&read.tables[0]), [["Kiel", "DE"]]);
    assert_eq!(texts(&read.remarks), expected);
}

const CELLS: [(u32, u32, &str); 4] = [(0, 0, "Stadt"), (0, 1, "Land"), (1, 0, "Kiel"), (1, 1, "DE")];

/// A note in an .xlsb.
fn note(author: u32, row: u32, column: u32, text: &str) -> Vec<u8> {
    let place: Vec<u8> =
        [author, row, row, column, column].iter().flat_map(|number| number.to_le_bytes()).collect();
    let note = [place, vec![7; 16]].concat();
    [
        binary_record(635, &note),
        binary_record(637, &[&[1][..], &wide(text), &[0; 8]].concat()),
        binary_record(636, &[]),
    ]
    .concat()
}

fn notes(notes: &[Vec<u8>]) -> Vec<u8> {
    let author = |name: &str| binary_record(632, &wide(name));
    [
        binary_record(628, &[]),
        binary_record(630, &[]),
        author("Ada"),
        author("tc={0A-1B}"),
        binary_record(631, &[]),
        binary_record(633, &[]),
        notes.concat(),
        binary_record(634, &[]),
        binary_record(629, &[]),
    ]
    .concat()
}

fn of_notes(part: &[u8]) -> Tables {
    let relations = relations(&[("comments", "../comments1.bin"), ("threadedComment", "../t.xml")]);
    let threads = "<ThreadedComments><threadedComment ref=\"B2\"><text>ab 1990</text></threadedComment></ThreadedComments>";
    let more = [
        ("xl/worksheets/_rels/sheet1.bin.rels", relations.as_bytes()),
        ("xl/comments1.bin", part),
        ("xl/t.xml", threads.as_bytes()),
    ];
    tables(&xlsb(&CELLS, &more))
}

#[test]
fn notes_of_binary_workbooks_are_told() {
    check(&tables(&xlsb(&CELLS, &[])), &[]);
    let part = notes(&[
        note(0, 1, 0, "Ada:\nruht seit 2022, Gdańsk"),
        note(1, 1, 1, "[Threaded comment] ab 1990"),
        note(7, 2, 2, "Bob:\nx"),
    ]);
    let said = [said("A2", "ruht seit 2022, Gdańsk"), said("B2", "ab 1990"), said("C3", "Bob: x")];
    check(&of_notes(&part), &[(2, &said[0]), (2, &said[1]), (3, &said[2])]);
    // What is cut off is not told by halves, and not passed over either.
    for end in [part.len() - 3, part.len() / 2, 3, 0] {
        check(&of_notes(&part[..end]), &[(1, UNREAD), (2, &said[1])]);
    }
    let too_long = binary_record(637, &[&[1][..], &u32::MAX.to_le_bytes(), b"ab"].concat());
    check(&of_notes(&notes(&[note(0, 1, 0, "x"), too_long])), &[(1, UNREAD), (2, &said[1])]);
}

fn old_note(row: u8, column: u8, object: u8, author: &str) -> Vec<u8> {
    let length = u8::try_from(author.len()).expect("a short name");
    let data = [&[row, 0, column, 0, 0, 0, object, 0, length, 0, 0], author.as_bytes(), &[0]].concat();
    record(0x001c, &data)
}

/// The box of a note: of which kind its object is, and its words in the records of the given data.
fn old_box(kind: u8, object: u8, length: u8, words: &[&[u8]]) -> Vec<u8> {
    let text = record(0x01b6, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, length, 0, 16, 0, 0, 0, 0, 0]);
    let object = record(0x005d, &[0x15, 0, 0x12, 0, kind, 0, object, 0, 0, 0]);
    let words: Vec<u8> = words.iter().flat_map(|data| record(0x003c, data)).collect();
    [object, record(0x00ec, &[0; 8]), text, words, record(0x003c, &[0; 16])].concat()
}

fn old(version: u16, records: &[Vec<u8>]) -> Tables {
    let cells: Vec<_> = CELLS
        .map(|(row, column, text)| (row.try_into().expect("small"), column.try_into().expect("small"), text))
        .to_vec();
    let mut stream = xls_stream_with(&[], &cells, &records.concat());
    stream[4..6].copy_from_slice(&version.to_le_bytes());
    tables(&compound("Workbook", &stream))
}

#[test]
fn notes_of_old_workbooks_are_told() {
    let ruht = [&[0][..], b"Ada:\nruht"].concat();
    let place: Vec<u8> = [1].into_iter().chain(" Gdańsk".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let chart = [record(0x0809, &[0, 6, 32, 0]), record(0x000a, &[])].concat();
    let said = [said("A2", "ruht Gdańsk"), said("B2", "Eva")];
    check(
        &old(
            0x0600,
            &[
                old_box(0x19, 1, 16, &[&ruht, &place]),
                chart.clone(),
                old_box(0x06, 3, 5, &[b"\0a box"]),
                old_box(0x19, 2, 3, &[b"\0Eva, and what is behind it"]),
                old_note(1, 0, 1, "Ada"),
                old_note(1, 1, 2, ""),
            ],
        ),
        &[(2, &said[0]), (2, &said[1])],
    );
    check(&old(0x0600, &[chart]), &[]);
    check(&old(0x0600, &[old_box(0x19, 1, 5, &[b"\0alone"])]), &[]);
    check(&old(0x0600, &[old_box(0x19, 1, 0, &[]), old_note(1, 0, 1, "Ada")]), &[]);
}

#[test]
fn notes_of_old_workbooks_that_are_not_understood_are_said() {
    check(&old(0x0600, &[old_note(1, 0, 1, "Ada")]), &[(1, UNREAD)]);
    check(&old(0x0600, &[old_box(0x06, 1, 1, &[b"\0x"]), old_note(1, 0, 1, "Ada")]), &[(1, UNREAD)]);
    check(&old(0x0600, &[record(0x001c, &[1, 0, 0])]), &[(1, UNREAD)]);
}

#[test]
fn notes_before_excel_97_and_sheets_that_overlap_are_said() {
    let lost = |stream: &[u8]| {
        let sheets = of_old_sheets(stream).into_iter().map(|comments| {
            let mut grid = Grid::new("S", false);
            comments.put_into(&mut grid);
            grid.lost_comments()
        });
        sheets.collect::<Vec<_>>()
    };
    let read = [old_box(0x19, 1, 4, &[b"\0ruht"]), old_note(1, 0, 1, "")].concat();
    let mut stream = xls_stream_with(&[], &[], &read);
    assert_eq!(lost(&stream), [Some("a comment of its cells is not taken".to_owned())]);
    stream[4..6].copy_from_slice(&0x0500_u16.to_le_bytes());
    assert_eq!(lost(&stream), [Some("its comments of cells are not taken".to_owned())]);
    let mut without = xls_stream_with(&[], &[], &[]);
    without[4..6].copy_from_slice(&0x0500_u16.to_le_bytes());
    assert_eq!(lost(&without), [None]);
}

proptest::proptest! {
    #[test]
    fn no_notes_make_it_panic(changes in proptest::collection::vec((proptest::num::usize::ANY, proptest::num::u8::ANY), 1..8)) {
        let mut part = notes(&[note(0, 1, 0, "Ada:\nruht")]);
        let mut records = [old_box(0x19, 1, 4, &[b"\0ruht"]), old_note(1, 0, 1, "Ada")].concat();
        for (place, byte) in changes {
            for bytes in [&mut part, &mut records] {
                let place = place % bytes.len();
                bytes[place] = byte;
            }
        }
        let _ = of_notes(&part);
        let cells = [(0, 0, "Stadt"), (0, 1, "Land"), (1, 0, "Kiel")];
        let _ = super::reading(&compound("Workbook", &xls_stream_with(&[], &cells, &records)));
    }
}
