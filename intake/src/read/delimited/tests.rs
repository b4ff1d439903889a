use proptest::prelude::*;

use super::super::text::Text;
use super::{ReadOptions, read};
use crate::table::{Format, RemarkKind, Table, Tables};

fn tables(content: &str) -> Tables {
    with(content, None).expect("it is read")
}

fn with(content: &str, separator: Option<char>) -> Result<Tables, String> {
    let text = Text { content: content.to_owned(), encoding: "UTF-8" };
    read(&text, &ReadOptions { separator, ..ReadOptions::default() }).map_err(|error| error.to_string())
}

fn table(content: &str) -> Table {
    tables(content).tables.remove(0)
}

/// `line: cell | cell`.
fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| format!("{}: {}", row.line, row.cells.join(" | "))).collect()
}

/// `line kind: text`.
fn remarks(tables: &Tables) -> Vec<String> {
    let kind = |kind| match kind {
        RemarkKind::PassedOver => "passed over",
        RemarkKind::Refused => "refused",
        RemarkKind::Note => "note",
    };
    tables
        .remarks
        .iter()
        .map(|remark| format!("{} {}: {}", remark.line, kind(remark.kind), remark.text))
        .collect()
}

#[test]
fn the_separator_is_recognised() {
    let cases = [
        ("city,country\nTurin,Italy\n", ','),
        ("Stadt;Punkt\nWien;48,2083\nKobe;34,6901\n", ';'),
        ("Stadt;Lage\nWien;48.2, 16.4\nKobe;34.7, 135.2\n", ';'),
        ("id\tname\nQ1\tFlorence, Alabama\nQ2\tAthens, Georgia\n", '\t'),
        ("id|name|note\nQ1|A, B|x; y\n", '|'),
        ("city,partners\nTurin,\"Kyiv; Haifa; Detroit\"\nOslo,\"Riga; Bonn\"\n", ','),
        ("city,note\nTurin,\"a;b;c;d\ne;f;g;h\"\nOslo,\"a;b;c;d\"\n", ','),
        ("name\nTurin\nOslo\n", ','),
    ];
    for (content, separator) in cases {
        assert_eq!(tables(content).format, Format::Delimited { separator }, "{content}");
    }
}

#[test]
fn what_excel_says_of_the_separator_is_obeyed() {
    for first in ["sep=;", "\"sep=;\"", "SEP=;"] {
        let read = tables(&format!("{first}\r\na,b;c\r\n1,2;x\r\n"));
        assert_eq!(read.format, Format::Delimited { separator: ';' });
        assert_eq!(read.tables[0].columns, ["a,b", "c"]);
        assert_eq!(rows(&read.tables[0]), ["3: 1,2 | x"]);
        assert_eq!(remarks(&read), ["1 passed over: the separator of the file"]);
    }
    let tab = tables("sep=\t\na\tb\n1\t2\n");
    assert_eq!(
        (tab.format, rows(&tab.tables[0])),
        (Format::Delimited { separator: '\t' }, vec!["3: 1 | 2".to_owned()])
    );
}

#[test]
fn the_separator_that_is_asked_for_wins() {
    let read = with("a:b,c\nx:1,2\n", Some(':')).expect("it is read");
    assert_eq!(
        (read.tables[0].columns.as_slice(), rows(&read.tables[0])),
        (["a".to_owned(), "b,c".to_owned()].as_slice(), vec!["2: x | 1,2".to_owned()])
    );
    assert_eq!(
        with("a,b", Some('"')).map(|_| ()),
        Err("'\\\"' cannot separate cells; accepted are , ; | and a tab, or another sign of ASCII".to_owned())
    );
    assert!(with("a,b", Some('、')).is_err());
}

