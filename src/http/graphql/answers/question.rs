//! A question: all that an answer follows from, beside the data.

use axum::body::Bytes;
use axum::http::Uri;

use crate::http::negotiation::Media;

/// A request as it came. Two texts of one meaning are two questions; nobody parses them to find out.
///
/// The text is compared whole: a hash could be made to meet another one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::http) struct Question {
    /// Whether it came by GET, whose responses have other headers.
    is_get: bool,
    media: Media,
    text: Bytes,
}

impl Question {
    pub(in crate::http) fn of_body(body: &Bytes, media: Media) -> Self {
        Self { is_get: false, media, text: body.clone() }
    }

    pub(in crate::http) fn of_uri(uri: &Uri, media: Media) -> Self {
        let text = Bytes::copy_from_slice(uri.query().unwrap_or_default().as_bytes());
        Self { is_get: true, media, text }
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// With a text of its own, which does not hold the buffer of a connection.
    pub(super) fn detached(&self) -> Self {
        Self { text: Bytes::copy_from_slice(&self.text), ..*self }
    }
}
