//! Files that are no text, by their first bytes.

/// What the file is and what to do, if it is one that is known to be no text.
pub(super) fn of(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes).to_owned());
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some("this is a tar archive; unpack it first".to_owned());
    }
    if is_pickle(bytes) {
        return Some("this is a Python pickle; write it as CSV first, as by DataFrame.to_csv".to_owned());
    }
    let (_, what, remedy) = KINDS.iter().find(|(start, ..)| bytes.starts_with(start))?;
    Some(format!("this is {what}; {remedy}"))
}

const UNPACK: &str = "unpack it first";
const TABLE: &str = "export its table as CSV first";
const PICTURE: &str = "the table must be typed or exported as CSV";

/// First bytes, what they are of, and what to do.
const KINDS: [(&[u8], &str, &str); 31] = [
    (b"\x1f\x8b", "a gzip file", UNPACK),
    (b"BZh", "a bzip2 file", UNPACK),
    (b"\xfd7zXZ\0", "an xz file", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd file", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a", "a RAR archive", UNPACK),
    (b"%PDF", "a PDF document", "copy its table into a spreadsheet and save that"),
    (b"{\\rtf", "an RTF document", "copy its table into a spreadsheet and save that"),
    (b"\x89PNG", "a PNG picture", PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (b"GIF8", "a GIF picture", PICTURE),
    (b"II*\0", "a TIFF picture", PICTURE),
    (b"MM\0*", "a TIFF picture", PICTURE),
    (b"RIFF", "a media file", PICTURE),
    (b"SQLite format 3\0", "an SQLite database", TABLE),
    (b"\0\x01\0\0Standard Jet DB", "an Access database", TABLE),
    (b"\0\x01\0\0Standard ACE DB", "an Access database", TABLE),
    (b"PAR1", "a Parquet file", TABLE),
    (b"ARROW1", "an Arrow file", TABLE),
    (b"FEA1", "a Feather file", TABLE),
    (b"Obj\x01", "an Avro file", TABLE),
    (b"\x89HDF", "an HDF5 file", TABLE),
    (b"\x93NUMPY", "a NumPy file", TABLE),
    (b"RDX", "an R data file", TABLE),
    (b"RDA", "an R data file", TABLE),
    (b"\0\0\x27\x0a", "a shapefile", "save it as GeoJSON first"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file without a workbook",
        "save its table as CSV first",
    ),
    (b"\x7fELF", "a program", "it has no table"),
    (b"MZ\x90\0", "a program", "it has no table"),
    (b"\xff\xfe\0\0", "UTF-32 text", "save it as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32 text", "save it as UTF-8"),
];

/// The directory at the end of a zip archive has the names of its files.
fn zip(bytes: &[u8]) -> &'static str {
    let directory = &bytes[bytes.len().saturating_sub(64 * 1024)..];
    let has = |name: &[u8]| directory.windows(name.len()).any(|window| window == name);
    if has(b"word/document.xml") {
        "this is a Word document; copy its table into a spreadsheet and save that"
    } else if has(b"ppt/presentation.xml") {
        "this is a PowerPoint presentation; copy its table into a spreadsheet and save that"
    } else if has(b"xl/workbook") || has(b"content.xml") {
        "this is a zip archive of an office document that has no table; save the table as CSV first"
    } else if has(b".kml") {
        "this is a KMZ archive; save it as GeoJSON first"
    } else {
        "this is a zip archive; unpack it first"
    }
}

/// From protocol 2 on a pickle names its protocol at the start and stops with a full stop.
fn is_pickle(bytes: &[u8]) -> bool {
    matches!(bytes, [0x80, 2..=5, .., b'.'])
}
