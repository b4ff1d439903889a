use proptest::prelude::*;

use super::made::{ods, text, xlsx, zipped};
use super::{reading, refusal};

fn book() -> Vec<u8> {
    let rows =
        format!("<sheetData><row r=\"1\">{}{}</row></sheetData>", text("A1", "Stadt"), text("B1", "Land"));
    xlsx(&[("S", "visible", &rows)])
}

#[test]
fn what_is_no_workbook_is_left_to_others() {
    for bytes in [&b""[..], b"Stadt;Land\n", b"{}", b"PK", b"PK\x03\x04", b"\x1f\x8b\x08"] {
        assert_eq!(reading(bytes), Ok(None));
    }
    assert_eq!(reading(&zipped(&[("cities.csv", "Stadt;Land\n")])), Ok(None));
}

#[test]
fn workbooks_cut_off_are_named() {
    let bytes = book();
    assert!(refusal(&bytes[..bytes.len() / 2]).contains("cut off"));
    let broken = xlsx(&[("S", "visible", "<sheetData><row r=\"1\"><c>")]);
    assert!(
        refusal(&broken)
            .contains("the part 'xl/worksheets/sheet1.xml' of the workbook is damaged or cut off")
    );
}

#[test]
fn parts_that_unpack_to_too_much_are_refused() {
    let blanks =
        |count: usize| xlsx(&[("S", "visible", &format!("<sheetData>{}</sheetData>", " ".repeat(count)))]);
    assert!(refusal(&blanks(11 << 20)).contains("200 times its size"));
    assert_eq!(refusal(&blanks(9 << 20)), "no sheet of the workbook has a table");
}

#[test]
fn sizes_that_lie_are_not_trusted() {
    let name = b"xl/workbook.xml";
    let mut bytes = zipped(&[("xl/workbook.xml", &"<a/>".repeat(100))]);
    // The unpacked size stands 22 bytes before the name in the directory, and 8 in the header of the part.
    let places: Vec<usize> =
        (0..bytes.len() - name.len()).filter(|&place| bytes[place..].starts_with(name)).collect();
    for (place, before) in places.iter().zip([8, 22]) {
        bytes[place - before..place - before + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let message = refusal(&bytes);
    assert!(message.contains("would unpack") || message.contains("damaged"), "{message}");
}

#[test]
fn cells_far_apart_take_no_memory() {
    let rows = format!(
        "<sheetData><row r=\"1\">{}{}</row><row r=\"1048576\">{}</row></sheetData>",
        text("A1", "Stadt"),
        text("B1", "Land"),
        text("XFD1048576", "x"),
    );
    let read = super::tables(&xlsx(&[("S", "visible", &rows)]));
    assert_eq!(read.tables[0].columns, ["Stadt", "Land", "column 16384"]);
    assert_eq!(read.tables[0].rows[0].cells, ["", "", "x"]);
    assert_eq!(read.remarks[0].text, "the rows 2 to 1048575 are blank");
}

#[test]
fn entities_in_parts_are_refused() {
    let bytes = zipped(&[("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>")]);
    assert!(refusal(&bytes).contains("damaged"));
}

#[test]
fn other_documents_are_named() {
    assert!(refusal(&zipped(&[("word/document.xml", "<a/>")])).starts_with("this is a Word document"));
    assert!(refusal(&zipped(&[("ppt/presentation.xml", "<a/>")])).starts_with("this is a PowerPoint"));
    let text = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]);
    assert!(refusal(&text).starts_with("this is a document of another kind"));
    let protected = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"),
        ("content.xml", "<a/>"),
    ]);
    assert_eq!(refusal(&protected), "the workbook is protected by a password; save it without one");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_content_makes_it_panic(body in "(<[/]?(row|c|v|is|t|sheetData|table:table|table:table-row|table:table-cell|text:p)( (r|s|t|table:number-columns-repeated)=\"[A-Ce0-9-]{0,3}\")?>|[a-c0-9]){0,12}") {
        let _ = reading(&xlsx(&[("S", "visible", &body)]));
        let _ = reading(&xlsx(&[("S", "visible", &format!("<sheetData>{body}</sheetData>"))]));
        let _ = reading(&ods("", &body));
    }

    #[test]
    fn no_changed_bytes_make_it_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>()) {
        for mut bytes in [book(), ods("", "<table:table table:name=\"S\"/>")] {
            for (place, byte) in &changes {
                let place = place.index(bytes.len());
                bytes[place] = *byte;
            }
            let _ = reading(&bytes);
            let _ = reading(&bytes[..cut.index(bytes.len())]);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = reading(&bytes);
        let _ = reading(&[b"PK\x03\x04", bytes.as_slice()].concat());
        let _ = reading(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes.as_slice()].concat());
    }
}