#[test]
fn an_offices_list_is_read_below_its_titles_and_above_its_total() {
    let read = tables(
        "Partnerstädte der Stadt;;;\r\nStand: 31.12.2024;;;\r\n;;;\r\nNr;Stadt;Land;seit\r\n1;Wien;Österreich;1984\r\n\
         2;Kobe;Japan;seit dem 23.10.1993\r\n;;;\r\n\r\n;Summe: 2;;\r\nQuelle: Stadtarchiv;;;\r\n# geprüft\r\n",
    );
    let table = &read.tables[0];
    assert_eq!((table.header_line, read.encoding), (Some(4), Some("UTF-8")));
    assert_eq!(table.columns, ["Nr", "Stadt", "Land", "seit"]);
    assert_eq!(rows(table), ["5: 1 | Wien | Österreich | 1984", "6: 2 | Kobe | Japan | seit dem 23.10.1993"]);
    assert_eq!(
        remarks(&read),
        [
            "1 passed over: a line above the header: Partnerstädte der Stadt",
            "2 passed over: a line above the header: Stand: 31.12.2024",
            "3 passed over: a blank line",
            "7 passed over: a blank line",
            "8 passed over: a blank line",
            "9 passed over: a line of totals: Summe: 2",
            "10 passed over: a note beside the table: Quelle: Stadtarchiv",
            "11 passed over: a comment: # geprüft",
        ]
    );
}

#[test]
fn totals_are_known_in_many_languages_and_places_are_none() {
    for total in ["Summe", "Total: 7", "TOTAL", "合计：7", "총계", "Итого 7", "Totale", "Gesamt"] {
        let read = tables(&format!("city,country,year\nTurin,Italy,1984\n{total},,7\n"));
        assert_eq!((read.tables[0].rows.len(), read.remarks.len()), (1, 1), "{total}");
    }
    for place in ["Sumqayit,Azerbaijan,", "Totalán,,1988", "Sumy,Ukraine,1990", "Total,France,1990"] {
        let read = tables(&format!("city,country,year\nTurin,Italy,1984\n{place}\n"));
        assert_eq!((read.tables[0].rows.len(), read.remarks.len()), (2, 0), "{place}");
    }
}

#[test]
fn comments_above_the_header_are_passed_over_and_a_column_of_that_name_is_none() {
    let read = tables("# made by hand\n# city, country\n\ncity,country,year\nTurin,Italy,1984\n");
    assert_eq!(read.tables[0].header_line, Some(4));
    assert_eq!(
        remarks(&read),
        [
            "1 passed over: a comment: # made by hand",
            "2 passed over: a comment: # city country",
            "3 passed over: a blank line"
        ]
    );
    let numbered = table("#,City,Country\n1,Turin,Italy\n2,Oslo,Norway\n");
    assert_eq!(
        (numbered.columns.join(" "), rows(&numbered)),
        (
            "# City Country".to_owned(),
            vec!["2: 1 | Turin | Italy".to_owned(), "3: 2 | Oslo | Norway".to_owned()]
        )
    );
    let tool = table("# id,name\nQ1,Turin\nQ2,Oslo\n");
    assert_eq!((tool.header_line, tool.columns), (Some(1), vec!["id".to_owned(), "name".to_owned()]));
}

#[test]
fn a_file_without_a_header_gets_columns_by_number() {
    for content in ["Q201391\tKohtla-Järve\nQ121378\tKorfu\n", "Q200166\tQ182059\nQ64\tQ90\n"] {
        let read = tables(content);
        assert_eq!(
            (read.tables[0].header_line, read.tables[0].columns.join(", ")),
            (None, "column 1, column 2".to_owned())
        );
        assert_eq!(read.tables[0].rows.len(), 2);
        assert_eq!(
            remarks(&read),
            ["1 note: no line has the names of the columns; they are called column 1, column 2"]
        );
    }
    let words = table("Turin,Italy\nOslo,Norway\nRome,Italy\n");
    assert_eq!((words.header_line, words.rows.len()), (None, 3));
}

