//! Strong ETags. Bytes that differ only in their content encoding have ETags that differ only in their ending:
//! `"x"` without one, `"x-br"` in Brotli.

use axum::http::{HeaderValue, Response, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The ETag of some bytes, or of all that they follow from.
pub(super) fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..15]))
}

/// The ETag of a response.
pub(super) fn of<B>(response: &Response<B>) -> Option<&str> {
    response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok())
}

pub(super) fn set<B>(response: &mut Response<B>, tag: &str) {
    let tag = HeaderValue::from_str(tag).expect("our ETags are visible ASCII");
    response.headers_mut().insert(header::ETAG, tag);
}

/// Gives a response that was compressed its own ETag.
pub(super) fn by_coding<B>(response: &mut Response<B>) {
    let coding = response.headers().get(header::CONTENT_ENCODING).and_then(|coding| coding.to_str().ok());
    if let (Some(coding), Some(tag)) = (coding, of(response))
        && let Some(tag) = in_coding(tag, coding)
    {
        set(response, &tag);
    }
}

/// The ETag of the same bytes in a content encoding; none if the ETag is weak and stands for them in all encodings.
pub(super) fn in_coding(tag: &str, coding: &str) -> Option<String> {
    let opened = tag.strip_suffix('"').filter(|tag| tag.starts_with('"'))?;
    Some(format!("{opened}-{coding}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etags_of_other_bytes_differ() {
        assert_ne!(etag(b"one"), etag(b"two"));
        assert_eq!(etag(b"one").len(), 22);
    }

    #[test]
    fn strong_etags_tell_encodings_apart() {
        assert_eq!(in_coding("\"x\"", "br").as_deref(), Some("\"x-br\""));
        assert_eq!(in_coding("W/\"x\"", "br"), None);
        let mut response = Response::new(());
        set(&mut response, "\"x\"");
        by_coding(&mut response);
        assert_eq!(of(&response), Some("\"x\""));
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        by_coding(&mut response);
        assert_eq!(of(&response), Some("\"x-gzip\""));
    }
}
