//! Workbooks made by hand, as small as they can be.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(super) fn zipped<T: AsRef<[u8]>>(parts: &[(&str, T)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_ref()).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook of Excel with sheets by name, state and content. Styles: 0 a number, 1 a day, 2 `mmm-yy`, 3 `yyyy`, 4 struck
/// through, 5 struck through no more.
pub(super) fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    xlsx_with(sheets, &[])
}

/// Such a workbook with more parts.
pub(super) fn xlsx_with(sheets: &[(&str, &str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    let mut list = String::new();
    let mut targets = Vec::new();
    let mut parts = Vec::new();
    for (number, (name, state, content)) in (1..).zip(sheets) {
        write!(list, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"r{number}\"/>")
            .expect("a string");
        targets.push(format!("worksheets/sheet{number}.xml"));
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\">{content}</worksheet>"),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
        ),
    ));
    let targets: Vec<_> = targets.iter().map(|target| ("worksheet", target.as_str())).collect();
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&targets)));
    parts.push((
        "xl/styles.xml".to_owned(),
        format!(
            "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts>\
             <fonts count=\"3\"><font/><font><strike/></font><font><strike val=\"0\"/></font></fonts>\
             <cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"17\"/><xf numFmtId=\"164\"/>\
             <xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"0\" fontId=\"2\"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
        ),
    ));
    parts.push((
        "xl/sharedStrings.xml".to_owned(),
        format!(
            "<sst xmlns=\"{MAIN}\"><si><t>Stadt</t></si><si><t>Brest_x000D_\nou autre</t></si>{RAISED}</sst>"
        ),
    ));
    let parts = parts.iter().map(|(name, content)| (name.as_str(), content.as_str()));
    zipped(&parts.chain(more.iter().copied()).collect::<Vec<_>>())
}

/// The relations of a part by the ends of their kinds and by their targets.
pub(super) fn relations(targets: &[(&str, &str)]) -> String {
    let mut relations = String::new();
    for (number, (kind, target)) in (1..).zip(targets) {
        write!(relations, "<Relationship Id=\"r{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>").expect("a string");
    }
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    )
}

/// A shared text whose last figure is raised.
const RAISED: &str = "<si><r><t>Kiel</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>";

/// A cell of Excel with a text of its own.
pub(super) fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A text of an .xlsb.
pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).expect("a short text");
    length.to_le_bytes().into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

/// A record of an .xlsb.
pub(super) fn binary_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let packed = |number: usize| {
        let [low, high] =
            [number & 0x7f, number >> 7].map(|byte| u8::try_from(byte).expect("a small number"));
        if high == 0 { vec![low] } else { vec![low | 0x80, high] }
    };
    [&packed(usize::from(kind))[..], &packed(data.len()), data].concat()
}

/// An .xlsb with one sheet of texts by row and column, and with more parts.
pub(super) fn xlsb(cells: &[(u32, u32, &str)], more: &[(&str, &[u8])]) -> Vec<u8> {
    let numbers =
        |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>();
    let bundle = [numbers(&[0, 1]), wide("r1"), wide("S")].concat();
    let workbook: Vec<u8> =
        [(131, &[][..]), (143, &[]), (156, &bundle), (144, &[]), (157, &[0; 26]), (132, &[])]
            .iter()
            .flat_map(|(kind, data)| binary_record(*kind, data))
            .collect();
    let mut sheet = [binary_record(129, &[]), binary_record(148, &[0; 16]), binary_record(145, &[])].concat();
    for (row, column, text) in cells {
        sheet.extend(binary_record(0, &[numbers(&[*row]), vec![0; 13]].concat()));
        sheet.extend(binary_record(6, &[numbers(&[*column, 0]), wide(text)].concat()));
    }
    sheet.extend([binary_record(146, &[]), binary_record(130, &[])].concat());
    let of_workbook = relations(&[("worksheet", "worksheets/sheet1.bin")]);
    let parts = [
        ("xl/workbook.bin", &workbook[..]),
        ("xl/_rels/workbook.bin.rels", of_workbook.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
    ];
    zipped(&[&parts, more].concat())
}

/// A spreadsheet of OpenDocument with styles and tables.
pub(super) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    ods_with("", styles, tables)
}

/// Such a spreadsheet with more styles, in the part for those that people give names.
pub(super) fn ods_with(named: &str, styles: &str, tables: &str) -> Vec<u8> {
    let named = format!(
        "<office:document-styles xmlns:office=\"o\" xmlns:style=\"s\"><office:styles>{named}</office:styles></office:document-styles>"
    );
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:number=\"n\" xmlns:calcext=\"c\">\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("styles.xml", &named),
        ("content.xml", &content),
    ])
}

/// A compound file with one stream.
pub(super) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().div_ceil(512).max(8);
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[26] = 3;
    header[30] = 9;
    header[32] = 6;
    header[44] = 1;
    header[48..52].copy_from_slice(&1_u32.to_le_bytes());
    header[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    header[60..64].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    header[68..72].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    header[76..].fill(0xff);
    header[76..80].copy_from_slice(&0_u32.to_le_bytes());
    let mut fat = vec![0xffff_fffd_u32, 0xffff_fffe];
    let last = u32::try_from(sectors + 1).expect("a small file");
    fat.extend((2..=last).map(|place| if place == last { 0xffff_fffe } else { place + 1 }));
    fat.resize(128, 0xffff_ffff);
    let mut directory = vec![0_u8; 512];
    for (place, (name, start, length)) in
        [("Root Entry", 0xffff_fffe, 0), (name, 2, sectors * 512)].iter().enumerate()
    {
        let entry = &mut directory[place * 128..][..128];
        for (unit, bytes) in name.encode_utf16().zip(entry.chunks_exact_mut(2)) {
            bytes.copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(name.len() * 2 + 2).expect("a short name");
        entry[66] = if place == 0 { 5 } else { 2 };
        entry[116..120].copy_from_slice(&u32::to_le_bytes(*start));
        entry[120..124].copy_from_slice(&u32::try_from(*length).expect("a small file").to_le_bytes());
    }
    let mut bytes = header;
    bytes.extend(fat.iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(directory);
    bytes.extend(stream);
    bytes.resize(1536 + sectors * 512, 0);
    bytes
}

/// A record of old Excel.
pub(super) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// The stream of a workbook of old Excel with one sheet of texts by row and column, after the given records.
pub(super) fn xls_stream(first: &[u8], cells: &[(u16, u16, &str)]) -> Vec<u8> {
    xls_stream_with(first, cells, &[])
}

/// Such a stream with more records in the sheet.
pub(super) fn xls_stream_with(first: &[u8], cells: &[(u16, u16, &str)], last: &[u8]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let sheet = |place: u32| record(0x0085, &[&place.to_le_bytes(), &[0, 0, 3, 0][..], b"Sis"].concat());
    let end = record(0x000a, &[]);
    let place = begin(5).len() + first.len() + sheet(0).len() + end.len();
    let mut stream =
        [begin(5), first.to_vec(), sheet(u32::try_from(place).expect("small")), end.clone(), begin(16)]
            .concat();
    for (row, column, text) in cells {
        let length = u16::try_from(text.len()).expect("a short text").to_le_bytes();
        let data =
            [&row.to_le_bytes(), &column.to_le_bytes(), &[0, 0], &length, &[0][..], text.as_bytes()].concat();
        stream.extend(record(0x0204, &data));
    }
    stream.extend(last);
    stream.extend(end);
    stream
}
