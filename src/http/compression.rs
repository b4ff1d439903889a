//! Compression of responses: which of them.

use axum::body::Bytes;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

/// Responses of fewer bytes are not compressed: they fit into one packet anyhow.
const COMPRESSED_FROM: u16 = 1_024;

pub(super) fn layer() -> CompressionLayer<impl Predicate> {
    let compressed = SizeAbove::new(COMPRESSED_FROM)
        .and(NotForContentType::IMAGES)
        // What is compressed waits for more, and events must not wait.
        .and(NotForContentType::SSE)
        .and(NotForContentType::const_new("multipart/"))
        .and(NotForContentType::const_new("font/"));
    CompressionLayer::new().compress_when(compressed)
}

/// Whether a body of JSON is long enough to be compressed.
pub(super) fn is_worth_it(body: &Bytes) -> bool {
    body.len() >= usize::from(COMPRESSED_FROM)
}
