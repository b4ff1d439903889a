use super::made::ods;
use super::{cells, refusal, tables, texts};
use crate::table::Format;

fn cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn table(rows: &str) -> String {
    format!("<table:table table:name=\"S\">{rows}</table:table>")
}

#[test]
fn cells_become_short_texts_and_repeats_are_followed() {
    let styles = "<number:date-style style:name=\"N1\"><number:month/><number:year/></number:date-style>\
        <style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
        <style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"ce1\"/>";
    let rows = format!(
        "<table:table-column table:number-columns-repeated=\"4\"/><table:table-column table:default-cell-style-name=\"ce2\"/>\
         <table:table-row>{}{}{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><dc:creator xmlns:dc=\"d\">Ada</dc:creator><text:p>ruht</text:p><text:p>seit 2022</text:p></office:annotation>\
         <text:p>Brest</text:p><text:p>ou<text:s/>autre</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"147000.0\"><text:p>147.000</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"1984-10-23T00:00:00\"/>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"1984-10-01\"/></table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>\
         <table:table-cell/><table:table-cell table:style-name=\"ce1\" office:value-type=\"date\" office:date-value=\"1992-06-01\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>",
        cell("Stadt"),
        cell("Einwohner"),
        cell("aktiv"),
        cell("Tag"),
        cell("Monat"),
        cell("Kiel &amp; Umland"),
    );
    let read = tables(&ods(styles, &table(&rows)));
    assert_eq!(read.format, Format::OpenDocument);
    let [table] = &read.tables[..] else { panic!("one table") };
    assert_eq!(table.columns, ["Stadt", "Einwohner", "aktiv", "Tag", "Monat"]);
    assert_eq!(
        cells(table),
        [
            ["Brest ou autre", "147000", "true", "1984-10-23", "1984-10"],
            ["Kiel & Umland", "", "", "1992-06", ""]
        ]
    );
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(
        texts(&read.remarks),
        [
            (2, "the rows 2 to 3 are blank"),
            (4, "the comment of the cell A4 is not taken; write it into a column of remarks: ruht seit 2022"),
            (5, "the cell B5 shows the error #N/A; it is taken as empty")
        ]
    );
}

fn letters(name: &str, follows: &str, position: &str) -> String {
    let follows =
        if follows.is_empty() { String::new() } else { format!(" style:parent-style-name=\"{follows}\"") };
    let position =
        if position.is_empty() { String::new() } else { format!(" style:text-position=\"{position}\"") };
    format!(
        "<style:style style:name=\"{name}\" style:family=\"text\"{follows}><style:text-properties style:x=\"1\"{position}/></style:style>"
    )
}

fn span(style: &str, text: &str) -> String {
    format!("<text:span text:style-name=\"{style}\">{text}</text:span>")
}

