use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, IBM866, ISO_2022_JP, KOI8_R, MACINTOSH, SHIFT_JIS, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257,
};
use proptest::prelude::*;

use super::{ReadOptions, Text, decode};
use crate::table::Unreadable;

const GERMAN: &str =
    "Partnerstädte der Stadt Musterstadt\r\nNr;Stadt;Land;Länge\r\n1;Wien;Österreich;16,3\r\n";
const JAPANESE: &str = "都市名,国名,提携日\r\nソウル,大韓民国,1988年\r\n温州市,中華人民共和国,1984年10月\r\n";
const CHINESE: &str = "城市,国家,结好时间\r\n石卷,日本,1984年10月\r\n衢州,中国,1990年\r\n";
const TAIWANESE: &str = "城市,國家,締結日期\r\n東京,日本,1996年\r\n華盛頓,美國,1998年\r\n";
const KOREAN: &str = "도시명,국가,결연일자\r\n상하이,중국,1993-08-24\r\n시모노세키,일본,1976-10-11\r\n";
const RUSSIAN: &str =
    "Город,Страна,Год\r\nРостов-на-Дону,Россия,1957\r\nМосква,Россия,1988\r\nГданьск,Польша,1976\r\n";
const GREEK: &str =
    "Πόλη,Χώρα,Έτος\r\nΑθήνα,Ελλάδα,1988\r\nΝυρεμβέργη,Γερμανία,1999\r\nΠάτρα,Ελλάδα,1997\r\n";

