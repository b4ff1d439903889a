//! Strong entity tags. Bytes that differ only in their content coding have tags that differ only in their ending:
//! `"x"` as it is, `"x-br"` in Brotli.

use axum::http::{HeaderMap, HeaderValue, Response, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::headers::list;

/// The tag of some bytes, or of all that they follow from.
pub(super) fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..15]))
}

/// The tag that `If-None-Match` names, in whichever coding the client has it; the tag itself for `*`.
pub(super) fn named(headers: &HeaderMap, tag: &str) -> Option<String> {
    let wanted = opaque(tag);
    let known = list(headers, &header::IF_NONE_MATCH).find(|&known| {
        let rest = opaque(known).strip_prefix(wanted);
        known == "*" || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })?;
    Some(if known == "*" { tag } else { known }.to_owned())
}

/// Gives a response that was compressed a tag of its own.
pub(super) fn by_coding<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers();
    let coding = headers.get(header::CONTENT_ENCODING).and_then(|coding| coding.to_str().ok());
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    if let (Some(coding), Some(tag)) = (coding, tag.filter(|tag| !tag.starts_with("W/"))) {
        let tag = format!("\"{}-{coding}\"", opaque(tag));
        let tag = HeaderValue::from_str(&tag).expect("two headers and a dash are one");
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// A tag without its quotes.
fn opaque(tag: &str) -> &str {
    tag.trim_start_matches("W/").trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named_by(header: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(header).expect("a header"));
        named(&headers, "\"ab_c\"")
    }

    #[test]
    fn client_gets_back_the_tag_that_it_has() {
        for (header, known) in [
            ("\"ab_c\"", Some("\"ab_c\"")),
            ("W/\"ab_c\"", Some("W/\"ab_c\"")),
            ("\"ab_c-br\"", Some("\"ab_c-br\"")),
            ("\"x\", \"ab_c-gzip\"", Some("\"ab_c-gzip\"")),
            ("*", Some("\"ab_c\"")),
            ("\"ab_cd\"", None),
            ("\"ab\"", None),
            ("", None),
        ] {
            assert_eq!(named_by(header).as_deref(), known, "{header}");
        }
    }

    #[test]
    fn tags_of_other_bytes_differ() {
        assert_ne!(etag(b"one"), etag(b"two"));
        assert_eq!(etag(b"one").len(), 22);
    }
}
