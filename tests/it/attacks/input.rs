//! How the bytes of a fuzzer become a request. The fuzz target and the replay of its seeds share this file.
//!
//! The first byte is the kind of request: `B` a body as it is, `A` an address as it is, `G` a GET, all others a POST.
//! For the last two a document, variables in JSON and the name of an operation follow, each behind a zero byte.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Map, Value};

const ACCEPT: &str = "application/graphql-response+json";

/// The request that the bytes stand for; none where HTTP has none.
pub(crate) fn request(bytes: &[u8]) -> Option<Request<Body>> {
    let (kind, rest) = bytes.split_first()?;
    match kind {
        b'B' => post(rest.to_vec()),
        b'A' => get(&encoded(rest, b"&=+%")),
        b'G' => get(&parameters(rest)),
        _ => post(body(rest)),
    }
}

fn post(body: Vec<u8>) -> Option<Request<Body>> {
    let request = Request::post("/graphql").header(header::ACCEPT, ACCEPT);
    request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).ok()
}

fn get(query: &str) -> Option<Request<Body>> {
    let request = Request::get(format!("/graphql?{query}")).header(header::ACCEPT, ACCEPT);
    request.body(Body::empty()).ok()
}

fn parts(rest: &[u8]) -> [Option<&[u8]>; 3] {
    let mut parts = rest.splitn(3, |&byte| byte == 0);
    [parts.next(), parts.next(), parts.next()]
}

fn body(rest: &[u8]) -> Vec<u8> {
    let text = |part: &[u8]| Value::from(String::from_utf8_lossy(part));
    let [document, variables, name] = parts(rest);
    let mut body = Map::new();
    body.insert("query".to_owned(), document.map(text).unwrap_or_default());
    if let Some(name) = name {
        body.insert("operationName".to_owned(), text(name));
    }
    let mut bytes = serde_json::to_vec(&body).expect("a map of strings is JSON");
    if let Some(variables) = variables.filter(|variables| !variables.is_empty()) {
        // As they are: the server has to say whether they are JSON.
        bytes.pop();
        bytes.extend_from_slice(b",\"variables\":");
        bytes.extend_from_slice(variables);
        bytes.push(b'}');
    }
    bytes
}

fn parameters(rest: &[u8]) -> String {
    let given = ["query", "variables", "operationName"].into_iter().zip(parts(rest));
    let given = given.filter_map(|(name, part)| Some(format!("{name}={}", encoded(part?, b""))));
    given.collect::<Vec<_>>().join("&")
}

/// Percent-encodes all bytes but letters, digits and those kept.
pub(crate) fn encoded(bytes: &[u8], kept: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, &byte| {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
