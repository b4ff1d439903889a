//! From an answer to an HTTP response.

use async_graphql::{Response as Answered, ServerError, Value};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::negotiation::Media;

/// An answer as it is sent: without the entry `data` where nothing was executed.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
}

/// The response of an execution. No cache may keep one with errors, which may pass.
pub(super) fn executed(media: Media, answer: &Answered) -> Response {
    let response = respond(media, StatusCode::OK, &Body { data: Some(&answer.data), errors: &answer.errors });
    if answer.errors.is_empty() { response } else { not_stored(response) }
}

/// The response of a request that was not executed. No cache may keep it.
pub(in crate::http) fn refused(media: Media, status: StatusCode, errors: &[ServerError]) -> Response {
    not_stored(respond(media, status, &Body { data: None, errors }))
}

/// Two media types under one address: every cache must look at `Accept`.
pub(super) fn vary(response: &mut Response) {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
}

fn not_stored(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn respond(media: Media, status: StatusCode, body: &Body<'_>) -> Response {
    let body = serde_json::to_vec(body).expect("an answer is JSON");
    let kind = (header::CONTENT_TYPE, format!("{}; charset=utf-8", media.name()));
    let mut response = (status, [kind], body).into_response();
    vary(&mut response);
    response
}
