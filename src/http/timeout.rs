//! How long a request may take, from its headers to its response.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;
use tokio::time::{Instant, timeout_at};

use super::negotiation::for_error;
use super::rejection::Rejection;

/// When work on a request began, if that was before the layers; an extension of the request.
#[derive(Clone, Copy)]
pub(super) struct Began(pub(super) Instant);

/// Ends a request that takes too long.
pub(super) async fn end(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let media = for_error(request.headers());
    let began = request.extensions().get().map_or_else(Instant::now, |&Began(began)| began);
    match timeout_at(began + limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => too_long(limit).into_response(media),
    }
}

/// What a request gets that takes longer than this.
pub(super) fn too_long(limit: Duration) -> Rejection {
    tracing::warn!(?limit, "a request took too long");
    let code = ErrorCode::Timeout;
    Rejection::new(code, format!("the request took longer than the limit of {limit:?}: {}", code.advice()))
}
