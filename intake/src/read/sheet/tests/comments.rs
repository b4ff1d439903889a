use super::made::{relations, text, xlsx_with};
use super::{ReadOptions, cells, tables, texts};
use crate::table::Tables;

fn rows(cells: &[&str]) -> String {
    let row = |(row, cell): (u8, &&str)| [&format!("<row r=\"{row}\">"), *cell, "</row>"].concat();
    ["<sheetData>", &(1..).zip(cells).map(row).collect::<String>(), "</sheetData>"].concat()
}

fn sheet() -> String {
    let header = text("A1", "Stadt") + &text("B1", "Land");
    rows(&[&header, &(text("A2", "Kiel") + &text("B2", "DE"))])
}

/// The part with the relations of the first sheet.
const OF_SHEET: &str = "xl/worksheets/_rels/sheet1.xml.rels";

fn one_sheet(relations: &str, more: &[(&str, &str)]) -> Tables {
    tables(&xlsx_with(&[("S", "visible", &sheet())], &[&[(OF_SHEET, relations)], more].concat()))
}

/// Notes by the place of their cell, the number of their author (0 Ada, 1 a thread, 2 a space), and their content.
fn notes(notes: &[(&str, u8, &str)]) -> String {
    let note = |(place, author, content): &(&str, u8, &str)| {
        [&format!("<comment ref=\"{place}\" authorId=\"{author}\"><text>"), *content, "</text></comment>"]
            .concat()
    };
    let notes: String = notes.iter().map(note).collect();
    format!(
        "<comments xmlns=\"m\"><authors><author>Ada</author><author>tc={{0A-1B}}</author><author> </author></authors>\
         <commentList>{notes}</commentList></comments>"
    )
}

fn of_notes(content: &str) -> Tables {
    one_sheet(&relations(&[("comments", "../comments1.xml")]), &[("xl/comments1.xml", content)])
}

fn said(cell: &str, words: &str) -> String {
    format!("the comment of the cell {cell} is not taken; write it into a column of remarks: {words}")
}

const UNREAD: &str = "comments of cells are not read; open the workbook in Excel or LibreOffice, and save it as .xlsx, to see them here";

#[test]
fn notes_are_told_without_the_line_of_their_author() {
    let read = of_notes(&notes(&[
        (
            "B2",
            0,
            "<r><rPr><b/><sz val=\"9\"/></rPr><t>Ada:</t></r><r><t xml:space=\"preserve\">\nruht\nseit &lt;2022&gt;</t></r>",
        ),
        ("A2", 2, "<t>Eva:\nfrüher Kiel-Ost</t><rPh sb=\"0\" eb=\"1\"><t>キール</t></rPh>"),
        ("A1", 0, "<r><t>Ada:_x000D_\n</t></r>"),
        ("B1", 9, "<t>Kürzel</t>"),
    ]));
    assert_eq!(cells(&read.tables[0]), [["Kiel", "DE"]]);
    assert_eq!(
        texts(&read.remarks),
        [
            (1, &*said("B1", "Kürzel")),
            (2, &*said("A2", "Eva: früher Kiel-Ost")),
            (2, &*said("B2", "ruht seit <2022>")),
        ]
    );
}

const PLACEHOLDER: &str = "<t>[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    ruht\nReply:\n    seit 2022</t>";

const THREADS: &str = "<ThreadedComments xmlns=\"t\">\
    <threadedComment ref=\"A2\" dT=\"2024-01-02T10:00:00.00\" personId=\"{P}\" id=\"{1}\" done=\"1\"><text>ruht</text></threadedComment>\
    <threadedComment ref=\"A2\" dT=\"2024-01-03T10:00:00.00\" personId=\"{Q}\" id=\"{2}\" parentId=\"{1}\"><text>seit &gt; 2022</text><mentions/></threadedComment>\
    <threadedComment dT=\"2024-01-04T10:00:00.00\" personId=\"{P}\" id=\"{3}\" parentId=\"{1}\"><text>ja</text></threadedComment>\
    </ThreadedComments>";

#[test]
fn threads_are_told_once_with_all_replies() {
    let notes = notes(&[("A2", 1, PLACEHOLDER), ("B2", 0, "<t>geprüft</t>")]);
    let both =
        relations(&[("comments", "../comments1.xml"), ("threadedComment", "/xl/threadedComments/t.xml")]);
    let parts = [("xl/comments1.xml", &*notes), ("xl/threadedComments/t.xml", THREADS)];
    let read = one_sheet(&both, &parts);
    let words = [said("A2", "ruht / seit > 2022 / ja"), said("B2", "geprüft")];
    assert_eq!(texts(&read.remarks), [(2, &*words[0]), (2, &*words[1])]);

    // Where a program lost the thread, the note has its words.
    let read = one_sheet(&both, &parts[..1]);
    let words = [said("A2", "Comment: ruht Reply: seit 2022"), said("B2", "geprüft")];
    assert_eq!(texts(&read.remarks), [(2, &*words[0]), (2, &*words[1])]);

    // A note of somebody on the cell of a thread is no placeholder.
    let notes = self::notes(&[("A2", 0, "<t>geprüft</t>")]);
    let read = one_sheet(&both, &[("xl/comments1.xml", &notes), parts[1]]);
    assert_eq!(texts(&read.remarks), [(2, &*said("A2", "ruht / seit > 2022 / ja / geprüft"))]);
}

