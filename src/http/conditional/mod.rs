//! Conditional requests: a client that has the response already gets 304, one that wants another one gets 412 (RFC 9110,
//! sections 13 and 15.4.5).
//!
//! A 304 is made from the response that it stands for, so it has the same `Vary`, `Cache-Control` and other headers.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;
use futures_util::stream;

pub(super) use self::if_match::IfMatch;
pub(super) use self::if_none_match::IfNoneMatch;
use super::etag;
use super::negotiation::for_error;
use super::rejection::Rejection;

mod condition;
mod if_match;
mod if_none_match;

/// Gives a compressed response its own tag, and a client that has the response a 304.
pub(super) async fn answer(request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return respond(None, next.run(request).await);
    }
    let wanted = IfMatch::of(request.headers()).map(|condition| (condition, for_error(request.headers())));
    let unwanted = IfNoneMatch::of(request.headers());
    let response = next.run(request).await;
    // It comes first, and only where the response would be a success (sections 13.2.1 and 13.2.2).
    if let Some((condition, media)) = wanted
        && response.status().is_success()
        && !condition.holds(etag::of(&response))
    {
        let message = "the response has none of the entity tags in If-Match";
        return Rejection::new(ErrorCode::PreconditionFailed, message).into_response(media);
    }
    respond(unwanted.as_ref(), response)
}

/// The response, or the 304 that says it again.
pub(super) fn respond(condition: Option<&IfNoneMatch>, mut response: Response) -> Response {
    let plain = etag::of(&response).map(str::to_owned);
    etag::by_coding(&mut response);
    match (condition, plain) {
        (Some(condition), Some(plain)) if response.status() == StatusCode::OK => {
            unless_known(condition, &plain, response)
        }
        _ if response.status() == StatusCode::NOT_MODIFIED => without_content(response),
        _ => response,
    }
}

/// A response with 200 whose plain form has this tag, or the 304 that says it again.
pub(super) fn unless_known(condition: &IfNoneMatch, plain: &str, mut response: Response) -> Response {
    match condition.known(plain) {
        Some(tag) => etag::set(&mut response, &tag),
        None if condition.is_any() => {}
        None => return response,
    }
    not_modified(response)
}

/// The 304 that says a response again.
pub(super) fn not_modified(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    without_content(response)
}

/// Leaves out what describes content. The body has no length that could be said: not that of the content, and 0 is not
/// its length either (RFC 9110, section 8.6).
fn without_content(mut response: Response) -> Response {
    for name in [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LENGTH] {
        response.headers_mut().remove(name);
    }
    response.map(|_| Body::from_stream(stream::empty::<Result<Bytes, Infallible>>()))
}
