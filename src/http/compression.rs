//! Compression of responses: which of them, and a whole one at once for answers that are kept.

use std::convert::Infallible;
use std::future::ready;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, header};
use axum::response::Response;
use futures_util::FutureExt as _;
use tower::{Layer as _, ServiceExt as _, service_fn};
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

/// A response in a content coding, as the layer makes it.
pub(super) fn compressed(plain: &Response<Bytes>, coding: &str) -> Option<(HeaderMap, Bytes)> {
    let (headers, body) = (plain.headers().clone(), plain.body().clone());
    let inner = service_fn(move |_: Request<()>| {
        let mut response = Response::new(Body::from(body.clone()));
        headers.clone_into(response.headers_mut());
        ready(Ok::<_, Infallible>(response))
    });
    let request = Request::builder().header(header::ACCEPT_ENCODING, coding).body(()).ok()?;
    // All of the body is there, so nothing has to be waited for.
    let response = layer().layer(inner).oneshot(request).now_or_never()?.ok()?;
    let (parts, body) = response.into_parts();
    let body = to_bytes(Body::new(body), usize::MAX).now_or_never()?.ok()?;
    parts.headers.contains_key(header::CONTENT_ENCODING).then_some((parts.headers, body))
}
