//! What cells show of dates in the binary formats of Excel, and cells that are struck through in all formats.

use super::made::{binary_record, compound, ods, record, text, wide, xls_stream_with, xlsb, xlsx};
use super::{cells, tables};
use crate::table::Tables;

fn struck(read: &Tables) -> Vec<(u64, &str)> {
    read.tables[0].struck.iter().map(|(line, cells)| (*line, cells.as_str())).collect()
}

/// 1 May 1991.
const DAY: u32 = 33359;

/// Fonts, formats and styles of an .xls: 0 plain, 1 `yyyy`, 2 `mmm-yy`, 3 `mmm yyyy` in two bytes a letter, 4 a day, 5 struck.
fn old_styles() -> Vec<u8> {
    let font =
        |flags: u8| record(0x0031, &[200, 0, flags, 0, 0xff, 0x7f, 0x90, 1, 0, 0, 0, 0, 0, 0, 1, 0, b'A']);
    let wide: Vec<u8> = "mmm yyyy".bytes().flat_map(|letter| [letter, 0]).collect();
    let formats = [
        record(0x041e, &[&[164, 0, 4, 0, 0][..], b"yyyy"].concat()),
        record(0x041e, &[&[165, 0, 8, 0, 1][..], &wide].concat()),
    ];
    let style = |font: u8, format: u8| record(0x00e0, &[&[font, 0, format, 0][..], &[0; 16]].concat());
    let styles =
        [style(0, 0), style(0, 164), style(0, 17), style(0, 165), style(0, 14), style(5, 0), style(4, 0)];
    [font(0).repeat(4), font(8), formats.concat(), styles.concat()].concat()
}

fn number(row: u8, column: u8, style: u8, value: u32) -> Vec<u8> {
    let place = [row, 0, column, 0, style, 0];
    record(0x0203, &[&place[..], &f64::from(value).to_le_bytes()].concat())
}

#[test]
fn old_workbooks_show_years_and_months() {
    let head =
        [(0, 0, "Stadt"), (0, 1, "Seit"), (1, 0, "Kiel"), (2, 0, "Brest"), (3, 0, "Turku"), (4, 0, "Oulu")];
    let dates: Vec<u8> = [(1, 1), (2, 2), (3, 3), (4, 4)]
        .into_iter()
        .flat_map(|(row, style)| number(row, 1, style, DAY))
        .collect();
    // Two numbers in one record, in a row of its own.
    let rounded = (DAY << 2) | 2;
    let several = [
        &[5, 0, 0, 0][..],
        &[0, 0],
        &((7_u32 << 2) | 2).to_le_bytes(),
        &[1, 0],
        &rounded.to_le_bytes(),
        &[1, 0],
    ]
    .concat();
    let last = [dates, record(0x00bd, &several)].concat();
    let read = tables(&compound("Workbook", &xls_stream_with(&old_styles(), &head, &last)));
    let dates: Vec<&str> = read.tables[0].rows.iter().map(|row| row.cells[1].as_str()).collect();
    assert_eq!(dates, ["1991", "1991-05", "1991-05", "1991-05-01", "1991"]);
    assert_eq!(struck(&read), []);
}

#[test]
fn struck_cells_of_old_workbooks_are_known() {
    let head = [(0, 0, "Stadt"), (0, 1, "Einwohner"), (1, 0, "Kiel"), (2, 0, "Brest"), (3, 0, "Turku")];
    // There is no font 4, so that 5 is the fifth; style 6 names the font that is none.
    let last = [number(1, 1, 5, 7), number(2, 1, 0, 8), number(3, 1, 6, 9)].concat();
    let read = tables(&compound("Workbook", &xls_stream_with(&old_styles(), &head, &last)));
    assert_eq!(struck(&read), [(2, "B2")]);
    assert_eq!(cells(&read.tables[0])[0], ["Kiel", "7"]);
}

#[test]
fn binary_workbooks_show_months_and_struck_cells() {
    let font = |flags: u8| binary_record(43, &[200, 0, flags, 0, 0x90, 1, 0, 0, 0, 0, 0, 0]);
    let style =
        |format: u8, font: u8| binary_record(47, &[&[0, 0, format, 0, font, 0][..], &[0; 10]].concat());
    let styles = [
        binary_record(615, &[1, 0, 0, 0]),
        binary_record(44, &[&[164, 0][..], &wide("yyyy")].concat()),
        binary_record(616, &[]),
        binary_record(611, &[2, 0, 0, 0]),
        font(0),
        font(8),
        binary_record(612, &[]),
        binary_record(626, &[1, 0, 0, 0]),
        style(0, 1),
        binary_record(627, &[]),
        binary_record(617, &[4, 0, 0, 0]),
        style(0, 1),
        style(17, 0),
        style(164, 0),
        style(14, 0),
        binary_record(618, &[]),
    ]
    .concat();
    // All texts have the first style.
    let read = tables(&xlsb(
        &[(0, 0, "Stadt"), (0, 1, "Land"), (1, 0, "Kiel"), (1, 1, "DE")],
        &[("xl/styles.bin", &styles)],
    ));
    assert_eq!(struck(&read), [(2, "A2, B2")]);
    assert_eq!(
        struck(&tables(&xlsb(&[(0, 0, "Stadt"), (0, 1, "Land"), (1, 0, "Kiel"), (1, 1, "DE")], &[]))),
        []
    );
}

#[test]
fn struck_cells_of_excel_are_known() {
    let styled = |place: &str, style: u8| {
        format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{place}</t></is></c>")
    };
    let rows = format!(
        "<sheetData><row r=\"1\">{}{}</row><row r=\"2\">{}{}</row><row r=\"3\">{}{}</row><row r=\"4\">{}<c r=\"B4\" s=\"4\"/></row></sheetData>",
        text("A1", "Stadt"),
        text("B1", "Land"),
        styled("A2", 4),
        styled("B2", 4),
        styled("A3", 5),
        styled("B3", 4),
        text("A4", "Kiel"),
    );
    assert_eq!(struck(&tables(&xlsx(&[("S", "visible", &rows)]))), [(2, "A2, B2"), (3, "B3")]);
}

#[test]
fn struck_cells_of_opendocument_are_known() {
    let style = |name: &str, follows: &str, line: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:parent-style-name=\"{follows}\"><style:text-properties {line}/></style:style>"
        )
    };
    let styles = [
        style("struck", "", "style:text-line-through-style=\"solid\""),
        style("below", "struck", ""),
        style("no", "struck", "style:text-line-through-style=\"none\""),
    ]
    .concat();
    let cell = |style: &str, text: &str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: [String; 2]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row([cell("", "Stadt"), cell("", "Land")]),
        row([cell("struck", "Kiel"), cell("below", "DE")]),
        row([cell("no", "Brest"), cell("", "FR")]),
    ]
    .concat();
    let read = tables(&ods(&styles, &format!("<table:table table:name=\"S\">{rows}</table:table>")));
    assert_eq!(struck(&read), [(2, "A2, B2")]);
}
