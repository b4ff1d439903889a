//! Bodies that are too large, compressed, or no request at all.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::corpus::{Ask, Attack};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const OTHER: &str = "UNSUPPORTED_MEDIA_TYPE";

pub(crate) fn attacks() -> Vec<Attack> {
    let query = br#"{"query": "{ home { slug } }"}"#;
    let padded = |bytes: usize| [query.as_slice(), &vec![b' '; bytes - query.len()]].concat();
    vec![
        body("body of 10 MB", 413, "BODY_TOO_LARGE", JSON, vec![b' '; 10_000_000]),
        body("body of one byte more than the limit", 413, "BODY_TOO_LARGE", JSON, padded(128 * 1024 + 1)),
        body("body at the limit", 200, "", JSON, padded(128 * 1024)),
        body("body without a byte", 400, "BAD_REQUEST", JSON, Vec::new()),
        body("body of zero bytes", 400, "BAD_REQUEST", JSON, vec![0; 100_000]),
        body("body of brackets only", 400, "MAX_NESTING_EXCEEDED", JSON, vec![b'['; 130_000]),
        body("1,000 operations in one request", 400, "BATCHING_NOT_SUPPORTED", JSON, batch(1_000)),
        body("body that is one number of 100,000 digits", 400, "BAD_REQUEST", JSON, vec![b'9'; 100_000]),
        body(
            "string that never ends",
            400,
            "BAD_REQUEST",
            JSON,
            [b"{\"query\": \"", [b'a'; 60_000].as_slice()].concat(),
        ),
        body(
            "escape that never ends",
            400,
            "BAD_REQUEST",
            JSON,
            [b"{\"query\": \"", [b'\\'; 60_001].as_slice()].concat(),
        ),
        body("form of a foreign page", 415, OTHER, FORM, b"query=%7Bhome%7Bslug%7D%7D".to_vec()),
        body("plain text of a foreign page", 415, OTHER, "text/plain", query.to_vec()),
        body("upload in parts", 415, OTHER, "multipart/form-data; boundary=a", b"--a--".to_vec()),
        body("JSON in another coding", 415, OTHER, "application/json; charset=utf-16", query.to_vec()),
        coded("gzip that unpacks to 100 MB", "gzip", gzip(100_000_000)),
        coded("coding in coding", "gzip, gzip, gzip, br", query.to_vec()),
        coded("unknown coding", "zip", query.to_vec()),
    ]
}

fn body(
    name: &'static str,
    status: u16,
    code: &'static str,
    content_type: &'static str,
    bytes: Vec<u8>,
) -> Attack {
    Attack { name, ask: Ask::Body { content_type, coding: "identity", bytes }, status, code }
}

fn coded(name: &'static str, coding: &'static str, bytes: Vec<u8>) -> Attack {
    let code = "UNSUPPORTED_CONTENT_ENCODING";
    Attack { name, ask: Ask::Body { content_type: JSON, coding, bytes }, status: 415, code }
}

fn batch(count: usize) -> Vec<u8> {
    format!("[{}]", vec![r#"{"query": "{ home { slug } }"}"#; count].join(",")).into_bytes()
}

fn gzip(bytes: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let chunk = [b' '; 1_000];
    for _ in 0..bytes / chunk.len() {
        encoder.write_all(&chunk).expect("memory takes all bytes");
    }
    encoder.finish().expect("memory takes all bytes")
}
