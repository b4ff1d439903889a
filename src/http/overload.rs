//! No more requests at the same time than there are places; the others are told at once to come again.
//!
//! A queue would only grow, and answer those who have long gone.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use super::graphql::negotiation::for_error;
use super::graphql::reply::refused;
use crate::graphql::error::coded;

const RETRY_AFTER_S: HeaderValue = HeaderValue::from_static("1");

pub(super) async fn limit(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_place) = places.try_acquire() else {
        let media = for_error(request.headers());
        let error =
            coded("OVERLOADED", "the server has as many requests as it can work on: ask again in a second");
        let mut response = refused(media, StatusCode::SERVICE_UNAVAILABLE, &[error]);
        response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER_S);
        return response;
    };
    next.run(request).await
}
