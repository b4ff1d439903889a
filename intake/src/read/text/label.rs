//! Encodings by the names that people call them.

use encoding_rs::{Encoding, REPLACEMENT, X_USER_DEFINED};

use crate::table::Unreadable;

/// What users do where the file does not tell its encoding.
pub(super) const ASK: &str = "name the right encoding with --encoding, such as --encoding windows-1252";

/// What the list of accepted names shows; the other labels of the Encoding Standard are known as well.
const ACCEPTED: [&str; 31] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-5",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-9",
    "iso-8859-15",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "macintosh",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "gbk",
    "big5",
    "euc-kr",
];

/// Names that the standard does not have, as code pages and Python call them.
const ALSO: [(&str, &str); 18] = [
    ("cp932", "shift_jis"),
    ("shiftjis", "shift_jis"),
    ("cp936", "gbk"),
    ("gb-18030", "gb18030"),
    ("cp949", "euc-kr"),
    ("uhc", "euc-kr"),
    ("euckr", "euc-kr"),
    ("eucjp", "euc-jp"),
    ("cp950", "big5"),
    ("cp874", "windows-874"),
    ("cp866", "ibm866"),
    ("latin-1", "iso-8859-1"),
    ("latin-2", "iso-8859-2"),
    ("latin-9", "iso-8859-15"),
    ("latin9", "iso-8859-15"),
    ("mac-roman", "macintosh"),
    ("macroman", "macintosh"),
    ("utf16", "utf-16"),
];

pub(super) fn find(label: &str) -> Result<&'static Encoding, Unreadable> {
    let plain = label.trim().to_lowercase().replace([' ', '_'], "-");
    let known = ALSO.iter().find(|(also, _)| *also == plain).map_or(label, |(_, standard)| standard);
    let found = Encoding::for_label(known.as_bytes()).or_else(|| Encoding::for_label(plain.as_bytes()));
    found.filter(|encoding| *encoding != REPLACEMENT && *encoding != X_USER_DEFINED).ok_or_else(|| {
        let hint = domain::nearest::hint(&plain, ACCEPTED);
        Unreadable::new(format!(
            "'{}' is no encoding that is known{hint}; accepted are {}",
            label.trim(),
            ACCEPTED.join(", ")
        ))
    })
}
