//! How a GraphQL response is written: body, media type, and what errors entail.

use std::collections::BTreeMap;
use std::io;

use async_graphql::{Response as GraphQlResponse, ServerError, Value};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::error_code::ErrorCode;
use serde::Serialize;
use tracing::debug_span;

use super::metrics::ErrorCodes;
use super::negotiation::Media;
use crate::graphql::shared::error::{code_of, coded};

/// The body: without the entry `data` where nothing was executed.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// Bytes of a body, no more than it may have.
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

/// The response of an execution; an error where it would have too many bytes.
pub(super) fn executed(
    media: Media,
    executed: &GraphQlResponse,
    max: usize,
) -> Result<Response, ServerError> {
    let mut limited = Limited { bytes: Vec::new(), max };
    let body =
        Body { data: Some(&executed.data), errors: &executed.errors, extensions: &executed.extensions };
    // Only the limit makes writing fail: the values came from JSON types.
    let written =
        debug_span!("serialization").in_scope(|| serde_json::to_writer(&mut limited, &body).is_ok());
    if !written {
        let code = ErrorCode::ResponseTooLarge;
        return Err(coded(
            code,
            format!("the response has more than the limit of {max} bytes: {}", code.advice()),
        ));
    }
    let response = write(media, StatusCode::OK, limited.bytes);
    Ok(if executed.errors.is_empty() { response } else { with_errors(response, &executed.errors) })
}

/// An event of a subscription as JSON.
pub(super) fn event(event: &GraphQlResponse) -> Vec<u8> {
    let data = (!is_refused(event)).then_some(&event.data);
    let body = Body { data, errors: &event.errors, extensions: &event.extensions };
    serde_json::to_vec(&body).expect("the values came from JSON types")
}

/// Whether nothing was executed: what fails while it is has a path.
pub(super) fn is_refused(response: &GraphQlResponse) -> bool {
    !response.errors.is_empty() && response.errors.iter().all(|error| error.path.is_empty())
}

/// The response of a request that was not executed.
pub(super) fn errors_only(media: Media, status: StatusCode, errors: &[ServerError]) -> Response {
    let body = serde_json::to_vec(&Body { data: None, errors, extensions: &BTreeMap::new() })
        .expect("errors are JSON");
    with_errors(write(media, status, body), errors)
}

/// No cache may keep errors, which may pass; the metrics count them.
fn with_errors(mut response: Response, errors: &[ServerError]) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let codes = errors.iter().filter_map(code_of).collect();
    response.extensions_mut().insert(ErrorCodes(codes));
    response
}

fn write(media: Media, status: StatusCode, body: Vec<u8>) -> Response {
    let content_type = (header::CONTENT_TYPE, format!("{}; charset=utf-8", media.name()));
    // One URL has responses of several media types, so every cache must look at `Accept`.
    let vary = (header::VARY, "accept".to_owned());
    (status, [content_type, vary], body).into_response()
}