#[test]
fn headers_are_found() {
    let cases = [
        ("city1,country1,lat1,lng1\nTurin,Italy,45.1,7.7\n", 1, "city1, country1, lat1, lng1"),
        (",country,city,sister\n1,Italy,Turin,Kyiv\n", 1, "column 1, country, city, sister"),
        ("City,2019,2020\nTurin,870000,860000\n", 1, "City, 2019, 2020"),
        (
            "City,Country,City,Country,City\nTurin,Italy,Kyiv,Ukraine,1\n",
            1,
            "City, Country, City (2), Country (2), City (3)",
        ),
        ("a,a (2),a\n1,2,3\n", 1, "a, a (2), a (3)"),
        ("City,Y1990,Y2000\nTurin,1,2\n", 1, "City, Y1990, Y2000"),
        (",column 1,x\na,2,3\n", 1, "column 1 (2), column 1, x"),
        (
            ";;Partner;;\nStadt;Land;Stadt;Land;seit\nA;B;C;D;1984\n",
            2,
            "Stadt, Land, Stadt (2), Land (2), seit",
        ),
        ("\"name\" \"x\"\n", 1, "name \"x\""),
        ("\"city\",\"year\"\n\"1\",\"Turin\",1984\n\"2\",\"Oslo\",1990\n", 1, "column 1, city, year"),
        ("name\nTurin\nOslo\n", 1, "name"),
        ("city,country\n", 1, "city, country"),
        ("city;year;;\nTurin;1984;;\nOslo;1990;;\n", 1, "city, year"),
        ("city;year;;\nTurin;1984;;\nOslo;1990;;x\n", 1, "city, year, column 4"),
        (
            "Stadt,Land,seit,bis,Bemerkung\nWien,Österreich,1984\nKobe,Japan,1990\n",
            1,
            "Stadt, Land, seit, bis, Bemerkung",
        ),
    ];
    for (content, line, columns) in cases {
        let table = table(content);
        assert_eq!(
            (table.header_line, table.columns.join(", ").as_str()),
            (Some(line), columns),
            "{content}"
        );
    }
}

#[test]
fn a_header_that_comes_again_is_no_row() {
    let read = tables("city,year\nTurin,1984\ncity,year\nOslo,1990\n");
    assert_eq!(rows(&read.tables[0]), ["2: Turin | 1984", "4: Oslo | 1990"]);
    assert_eq!(remarks(&read), ["3 passed over: the header once more: city year"]);
}

#[test]
fn rows_of_another_width_are_filled_cut_or_refused() {
    let read = tables("a,b,c\n1,2,3\n1\n1,2\n1,2,3,,\n1,2,3,4\n1,2,3\n");
    assert_eq!(
        rows(&read.tables[0]),
        ["2: 1 | 2 | 3", "3: 1 |  | ", "4: 1 | 2 | ", "5: 1 | 2 | 3", "7: 1 | 2 | 3"]
    );
    assert_eq!(
        remarks(&read),
        [
            "3 note: 1 cell where the header has 3, and one row below is like it; the last cells are taken as empty",
            "5 note: 5 cells where the header has 3; empty cells at the end are left out",
            "6 refused: 4 cells where the header has 3; a separator inside a value needs quotes around the value",
        ]
    );
}

#[test]
fn quotes_are_respected_and_cells_trimmed() {
    let read = table(
        "City,State,Note\r\n\"Rostock [a]\",\"Mecklenburg-\r\nVorpommern\",  x \r\nA, \"b, \"\"c\"\"\" ,5\" wide\r\n\u{a0}Łódź\u{3000},,\r\n",
    );
    assert_eq!(
        rows(&read),
        ["2: Rostock [a] | Mecklenburg-\nVorpommern | x", "4: A | b, \"c\" | 5\" wide", "5: Łódź |  | "]
    );
}

#[test]
fn text_behind_a_closing_quote_is_refused_with_its_cell() {
    let read = tables("name,country\n\"Lund\"x,SE\n\"Malmö\" ,SE\n\"The\" Hague,NL\n");
    assert_eq!(rows(&read.tables[0]), ["3: Malmö | SE"]);
    let hint = "write a quote inside a value twice, or take the quotes off";
    assert_eq!(
        remarks(&read),
        [
            format!("2 refused: text stands behind the closing quote of \"Lund\"x; {hint}"),
            format!("4 refused: text stands behind the closing quote of \"The\" Hague; {hint}"),
        ]
    );
}

