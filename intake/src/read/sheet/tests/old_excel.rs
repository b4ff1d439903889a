use super::made::{compound, record, xls_stream};
use super::{cells, refusal, tables};
use crate::table::Format;

const CELLS: [(u16, u16, &str); 4] = [(0, 0, "Stadt"), (0, 1, "Land"), (2, 0, "Kiel"), (2, 1, "DE")];

#[test]
fn workbooks_of_old_excel_are_read() {
    let read = tables(&compound("Workbook", &xls_stream(&[], &CELLS)));
    assert_eq!(read.format, Format::Excel);
    assert_eq!((read.tables[0].name.as_str(), read.tables[0].header_line), ("Sis", Some(1)));
    assert_eq!(read.tables[0].columns, ["Stadt", "Land"]);
    assert_eq!(cells(&read.tables[0]), [["Kiel", "DE"]]);
    assert_eq!(read.tables[0].rows[0].line, 3);
}

#[test]
fn protected_workbooks_are_named() {
    let message = "the workbook is protected by a password; save it without one";
    let first = record(0x002f, &[1, 0, 0, 0]);
    assert_eq!(refusal(&compound("Workbook", &xls_stream(&first, &CELLS))), message);
    assert_eq!(refusal(&compound("EncryptedPackage", &[])), message);
}

#[test]
fn other_old_office_files_are_named() {
    assert!(refusal(&compound("WordDocument", &[])).starts_with("this is a Word document"));
    assert!(refusal(&compound("PowerPoint Document", &[])).starts_with("this is a PowerPoint presentation"));
    assert!(refusal(&compound("Quill96", &[])).starts_with("this is an old Office file"));
}

#[test]
fn cells_far_apart_are_bounded() {
    let far = |row: u16, column: u16| {
        compound("Workbook", &xls_stream(&[], &[CELLS[0], CELLS[1], (row, column, "x")]))
    };
    assert_eq!(tables(&far(65535, 1)).tables[0].rows[0].line, 65536);
    assert!(refusal(&far(65535, 1000)).contains("span more than"));
}

#[test]
fn sheets_that_overlap_are_refused() {
    let sheet = |place: usize| {
        let place = u32::try_from(place).expect("small").to_le_bytes();
        record(0x0085, &[&place, &[0, 0, 3, 0][..], b"Two"].concat())
    };
    let sheets = |count: usize| {
        // The first part begins behind the records of all sheets.
        let place = 20 + (count + 1) * sheet(0).len() + 4;
        compound("Workbook", &xls_stream(&sheet(place).repeat(count), &CELLS))
    };
    assert_eq!(tables(&sheets(0)).tables.len(), 1);
    assert!(refusal(&sheets(100)).contains("damaged"));
}

#[test]
fn files_cut_off_are_named() {
    let bytes = compound("Workbook", &xls_stream(&[], &CELLS));
    assert!(refusal(&bytes[..2048]).contains("cut off"));
    assert!(refusal(&bytes[..600]).contains("damaged"));
}

proptest::proptest! {
    #[test]
    fn no_changed_bytes_make_it_panic(changes in proptest::collection::vec((0..5632_usize, proptest::num::u8::ANY), 1..8)) {
        let mut bytes = compound("Workbook", &xls_stream(&[], &CELLS));
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        let _ = super::reading(&bytes);
    }
}
