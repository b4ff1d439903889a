//! Sheds load: a request that finds no permit is rejected at once, and told when to try again.
//!
//! A queue would only grow, and serve clients who have long gone.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::Extensions;
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::negotiation;
use super::rejection::Rejection;

const RETRY_AFTER_S: u64 = 1;

/// The permit of a request; an extension of it.
#[derive(Clone)]
struct Permit(Arc<Mutex<Option<OwnedSemaphorePermit>>>);

/// Takes the permit out of a request whose response goes on after its headers.
pub(super) fn take_permit(extensions: &Extensions) -> Option<OwnedSemaphorePermit> {
    let Permit(permit) = extensions.get()?;
    permit.lock().unwrap_or_else(PoisonError::into_inner).take()
}

pub(super) async fn limit(
    State(permits): State<Arc<Semaphore>>,
    mut request: Request,
    next: Next,
) -> Response {
    let Ok(permit) = permits.try_acquire_owned() else {
        let message = "the server works on as many requests as it can: try again in a second";
        return Rejection::new(ErrorCode::Overloaded, message)
            .retry_after(RETRY_AFTER_S)
            .into_response(negotiation::for_error(request.headers()));
    };
    let permit = Permit(Arc::new(Mutex::new(Some(permit))));
    request.extensions_mut().insert(permit.clone());
    let response = next.run(request).await;
    drop(permit);
    response
}
