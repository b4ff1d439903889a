use super::made::{text, xlsx};
use super::{ReadOptions, cells, tables, texts};
use crate::table::{Format, RemarkKind, Role};

fn sheet(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

#[test]
fn cells_become_short_texts() {
    let rows = format!(
        "<row r=\"1\">{}{}{}{}{}</row>\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>147000</v></c><c r=\"C2\"><v>48.208300000000001</v></c>\
         <c r=\"D2\" t=\"b\"><v>1</v></c><c r=\"E2\" s=\"1\"><v>30978</v></c></row>\
         <row r=\"3\">{}<c r=\"B3\" t=\"e\"><v>#N/A</v></c><c r=\"D3\" t=\"b\"><v>0</v></c><c r=\"E3\" s=\"2\"><v>30956</v></c></row>\
         <row r=\"4\">{}<c r=\"E4\" s=\"3\"><v>30956</v></c></row>",
        "<c r=\"A1\" t=\"s\"><v>0</v></c>",
        text("B1", "Einwohner"),
        text("C1", "Breite"),
        text("D1", "aktiv"),
        text("E1", "Seit"),
        text("A3", "Kiel"),
        text("A4", "Vaasa"),
    );
    let read = tables(&xlsx(&[("Städte", "visible", &sheet(&rows))]));
    assert_eq!((read.format, read.encoding), (Format::Excel, None));
    let [table] = &read.tables[..] else { panic!("one table") };
    assert_eq!((table.name.as_str(), table.role, table.header_line), ("Städte", Role::Any, Some(1)));
    assert_eq!(table.columns, ["Stadt", "Einwohner", "Breite", "aktiv", "Seit"]);
    assert_eq!(
        cells(table),
        [
            ["Brest\nou autre", "147000", "48.2083", "true", "1984-10-23"],
            ["Kiel", "", "", "false", "1984-10"],
            ["Vaasa", "", "", "", "1984"],
        ]
    );
    assert_eq!(texts(&read.remarks), [(3, "the cell B3 shows the error #N/A; it is taken as empty")]);
}

#[test]
fn raised_figures_stay_apart_from_names() {
    let raised =
        "<is><r><t>Fläche in km</t></r><r><rPr><b/><vertAlign val=\"superscript\"/></rPr><t>2</t></r></is>";
    let rows = format!(
        "<row r=\"1\">{}<c r=\"B1\" t=\"inlineStr\">{raised}</c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>118</v></c></row>",
        text("A1", "Stadt"),
    );
    let read = tables(&xlsx(&[("S", "visible", &sheet(&rows))]));
    assert_eq!(read.tables[0].columns, ["Stadt", "Fläche in km²"]);
    assert_eq!(cells(&read.tables[0]), [["Kiel¹", "118"]]);
}

#[test]
fn titles_blank_rows_and_merged_cells_are_said() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"4\">{}{}</row><row r=\"5\">{}{}</row><row r=\"6\">{}</row><row r=\"8\">{}{}</row>",
        text("B1", "Partnerstädte"),
        text("B4", "Stadt"),
        text("C4", "Land"),
        text("B5", "Brest"),
        text("C5", "Frankreich"),
        text("B6", "Nizza"),
        text("B8", "Summe"),
        text("C8", "2"),
    );
    let content = format!(
        "{}<mergeCells count=\"2\"><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"C5:C6\"/></mergeCells>",
        sheet(&rows)
    );
    let read = tables(&xlsx(&[("S", "visible", &content)]));
    assert_eq!(read.tables[0].columns, ["Stadt", "Land"]);
    assert_eq!(cells(&read.tables[0]), [["Brest", "Frankreich"], ["Nizza", "Frankreich"]]);
    assert_eq!(read.tables[0].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6]);
    assert_eq!(
        texts(&read.remarks),
        [
            (1, "above the header stands 'Partnerstädte'"),
            (2, "the rows 2 to 3 are blank"),
            (5, "the cells C5:C6 are merged; every row has the value"),
            (7, "a blank row"),
            (8, "a total: 'Summe, 2'"),
        ]
    );
    assert_eq!(read.remarks.iter().filter(|remark| remark.kind == RemarkKind::PassedOver).count(), 4);
}

