//! No more requests at the same time than there are places; the others are told at once to come again.
//!
//! A queue would only grow, and answer those who have long gone.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;
use tokio::sync::Semaphore;

use super::response::come_again;
use crate::graphql::shared::error::coded;

const RETRY_AFTER_S: u64 = 1;

pub(super) async fn limit(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_place) = places.try_acquire() else {
        let error = coded(
            ErrorCode::Overloaded,
            "the server has as many requests as it can work on: ask again in a second",
        );
        return come_again(request.headers(), StatusCode::SERVICE_UNAVAILABLE, error, RETRY_AFTER_S);
    };
    next.run(request).await
}
