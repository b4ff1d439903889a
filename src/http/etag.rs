//! Strong ETags. Bytes that differ only in their content encoding have ETags that differ only in their ending:
//! `"x"` without one, `"x-br"` in Brotli.

use axum::http::{HeaderMap, HeaderValue, Response, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::headers::list;

/// The ETag of some bytes, or of all that they follow from.
pub(super) fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..15]))
}

/// The member of `If-None-Match` that matches an ETag, in whichever content encoding the client has it; the ETag itself
/// for `*`.
pub(super) fn matching(headers: &HeaderMap, tag: &str) -> Option<String> {
    let expected = opaque(tag);
    let matching = list(headers, &header::IF_NONE_MATCH).find(|&listed| {
        let rest = opaque(listed).strip_prefix(expected);
        listed == "*" || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })?;
    Some(if matching == "*" { tag } else { matching }.to_owned())
}

/// Gives a response that was compressed its own ETag.
pub(super) fn by_encoding<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers();
    let encoding = headers.get(header::CONTENT_ENCODING).and_then(|encoding| encoding.to_str().ok());
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    if let (Some(encoding), Some(tag)) = (encoding, tag.filter(|tag| !tag.starts_with("W/"))) {
        let tag = format!("\"{}-{encoding}\"", opaque(tag));
        let tag = HeaderValue::from_str(&tag).expect("two headers and a dash are one");
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// The opaque part of an ETag: without `W/` and the quotes.
fn opaque(tag: &str) -> &str {
    tag.trim_start_matches("W/").trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matching_by(header: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(header).expect("a header"));
        matching(&headers, "\"ab_c\"")
    }

    #[test]
    fn client_gets_back_the_etag_that_it_has() {
        for (header, expected) in [
            ("\"ab_c\"", Some("\"ab_c\"")),
            ("W/\"ab_c\"", Some("W/\"ab_c\"")),
            ("\"ab_c-br\"", Some("\"ab_c-br\"")),
            ("\"x\", \"ab_c-gzip\"", Some("\"ab_c-gzip\"")),
            ("*", Some("\"ab_c\"")),
            ("\"ab_cd\"", None),
            ("\"ab\"", None),
            ("", None),
        ] {
            assert_eq!(matching_by(header).as_deref(), expected, "{header}");
        }
    }

    #[test]
    fn etags_of_other_bytes_differ() {
        assert_ne!(etag(b"one"), etag(b"two"));
        assert_eq!(etag(b"one").len(), 22);
    }
}