#[test]
fn raised_figures_stay_apart_from_names() {
    let named = letters("Mark", "", "super 58%") + &letters("Loop", "Loop", "");
    let styles = [
        letters("T1", "", "33% 58%"),
        letters("T2", "Mark", ""),
        letters("T3", "Mark", "0% 100%"),
        letters("T4", "", "sub 58%"),
        letters("T5", "Loop", ""),
        // A style of cells may have the same name as one of letters.
        "<style:style style:name=\"T6\" style:family=\"table-cell\"><style:text-properties style:text-position=\"super 58%\"/></style:style>".to_owned(),
        letters("T7", "", ""),
    ]
    .concat();
    let of = |content: &str| {
        let head = format!("<table:table-row>{}{}</table:table-row>", cell("Stadt"), cell("Land"));
        let row = format!("<table:table-row>{}{}</table:table-row>", cell(content), cell("DE"));
        let read = tables(&super::made::ods_with(&named, &styles, &table(&(head + &row))));
        read.tables[0].rows[0].cells[0].clone()
    };
    for (content, expected) in [
        (format!("Kiel{}", span("T1", "1")), "Kiel¹"),
        (format!("Kiel{}", span("T2", "12)")), "Kiel¹²"),
        (format!("Kiel{}", span("T3", "1")), "Kiel1"),
        (format!("Kiel{}", span("T4", "1")), "Kiel1"),
        (format!("Kiel{}", span("T5", "1")), "Kiel1"),
        (format!("Kiel{}", span("T6", "1")), "Kiel1"),
        (format!("Kiel{}", span("T8", "1")), "Kiel1"),
        (format!("Bonn{}", span("Mark", "a")), "Bonn[a]"),
        (format!("Bonn{}", span("Mark", "*")), "Bonn[*]"),
        (format!("S{}-Denis", span("Mark", "t")), "St-Denis"),
        (format!("km{} Wasser", span("Mark", "2")), "km² Wasser"),
        // Within a raised span, another is raised unless it says otherwise.
        (format!("Ulm{}", span("T1", &span("T7", "3"))), "Ulm³"),
        (format!("Ulm{}", span("T1", &span("T3", "3"))), "Ulm3"),
        (format!("{} Ulm", span("T7", "Neu")), "Neu Ulm"),
        (
            format!(
                "Ulm<office:annotation><text:p>{}</text:p></office:annotation>{}",
                span("T1", "x"),
                span("T7", "3")
            ),
            "Ulm3",
        ),
    ] {
        assert_eq!(of(&content), expected, "{content}");
    }
}

#[test]
fn raised_figures_change_no_numbers_and_no_dates() {
    let value = |kind: &str, attribute: &str, value: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{attribute}=\"{value}\"><text:p>{text}{}</text:p></table:table-cell>",
            span("T1", "1")
        )
    };
    let rows = format!(
        "<table:table-row>{}{}{}</table:table-row><table:table-row>{}{}{}</table:table-row>",
        cell("Stadt"),
        cell("Einwohner"),
        cell("Seit"),
        cell("Kiel"),
        value("float", "value", "147000", "147.000"),
        value("date", "date-value", "1984-10-23", "23.10.1984"),
    );
    let read = tables(&ods(&letters("T1", "", "super 58%"), &table(&rows)));
    assert_eq!(cells(&read.tables[0]), [["Kiel", "147000", "1984-10-23"]]);
}

#[test]
fn merged_cells_and_hidden_sheets_are_said() {
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let rows = format!(
        "<table:table-row>{}{}</table:table-row><table:table-row>{}\
         <table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>FR</text:p></table:table-cell></table:table-row>\
         <table:table-row>{}<table:covered-table-cell/></table:table-row>",
        cell("Stadt"),
        cell("Land"),
        cell("Brest"),
        cell("Nizza"),
    );
    let hidden = format!("<table:table table:name=\"H\" table:style-name=\"ta1\">{rows}</table:table>");
    let read = tables(&ods(styles, &format!("{}{hidden}", table(&rows))));
    assert_eq!(cells(&read.tables[0]), [["Brest", "FR"], ["Nizza", "FR"]]);
    assert_eq!(
        texts(&read.remarks),
        [
            (2, "the cells B2:B3 are merged; every row has the value"),
            (1, "the sheet 'H' is hidden and is not read; ask for it by its name")
        ]
    );
}

#[test]
fn repeats_without_end_are_refused() {
    let columns = "<table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    assert!(refusal(&ods("", &table(columns))).starts_with("the sheet 'S' is too large"));
    let rows =
        format!("<table:table-row table:number-rows-repeated=\"4000000000\">{}</table:table-row>", cell("x"));
    assert!(refusal(&ods("", &table(&rows))).starts_with("the sheet 'S' is too large"));
    let merged = "<table:table-row><table:table-cell table:number-rows-spanned=\"4294967295\" table:number-columns-spanned=\"4294967295\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
    assert_eq!(cells(&tables(&ods("", &table(merged))).tables[0]), [["1"]]);
}
