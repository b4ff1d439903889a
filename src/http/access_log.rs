//! The span of a request, and its line in the access log, for those who ask for it: `--log warn,sister_cities=info,access=info`.

use std::time::Duration;

use axum::http::request::Parts;
use axum::http::{Extensions, Method, StatusCode};
use tower_http::request_id::RequestId;
use tracing::{Level, Span};

/// The span of a request: its path only, since a query of GET may hold what nobody wants in a log.
pub(super) fn span(method: &Method, path: &str, extensions: &Extensions) -> Span {
    let id = extensions.get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!("request", id, %method, path)
}

/// Writes the line, in the span at hand.
pub(super) fn write(status: StatusCode, took: Duration) {
    let (status, ms) = (status.as_u16(), took.as_millis());
    tracing::info!(target: "access", status, ms);
}

/// Writes the line of a request that has no span, since it met no layer.
pub(super) fn of_shortcut(parts: &Parts, status: StatusCode, took: Duration) {
    if tracing::event_enabled!(target: "access", Level::INFO) {
        span(&parts.method, parts.uri.path(), &parts.extensions).in_scope(|| write(status, took));
    }
}