#[test]
fn cells_merged_over_columns_too_keep_their_value_in_the_first_row() {
    let rows = format!(
        "<row r=\"1\">{}{}{}</row><row r=\"2\">{}{}</row><row r=\"3\">{}</row>",
        text("A1", "Stadt"),
        text("B1", "Land"),
        text("C1", "Art"),
        text("A2", "Brest"),
        text("B2", "Frankreich"),
        text("A3", "Nizza"),
    );
    let content = format!("{}<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells>", sheet(&rows));
    let read = tables(&xlsx(&[("S", "visible", &content)]));
    assert_eq!(cells(&read.tables[0]), [["Brest", "Frankreich", ""], ["Nizza", "", ""]]);
    assert_eq!(texts(&read.remarks), [(2, "the cells B2:C3 are merged; only the first row has the value")]);
}

#[test]
fn all_sheets_with_a_table_are_read_or_the_one_that_is_named() {
    let two = |name: &str| {
        sheet(&format!(
            "<row r=\"1\">{}{}</row><row r=\"2\">{}{}</row>",
            text("A1", "Stadt"),
            text("B1", "Land"),
            text("A2", name),
            text("B2", "DE")
        ))
    };
    let bytes = xlsx(&[
        ("Eins", "visible", &two("Kiel")),
        ("Leer", "visible", &sheet("")),
        ("Zwei", "visible", &two("Bonn")),
        ("Notiz", "visible", &sheet(&format!("<row r=\"1\">{}</row>", text("A1", "Stand 2024")))),
        ("Liste", "hidden", &two("Ulm")),
    ]);
    let read = tables(&bytes);
    assert_eq!(read.tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["Eins", "Zwei"]);
    assert_eq!(
        texts(&read.remarks),
        [
            (1, "the sheet 'Leer' has no table"),
            (1, "the sheet 'Notiz' has no table"),
            (1, "the sheet 'Liste' is hidden and is not read; ask for it by its name"),
        ]
    );
    let named = |sheet: &str| {
        super::super::read(&bytes, &ReadOptions { sheet: Some(sheet.to_owned()), ..ReadOptions::default() })
    };
    let read = named("Liste").expect("readable").expect("a workbook");
    assert_eq!(cells(&read.tables[0]), [["Ulm", "DE"]]);
    assert_eq!(
        named("Drei").expect_err("no such sheet").to_string(),
        "the workbook has no sheet 'Drei'; its sheets are 'Eins', 'Leer', 'Zwei', 'Notiz', 'Liste'"
    );
}

#[test]
fn formulas_without_a_value_and_sheets_of_remarks_are_said() {
    let rows = |second: &str| {
        let (one, two) = (text("A1", "Stadt"), text("B1", "Summe der Einwohner"));
        sheet(&format!(
            "<row r=\"1\">{one}{two}</row><row r=\"3\">{}<c r=\"B3\"><f>1+1</f>{second}</c></row>",
            text("A3", "Kiel")
        ))
    };
    let read = tables(&xlsx(&[("A", "visible", &rows("<v></v>")), ("B", "visible", &rows("<v>2</v>"))]));
    assert_eq!(cells(&read.tables[0]), [["Kiel", ""]]);
    assert_eq!(cells(&read.tables[1]), [["Kiel", "2"]]);
    assert_eq!(
        texts(&read.remarks),
        [
            (2, "in the sheet 'A': a blank row"),
            (
                3,
                "in the sheet 'A': the cell B3 has a formula without a value; open the workbook in Excel or LibreOffice and save it"
            ),
            (2, "in the sheet 'B': a blank row"),
        ]
    );
}

#[test]
fn a_workbook_without_a_table_is_refused() {
    assert_eq!(
        super::refusal(&xlsx(&[("S", "visible", &sheet(""))])),
        "no sheet of the workbook has a table"
    );
}
