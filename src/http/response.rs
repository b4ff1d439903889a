//! From an answer to an HTTP response.

use std::io;

use async_graphql::{Response as Answered, ServerError, Value};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::error_code::ErrorCode;
use serde::Serialize;

use super::metrics::ErrorCodes;
use super::negotiation::{Media, for_error};
use crate::graphql::shared::error::coded;

/// An answer as it is sent: without the entry `data` where nothing was executed.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
}

/// Bytes of an answer, no more than it may have.
struct Limited {
    bytes: Vec<u8>,
    max: usize,
}

impl io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.max {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The response of an execution; an error where it has too many bytes.
pub(super) fn executed(media: Media, answer: &Answered, max: usize) -> Result<Response, ServerError> {
    let mut limited = Limited { bytes: Vec::new(), max };
    let body = Body { data: Some(&answer.data), errors: &answer.errors };
    // Only the limit makes writing fail: an answer is JSON.
    if serde_json::to_writer(&mut limited, &body).is_err() {
        let message = format!(
            "the answer has more than the limit of {max} bytes: ask for smaller pages with `first`, or for fewer fields"
        );
        return Err(coded(ErrorCode::ResponseTooLarge, message));
    }
    let response = respond(media, StatusCode::OK, limited.bytes);
    Ok(if answer.errors.is_empty() { response } else { with_errors(response, &answer.errors) })
}

/// The response of a request that was not executed.
pub(super) fn refused(media: Media, status: StatusCode, errors: &[ServerError]) -> Response {
    let body = serde_json::to_vec(&Body { data: None, errors }).expect("errors are JSON");
    with_errors(respond(media, status, body), errors)
}

/// The response to a client that is turned away, and told after how many seconds to ask again.
pub(super) fn come_again(
    headers: &HeaderMap,
    status: StatusCode,
    error: ServerError,
    seconds: u64,
) -> Response {
    let mut response = refused(for_error(headers), status, &[error]);
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

/// Two media types under one address: every cache must look at `Accept`.
pub(super) fn vary(response: &mut Response) {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
}

/// No cache may keep errors, which may pass; the metrics count them.
fn with_errors(mut response: Response, errors: &[ServerError]) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let codes = errors.iter().filter_map(|error| match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code.clone()),
        _ => None,
    });
    response.extensions_mut().insert(ErrorCodes(codes.collect()));
    response
}

fn respond(media: Media, status: StatusCode, body: Vec<u8>) -> Response {
    let kind = (header::CONTENT_TYPE, format!("{}; charset=utf-8", media.name()));
    let mut response = (status, [kind], body).into_response();
    vary(&mut response);
    response
}