fn bytes(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, is_lost) = encoding.encode(text);
    assert!(!is_lost, "{text} cannot be written in {}", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn recognised(bytes: &[u8]) -> Result<(String, &'static str), String> {
    read(bytes, None).map(|text| (text.content, text.encoding)).map_err(|error| error.to_string())
}

fn read(bytes: &[u8], encoding: Option<&str>) -> Result<Text, Unreadable> {
    decode(bytes, &ReadOptions { encoding: encoding.map(str::to_owned), ..ReadOptions::default() })
}

fn refusal(bytes: &[u8], encoding: Option<&str>) -> String {
    read(bytes, encoding).map(|text| (text.content, text.encoding)).expect_err("it is refused").to_string()
}

#[test]
fn utf8_is_read_with_and_without_mark() {
    let text = "id,name\nQ1792,Gdańsk\n";
    assert_eq!(recognised(text.as_bytes()), Ok((text.to_owned(), "UTF-8")));
    assert_eq!(recognised(format!("\u{feff}{text}").as_bytes()), Ok((text.to_owned(), "UTF-8")));
    assert_eq!(recognised(b""), Ok((String::new(), "UTF-8")));
}

#[test]
fn utf16_is_read_with_and_without_mark() {
    for text in ["id,name\r\nQ1792,Gdańsk\r\n", CHINESE] {
        for mark in ["", "\u{feff}"] {
            let marked = format!("{mark}{text}");
            let little = utf16(&marked, u16::to_le_bytes);
            let big = utf16(&marked, u16::to_be_bytes);
            assert_eq!(recognised(&little), Ok((text.to_owned(), "UTF-16LE")));
            assert_eq!(recognised(&big), Ok((text.to_owned(), "UTF-16BE")));
        }
    }
}

#[test]
fn utf16_that_is_cut_off_says_so() {
    let mut little = utf16("\u{feff}a,b\nc,d", u16::to_le_bytes);
    little.pop();
    assert_eq!(
        refusal(&little, None),
        "line 2: column 3 has 0x64, which is no character of UTF-16LE, and there the file ends; it seems to be cut off"
    );
}

#[test]
fn encodings_of_many_countries_are_recognised() {
    let cases = [
        (GERMAN, WINDOWS_1252, "windows-1252"),
        (
            "Ville;Pays\nGenève;Suisse\nOrléans;France\nBesançon;France\nNîmes;France\nAlençon;Algérie\n",
            WINDOWS_1252,
            "windows-1252",
        ),
        ("Miasto;Państwo\nŁódź;Polska\nGyőr;Węgry\n", WINDOWS_1250, "windows-1250"),
        ("Şehir;Ülke\nEskişehir;Türkiye\nKüçükçekmece;Türkiye\n", WINDOWS_1254, "windows-1254"),
        ("Miestas;Šalis\nKlaipėda;Lietuva\nPanevėžys;Lietuva\n", WINDOWS_1257, "windows-1257"),
        ("city,note\nSt. John’s,the Mayor’s visit – “twinned”\n", WINDOWS_1252, "windows-1252"),
        ("Stadt;Land\nMünchen;Deutschland\n", WINDOWS_1252, "windows-1252"),
        (RUSSIAN, WINDOWS_1251, "windows-1251"),
        (RUSSIAN, KOI8_R, "KOI8-U"),
        (RUSSIAN, IBM866, "IBM866"),
        (GREEK, WINDOWS_1253, "windows-1253"),
        (GERMAN, MACINTOSH, "macintosh"),
        (JAPANESE, SHIFT_JIS, "Shift_JIS"),
        (JAPANESE, EUC_JP, "EUC-JP"),
        (JAPANESE, ISO_2022_JP, "ISO-2022-JP"),
        (CHINESE, GB18030, "gb18030"),
        (TAIWANESE, BIG5, "Big5"),
        (KOREAN, EUC_KR, "EUC-KR"),
    ];
    for (text, encoding, name) in cases {
        assert_eq!(recognised(&bytes(text, encoding)), Ok((text.to_owned(), name)), "{}", encoding.name());
    }
}

#[test]
fn names_alone_are_enough_if_there_are_some() {
    let cases = [
        ("서울\n부산\n대전,인천\n광주,수원시\n춘천,경주\n", EUC_KR),
        ("上海\n广州\n温州,杭州\n宁波,成都市\n衢州,台州\n", GB18030),
        ("札幌\n仙台\nソウル,釜山\n神戸,大阪府\n石巻,ベルリン\n", SHIFT_JIS),
        ("札幌\n仙台\nソウル,釜山\n神戸,大阪府\n石巻,ベルリン\n", EUC_JP),
        ("臺北\n高雄\n臺中,新竹\n基隆,嘉義市\n臺南,屏東\n", BIG5),
        ("Псков\nКазань\nТверь,Омск\nСочи,Пермь\n", WINDOWS_1251),
        ("Χανιά\nΒόλος\nΛάρισα,Πάτρα\nΡόδος,Καβάλα\n", WINDOWS_1253),
        ("ירושלים\nחיפה\nתל אביב\nאילת\n", WINDOWS_1255),
        ("القاهرة\nبغداد\nدمشق\nالرياض\n", WINDOWS_1256),
        ("เชียงใหม่\nภูเก็ต\nกรุงเทพ\nขอนแก่น\n", WINDOWS_874),
    ];
    for (text, encoding) in cases {
        assert_eq!(recognised(&bytes(text, encoding)), Ok((text.to_owned(), encoding.name())));
    }
    for (text, encoding) in [("서울\n부산\n", EUC_KR), ("上海\n广州\n", GB18030), ("札幌\n仙台\n", EUC_JP)]
    {
        let message = refusal(&bytes(text, encoding), None);
        assert!(message.starts_with("line 1: the encoding is not certain: in "), "{message}");
    }
}

#[test]
fn two_readings_that_make_sense_are_shown_and_not_chosen_from() {
    let hungarian = bytes("id;name\n1;Gyor\n2;Fertőd\n", WINDOWS_1250);
    assert_eq!(
        refusal(&hungarian, None),
        "line 3: the encoding is not certain: in windows-1250 it reads '2;Fertőd', in windows-1252 '2;Fertõd'; \
         name the right encoding with --encoding, such as --encoding windows-1252"
    );
    let text = read(&hungarian, Some("cp1250")).expect("it is read as asked");
    assert_eq!((text.content.as_str(), text.encoding), ("id;name\n1;Gyor\n2;Fertőd\n", "windows-1250"));
}

#[test]
fn small_files_of_other_computers_are_read_right_or_asked_about() {
    let mac = bytes("Stadt;Land;Seit\rKöln;Deutschland;1990\rMünchen;Deutschland;1991\r", MACINTOSH);
    assert_eq!(recognised(&mac).map(|(_, encoding)| encoding), Ok("macintosh"));
    // Words that nobody knows may be those of a neighbouring code page.
    for names in [
        "Grünau",
        "Tönning\rBüsum",
        "Zell am See\rDürnkrut",
        "Bruchköbel\rRückersdorf\rPößneck",
        "Paiporta\rAlmería",
    ] {
        let text = format!("Stadt;Land;Seit\r{names}\r");
        if let Ok((content, _)) = recognised(&bytes(&text, MACINTOSH)) {
            assert_eq!(content, text);
        }
    }
    // Code page 850, which has no name here: `Malmö`, `Kölleda` and `Tönning`.
    let dos: [&[u8]; 3] = [
        b"Ort;Land\r\nMalm\x94;Schweden\r\n",
        b"Ort;Land\r\nK\x94lleda;Deutschland\r\n",
        b"Ort;Land\r\nMalm\x94;Schweden\r\nT\x94nning;Deutschland\r\nK\x94lleda;Deutschland\r\n",
    ];
    for bytes in dos {
        let message = refusal(bytes, None);
        assert!(message.contains("--encoding"), "{message}");
    }
    // An apostrophe of English or Chinese is none of them.
    let curly = bytes("city,country\nSt. John’s,Canada\nXi’an,China\n", WINDOWS_1252);
    assert_eq!(recognised(&curly).map(|(_, encoding)| encoding), Ok("windows-1252"));
}

#[test]
fn an_encoding_that_is_asked_for_is_taken() {
    let cases = [
        ("Latin1", GERMAN, WINDOWS_1252, "windows-1252"),
        ("latin-1", GERMAN, WINDOWS_1252, "windows-1252"),
        ("cp932", JAPANESE, SHIFT_JIS, "Shift_JIS"),
        (" Shift-JIS ", JAPANESE, SHIFT_JIS, "Shift_JIS"),
        ("GB18030", CHINESE, GB18030, "gb18030"),
        ("CP949", KOREAN, EUC_KR, "EUC-KR"),
        ("macroman", GERMAN, MACINTOSH, "macintosh"),
    ];
    for (label, text, encoding, name) in cases {
        let text_read = read(&bytes(text, encoding), Some(label)).expect("it is read as asked");
        assert_eq!((text_read.content.as_str(), text_read.encoding), (text, name));
    }
}

#[test]
fn an_encoding_that_the_bytes_are_not_in_is_refused() {
    assert_eq!(
        refusal(&bytes(GERMAN, WINDOWS_1252), Some("utf-8")),
        "line 1: column 10 has 0xE4, which is no character of UTF-8; \
         name the right encoding with --encoding, such as --encoding windows-1252"
    );
    assert_eq!(
        refusal("id,name\n1,Łódź\n".as_bytes(), Some("windows-1252")),
        "line 2: the byte in column 4 is no character of windows-1252; \
         name the right encoding with --encoding, such as --encoding windows-1252"
    );
    assert_eq!(
        refusal("id,name\n1,Köln\n2,Zürich".as_bytes(), Some("windows-1252")),
        "the text is UTF-8 and makes no sense as windows-1252; leave --encoding out"
    );
    // A famous pair of signs that is UTF-8 by chance.
    let chinese = bytes("联通", GB18030);
    assert_eq!(read(&chinese, Some("gbk")).map(|text| text.content), Ok("联通".to_owned()));
}

#[test]
fn an_unknown_encoding_lists_the_known() {
    let message = refusal(b"a,b", Some("windows-1225"));
    assert!(
        message.starts_with("'windows-1225' is no encoding that is known; nearest: 'windows-1255', "),
        "{message}"
    );
    assert!(message.contains("accepted are utf-8, utf-16le, utf-16be, windows-1250, "), "{message}");
    assert!(refusal(b"a,b", Some("hz-gb-2312")).starts_with("'hz-gb-2312' is no encoding that is known"));
}

#[test]
fn a_broken_byte_in_utf8_is_found() {
    let mut broken = "id,name\n1,Köln\n2,Gdańsk\n3,X\n4,Łódź\n".as_bytes().to_vec();
    let x = broken.iter().position(|byte| *byte == b'X').expect("there is an X");
    broken[x] = 0xfc;
    assert_eq!(
        refusal(&broken, None),
        "line 4: column 3 has 0xFC, which is no character of UTF-8, as the rest of the file is; mend it there"
    );
    broken.push(0xff);
    assert_eq!(
        refusal(&broken, None),
        "line 4: column 3 has 0xFC, which is no character of UTF-8, as most of the file is; \
         mend it there and in what follows"
    );
    let whole = "1,Köln\n2,Łódź\n3,東京".as_bytes();
    assert_eq!(
        refusal(&whole[..whole.len() - 1], None),
        "line 3: column 4 has 0xE4 0xBA, which is no character of UTF-8, and there the file ends; it seems to be cut off"
    );
}

#[test]
fn nul_bytes_are_refused_with_their_line() {
    let message = "column 3 has a NUL byte, which no text has; \
                   the file is damaged or no text, so save it again as CSV";
    assert_eq!(
        refusal(b"id,name\r\n1,\0Berlin\r\n2,Hamburg and a longer line\n", None),
        format!("line 2: {message}")
    );
    assert_eq!(refusal(b"id,name\n1,\0\xfc\xfc\xfc\n", None), format!("line 2: {message}"));
}

#[test]
fn files_that_are_no_text_are_named() {
    let mut docx = b"PK\x03\x04\x14\0".to_vec();
    docx.extend_from_slice(b"....word/document.xml....");
    let cases: [(&[u8], &str); 11] = [
        (b"\x1f\x8b\x08\0\0", "this is a gzip file; unpack it first"),
        (b"PK\x03\x04\x14\0cities.csv", "this is a zip archive; unpack it first"),
        (&docx, "this is a Word document; copy its table into a spreadsheet and save that"),
        (b"%PDF-1.7\n", "this is a PDF document; copy its table into a spreadsheet and save that"),
        (b"\x89PNG\r\n", "this is a PNG picture; the table must be typed or exported as CSV"),
        (b"\xff\xd8\xff\xe0", "this is a JPEG picture; the table must be typed or exported as CSV"),
        (b"SQLite format 3\0\x10", "this is an SQLite database; export its table as CSV first"),
        (b"PAR1\x15\x04", "this is a Parquet file; export its table as CSV first"),
        (
            b"\x80\x04\x95\x10\0]\x94.",
            "this is a Python pickle; write it as CSV first, as by DataFrame.to_csv",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            "this is an old Office file without a workbook; save its table as CSV first",
        ),
        (b"\xff\xfe\0\0a\0\0\0", "this is UTF-32 text; save it as UTF-8"),
    ];
    for (bytes, message) in cases {
        assert_eq!(refusal(bytes, None), message);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), label in "[a-z0-9-]{0,12}") {
        let _ = read(&bytes, None);
        let _ = read(&bytes, Some(&label));
        let _ = read(&bytes, Some("gb18030"));
    }

    #[test]
    fn what_is_utf8_stays_as_it_is(text in "[^\0\u{1b}]{0,200}") {
        prop_assume!(!text.starts_with('\u{feff}') && super::kind::of(text.as_bytes()).is_none());
        prop_assert_eq!(recognised(text.as_bytes()), Ok((text, "UTF-8")));
    }

    #[test]
    fn names_are_read_as_they_were_written_or_refused(
        western in proptest::sample::subsequence(WESTERN, 1..WESTERN.len()),
        central in proptest::sample::subsequence(CENTRAL, 1..CENTRAL.len()),
    ) {
        for (names, encoding) in [(western, WINDOWS_1252), (central, WINDOWS_1250)] {
            let text = names.join("\n");
            if let Ok((content, _)) = recognised(&bytes(&text, encoding)) {
                prop_assert_eq!(content, text);
            }
        }
    }
}

const WESTERN: &[&str] = &[
    "Genève",
    "Orléans",
    "Nîmes",
    "Besançon",
    "São Paulo",
    "Guimarães",
    "A Coruña",
    "Logroño",
    "Málaga",
    "Malmö",
    "Århus",
    "Tromsø",
    "Bærum",
    "Köln",
    "Gießen",
    "Würzburg",
    "Forlì",
    "Hafnarfjörður",
    "Angoulême",
    "Île-de-France",
];

const CENTRAL: &[&str] = &[
    "Łódź",
    "Gdańsk",
    "Częstochowa",
    "Świdnica",
    "Plzeň",
    "České Budějovice",
    "Třebíč",
    "Žilina",
    "Košice",
    "Győr",
    "Pécs",
    "Szolnok",
    "Kőszeg",
    "Čakovec",
    "Šibenik",
    "Braşov",
    "Iaşi",
    "Târgu Mureş",
    "Zürich",
    "Köln",
];
