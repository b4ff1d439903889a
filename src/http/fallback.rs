//! The responses where no route leads, or no route of the method.

use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::error_code::ErrorCode;

use super::negotiation;
use super::rejection::Rejection;

pub(super) async fn not_found(uri: Uri, headers: HeaderMap) -> Response {
    let message = format!("there is nothing at {}; GraphQL is at /graphql", uri.path());
    Rejection::new(ErrorCode::NotFound, message).into_response(negotiation::for_error(&headers))
}

/// The router adds `Allow`.
pub(super) async fn method_not_allowed(headers: HeaderMap) -> Response {
    Rejection::new(ErrorCode::MethodNotAllowed, "use one of the methods in Allow")
        .into_response(negotiation::for_error(&headers))
}