#[test]
fn the_apostrophe_before_a_formula_is_taken_off_and_no_other() {
    let table = table("name,note\n'=1+1,'-Ende\n'@x,'+49\n't Zand,''=\n\"'\tx\",'\n");
    assert_eq!(rows(&table), ["2: =1+1 | -Ende", "3: @x | +49", "4: 't Zand | ''=", "5: x | '"]);
}

#[test]
fn names_of_columns_are_in_one_line() {
    assert_eq!(table("\"Partner\ncity\",since\nKiel,1992\n").columns, ["Partner city", "since"]);
}

#[test]
fn lines_may_end_in_three_ways() {
    let content = "a,b\r1,\"x\ry\"\n2,z\r\n\r3,w";
    assert_eq!(rows(&table(content)), ["2: 1 | x\ny", "4: 2 | z", "6: 3 | w"]);
}

#[test]
fn a_forgotten_quote_is_found_where_it_was_opened() {
    let many = "1,b\n".repeat(40);
    let cases = [
        ("a,b,c\n1,\"x,2\n3,y,4\n".to_owned(), 2),
        ("a,b,c\n0,x,1\n1,\"x,2\n3,y,4\n5,\"z, w\",6\n".to_owned(), 3),
        ("a,b,c\n1,\"x,2\n3,y,4\n5,z\",6\n".to_owned(), 2),
        (format!("a,b\n1,\"x\n{many}2,y\"\n"), 2),
        ("a,\"b\n".to_owned(), 1),
    ];
    for (content, line) in cases {
        let message = format!("line {line}: the quote opened in line {line} is never closed");
        assert_eq!(with(&content, Some(',')).map(|_| ()), Err(message), "{content}");
    }
    let late = format!("a,b,c\n{}1,\"x,2\n3,y,4\n", "1,2,3\n".repeat(300));
    assert_eq!(
        with(&late, None).map(|_| ()),
        Err("line 302: the quote opened in line 302 is never closed".to_owned())
    );
}

#[test]
fn tables_that_would_fill_the_memory_are_refused() {
    let names: Vec<String> = (1..=1001).map(|number| format!("name {number}")).collect();
    assert_eq!(
        with(&names.join(","), None).map(|_| ()),
        Err("line 1: 1001 columns are too many; at most 1000 are read".to_owned())
    );
    let header = names[..1000].join(",");
    assert_eq!(with(&header, None).map(|read| read.tables[0].columns.len()), Ok(1000));
    let long = format!("{header}\n{}", "x,x\n".repeat(50_001));
    assert_eq!(
        with(&long, Some(',')).map(|_| ()),
        Err("line 50002: more than 50000000 cells are too many; split the file".to_owned())
    );
}

#[test]
fn damage_of_an_earlier_tool_is_told() {
    let read = tables("id,name\n1,MÃ¼nchen\n2,K\u{fffd}ln\n");
    assert_eq!(
        remarks(&read),
        [
            "2 note: this looks like UTF-8 that was read in another encoding before the file was saved, at 'Ã¼nchen'",
            "3 note: the sign '\u{fffd}' stands for a character that was lost, at '\u{fffd}ln'",
        ]
    );
    assert_eq!(tables("id,name\n1,SÃO PAULO\n2,Ã\n").remarks, []);
}

