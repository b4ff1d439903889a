//! The id of a request, which its log entries and its response carry.

use axum::http::{HeaderMap, HeaderName};

use super::headers;

/// Carries the id in both directions.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id that the client sent, or that was made for it.
pub(super) fn request_id(headers: &HeaderMap) -> &str {
    headers::text(headers, &REQUEST_ID)
}
