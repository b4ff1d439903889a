//! Sheds load: a request that finds no permit is rejected at once, and told when to try again.
//!
//! A queue would only grow, and serve clients who have long gone.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;
use tokio::sync::Semaphore;

use super::negotiation;
use super::rejection::Rejection;

const RETRY_AFTER_S: u64 = 1;

pub(super) async fn limit(State(permits): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_permit) = permits.try_acquire() else {
        let message = "the server works on as many requests as it can: try again in a second";
        return Rejection::new(ErrorCode::Overloaded, message)
            .retry_after(RETRY_AFTER_S)
            .into_response(negotiation::for_error(request.headers()));
    };
    next.run(request).await
}