/// As a careful program writes it: quoted where needed.
fn written(cells: &[Vec<String>], separator: char) -> String {
    let cell = |cell: &String| {
        let needs_quotes = cell.contains([separator, '"', '\n', '\r']) || cell.trim() != cell;
        if needs_quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string());
    cells.iter().map(line).map(|line| line + "\r\n").collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        cells in proptest::collection::vec(proptest::collection::vec("[a-zäλ中,;|\t\" ]{0,8}", 3), 1..20),
        separator in proptest::sample::select(vec![',', ';', '\t', '|']),
    ) {
        let mut all = vec![vec!["first".to_owned(), "second".to_owned(), "third".to_owned()]];
        all.extend(cells.into_iter().enumerate().map(|(number, mut row)| {
            row[0] = format!("{}", number + 10);
            row
        }));
        let read = with(&written(&all, separator), Some(separator)).expect("it is read");
        let expected: Vec<Vec<String>> =
            all[1..].iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        let found: Vec<Vec<String>> = read.tables[0].rows.iter().map(|row| row.cells.clone()).collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(read.remarks, vec![]);
    }

    #[test]
    fn no_text_makes_it_panic_and_rows_are_as_wide_as_the_header(content in "[a-cQ0-9,;|\t\"\r\n #äλ中]{0,200}") {
        if let Ok(read) = with(&content, None) {
            let table = &read.tables[0];
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
    }

    #[test]
    fn every_line_is_accounted_for(lines in proptest::collection::vec("[a-z0-9,]{0,12}", 1..40)) {
        let content = format!("city,year,note\n{}\n", lines.join("\n"));
        let read = tables(&content);
        let told = read.remarks.iter().filter(|remark| remark.kind != RemarkKind::Note).count();
        let header = usize::from(read.tables[0].header_line.is_some());
        prop_assert_eq!(read.tables[0].rows.len() + told + header, lines.len() + 1);
    }
}

#[test]
fn a_header_with_other_columns_begins_a_table() {
    let read = tables(
        "Sister cities\nCity,Country,Since\nKiel,Germany,1990\n\nFormer sister cities\nCity,Country,Since,Ended\nOulu,Finland,1970,1990\nVaasa,Finland,1971,1991\n",
    );
    let found: Vec<(&str, usize, Vec<String>)> =
        read.tables.iter().map(|table| (&*table.title, table.columns.len(), rows(table))).collect();
    assert_eq!(
        found,
        [
            ("Sister cities", 3, vec!["3: Kiel | Germany | 1990".to_owned()]),
            (
                "Former sister cities",
                4,
                vec![
                    "7: Oulu | Finland | 1970 | 1990".to_owned(),
                    "8: Vaasa | Finland | 1971 | 1991".to_owned()
                ]
            ),
        ]
    );
    // A row with words of the header is a row.
    assert_eq!(tables("City,Country,Since\nCity,Ireland,1990\nSince,Country,x\n").tables[0].rows.len(), 2);
}

#[test]
fn separators_behind_the_rows_make_them_no_wider() {
    let read = tables("Partner,Country,Since\nKiel,Germany,1964,,,\nLyon,France\n");
    assert_eq!(read.tables[0].columns, ["Partner", "Country", "Since"]);
    assert_eq!(rows(&read.tables[0]), ["2: Kiel | Germany | 1964", "3: Lyon | France | "]);
}

#[test]
fn tables_of_markdown_are_read() {
    let read = tables("| Town | Country |\n|:---|--:|\n| Kiel | Germany |\n");
    assert_eq!(read.tables[0].columns, ["Town", "Country"]);
    assert_eq!(rows(&read.tables[0]), ["3: Kiel | Germany"]);
    assert_eq!(remarks(&read), ["2 passed over: a line of a table in Markdown: :--- --:"]);
    // A dash alone is a cell.
    assert_eq!(tables("Town;Country\n-;-\nKiel;Germany\n").tables[0].rows.len(), 2);
}

#[test]
fn a_header_of_two_lines_has_the_names_of_both() {
    let read = tables(
        "Our city,,Partner city,,Agreement\nName,Country,Name,Country,Year\nBergen,Norway,Kiel,Germany,1990\n",
    );
    assert_eq!(read.tables[0].columns[..3], ["Our city Name", "Our city Country", "Partner city Name"]);
    assert_eq!(
        remarks(&read),
        ["2 passed over: the second line of the header: Name Country Name Country Year"]
    );
    let read = tables("City,Country,,Type\nKiel,Germany,Sea,Pact\nLyon,France,Hill,Pact\n");
    assert_eq!((read.tables[0].rows.len(), read.remarks.len()), (2, 0));
}
