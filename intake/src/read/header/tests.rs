use super::*;

fn rows(lines: &[&[&str]]) -> Vec<Row> {
    (1..)
        .zip(lines)
        .map(|(line, cells)| Row { line, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() })
        .collect()
}

fn read(lines: &[&[&str]]) -> (Table, Vec<(u64, String)>) {
    let mut remarks = Vec::new();
    let table = tables("", rows(lines), &mut remarks).pop().expect("a table");
    (table, remarks.into_iter().map(|remark| (remark.line, remark.text)).collect())
}

#[test]
fn titles_blank_rows_totals_and_notes_are_passed_over() {
    let (table, remarks) = read(&[
        &["Städtepartnerschaften", "", ""],
        &[],
        &["Stadt", "Land", "Seit"],
        &["Kiel", "Deutschland", "1992"],
        &["", "", ""],
        &["Stadt", "Land", "Seit"],
        &["Sumy", "Ukraine", "2003"],
        &["Summe", "", "2"],
        &["Quelle: Büro für Internationales", "", ""],
    ]);
    assert_eq!(table.columns, ["Stadt", "Land", "Seit"]);
    assert_eq!(table.header_line, Some(3));
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 7]);
    assert_eq!(
        remarks,
        [
            (1, "above the header stands 'Städtepartnerschaften'".to_owned()),
            (2, "a blank row".to_owned()),
            (5, "a blank row".to_owned()),
            (6, "the header stands here again".to_owned()),
            (8, "a total: 'Summe, 2'".to_owned()),
            (9, "a note: 'Quelle: Büro für Internationales'".to_owned()),
        ]
    );
}

#[test]
fn a_table_without_header_has_numbered_columns() {
    let (table, remarks) = read(&[&["Q201391", "Kohtla-Järve"], &["Q121378", "Korfu"]]);
    assert_eq!(table.columns, ["column 1", "column 2"]);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(remarks[0].0, 1);
}

#[test]
fn columns_have_names_of_their_own() {
    let (table, _) = read(&[&["Stadt", "Land", "Stadt", ""], &["Kiel", "DE", "Vaasa", "x"]]);
    assert_eq!(table.columns, ["Stadt", "Land", "Stadt (2)", "column 4"]);
}

#[test]
fn columns_of_nothing_are_left_out() {
    let (table, _) = read(&[&["", "Stadt", "", "Land"], &["", "Kiel", "", "DE"]]);
    assert_eq!(table.columns, ["Stadt", "Land"]);
    assert_eq!(table.rows[0].cells, ["Kiel", "DE"]);
}

#[test]
fn no_cells_are_no_table() {
    assert_eq!(tables("", rows(&[&[], &["", ""]]), &mut Vec::new()), []);
}

#[test]
fn a_header_with_other_columns_begins_a_table() {
    let mut remarks = Vec::new();
    let tables = tables(
        "",
        rows(&[
            &["Sister cities"],
            &["City", "Country", "Since"],
            &["Kiel", "Germany", "1990"],
            &["Former sister cities"],
            &["City", "Country", "Since", "Ended", "Remark", "Page"],
            &["Oulu", "Finland", "1970", "1990", "x", "1"],
            &["Country", "City"],
            &["Malta", "Gozo"],
        ]),
        &mut remarks,
    );
    let read: Vec<(&str, usize, usize)> =
        tables.iter().map(|table| (&*table.title, table.columns.len(), table.rows.len())).collect();
    assert_eq!(read, [("Sister cities", 3, 1), ("Former sister cities", 6, 1), ("", 2, 1)]);
    assert_eq!(remarks.iter().map(|remark| remark.line).collect::<Vec<_>>(), [1, 4]);
}

#[test]
fn rows_that_share_a_word_with_the_header_are_rows() {
    let (table, _) = read(&[
        &["City", "Country", "Kind"],
        &["Kiel", "Germany", "1990"],
        &["City", "Ireland", "Kind"],
        &["City", "", ""],
    ]);
    assert_eq!(table.rows.len(), 3);
}

#[test]
fn a_header_of_two_rows_has_the_names_of_both() {
    for head in ["Agreement", ""] {
        let (table, remarks) = read(&[
            &["Our city", "", "Partner city", "", head],
            &["Name", "Country", "Name", "Country", "Year"],
            &["Bergen", "Norway", "Kiel", "Germany", "1990"],
        ]);
        assert_eq!(table.rows.len(), 1, "{head}");
        assert_eq!(
            table.columns[..4],
            ["Our city Name", "Our city Country", "Partner city Name", "Partner city Country"]
        );
        assert_eq!(remarks[0].0, 2);
    }
}

#[test]
fn a_row_below_a_header_with_gaps_is_a_row() {
    let (table, _) = read(&[
        &["Stadt", "Land", "", "Art"],
        &["Kiel", "Deutschland", "Ostsee", "Freundschaft"],
        &["Brest", "Frankreich", "Meer", "Partnerschaft"],
    ]);
    assert_eq!((table.columns.len(), table.rows.len()), (4, 2));
}
