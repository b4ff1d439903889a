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

/// The response of an execution.
pub(super) fn executed(media: Media, answer: &Answered) -> Response {
    respond(media, StatusCode::OK, &Body { data: Some(&answer.data), errors: &answer.errors })
}

/// The response of a request that was not executed. No cache may keep it.
pub(in crate::http) fn refused(media: Media, status: StatusCode, errors: &[ServerError]) -> Response {
    let mut response = respond(media, status, &Body { data: None, errors });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An error of a client, with its code.
pub(in crate::http) fn client_error(code: &str, message: impl Into<String>) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}

/// Two media types under one address: every cache must look at `Accept`.
pub(super) fn vary(response: &mut Response) {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
}

fn respond(media: Media, status: StatusCode, body: &Body<'_>) -> Response {
    let body = serde_json::to_vec(body).expect("an answer is JSON");
    let kind = (header::CONTENT_TYPE, format!("{}; charset=utf-8", media.name()));
    let mut response = (status, [kind], body).into_response();
    vary(&mut response);
    response
}