#[test]
fn comments_that_are_missing_or_damaged_lose_no_cells() {
    let content = notes(&[("A2", 0, "<t>ruht</t>")]);
    let part =
        [("xl/comments1.xml", &*content), ("etc/comments1.xml", &content), ("xl/comments1.txt", &content)];
    for (target, remarks) in [
        ("/xl/comments1.xml", vec![(2, said("A2", "ruht"))]),
        ("../comments2.xml", vec![]),
        ("../comments1.txt", vec![]),
        ("../../../etc/comments1.xml", vec![]),
        ("../../..", vec![]),
        ("", vec![]),
        ("http://example.org/comments1.xml", vec![]),
    ] {
        let read = one_sheet(&relations(&[("comments", target)]), &part);
        assert_eq!(cells(&read.tables[0]), [["Kiel", "DE"]]);
        let remarks: Vec<_> = remarks.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(texts(&read.remarks), remarks, "{target}");
    }
    for content in [
        notes(&[("nowhere", 0, "<t>ruht</t>")]),
        notes(&[("", 0, "<t>ruht</t>")]),
        notes(&[("A2", 0, "<t>&unknown;</t>")]),
        "<comments><comment ref=\"A2\" ref=\"A3\"/></comments>".to_owned(),
    ] {
        let read = of_notes(&content);
        assert_eq!(cells(&read.tables[0]), [["Kiel", "DE"]]);
        assert_eq!(texts(&read.remarks), [(1, UNREAD)], "{content}");
    }
    assert_eq!(texts(&of_notes("<comments/>").remarks), []);
    let broken = [(OF_SHEET, &*relations(&[("comments", "../c.xml")])), ("xl/c.xml", "<comments>")];
    assert_eq!(
        super::refusal(&xlsx_with(&[("S", "visible", &sheet())], &broken)),
        "the part 'xl/c.xml' of the workbook is damaged or cut off; open the file, save it again, and try once more"
    );
}

#[test]
fn many_comments_are_counted() {
    let places: Vec<String> = (2..25).map(|row| format!("C{row}")).collect();
    let all: Vec<_> = places.iter().rev().map(|place| (place.as_str(), 0, "<t>x</t>")).collect();
    let read = of_notes(&notes(&all));
    let said: Vec<_> = places[..20].iter().map(|place| said(place, "x")).collect();
    let mut expected: Vec<_> = (2..22).zip(&said).map(|(line, text)| (line, text.as_str())).collect();
    expected.push((21, "3 more comments of cells below are not taken"));
    assert_eq!(texts(&read.remarks), expected);
}

#[test]
fn comments_on_sheets_without_a_table_are_said_and_on_hidden_ones_when_they_are_read() {
    let (sheet, empty) = (sheet(), rows(&[]));
    let sheets = [
        ("S", "visible", &*sheet),
        ("Leer", "visible", &*empty),
        ("Zu", "hidden", &*sheet),
        ("Voll", "visible", &*sheet),
    ];
    let relation = relations(&[("comments", "../comments1.xml")]);
    let content = notes(&[("A2", 0, "<t>ruht</t>"), ("D9", 0, "<t>alt</t>")]);
    let bytes = xlsx_with(
        &sheets,
        &[
            ("xl/comments1.xml", &content),
            ("xl/worksheets/_rels/sheet2.xml.rels", &relation),
            ("xl/worksheets/_rels/sheet3.xml.rels", &relation),
            ("xl/worksheets/_rels/sheet4.xml.rels", &relation),
        ],
    );
    let words = [said("A2", "ruht"), said("D9", "alt")];
    let with_name = words.clone().map(|text| format!("in the sheet 'Voll': {text}"));
    assert_eq!(
        texts(&tables(&bytes).remarks),
        [
            (1, "the sheet 'Leer' has no table; 2 comments of its cells are not taken"),
            (1, "the sheet 'Zu' is hidden and is not read; ask for it by its name"),
            (2, &*with_name[0]),
            (9, &*with_name[1]),
        ]
    );
    let options = ReadOptions { sheet: Some("Zu".to_owned()), ..ReadOptions::default() };
    let read = super::super::read(&bytes, &options).expect("readable").expect("a workbook");
    assert_eq!(texts(&read.remarks), [(2, &*words[0]), (9, &*words[1])]);
}
