//! Reads the body of a POST: which it may be, how large, and how long it may take.

use std::error::Error;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::http::{HeaderMap, header};
use domain::error_code::ErrorCode;
use http_body_util::LengthLimitError;

use crate::config::ServerConfig;
use crate::http::codings::IDENTITY;
use crate::http::headers::{list, text};
use crate::http::negotiation::is_json;
use crate::http::rejection::Rejection;

/// How much is read of a body, and how long that may take.
#[derive(Clone, Copy)]
pub(in crate::http) struct BodyLimits {
    max_bytes: usize,
    timeout: Duration,
}

impl BodyLimits {
    /// The most bytes of a request, whatever brings it.
    pub(in crate::http) fn max_bytes(self) -> usize {
        self.max_bytes
    }
}

impl From<&ServerConfig> for BodyLimits {
    fn from(config: &ServerConfig) -> Self {
        Self { max_bytes: config.max_body_size.in_memory(), timeout: config.body_timeout }
    }
}

/// The body of JSON of a request, if it was read before the layers; an extension of the request.
#[derive(Clone)]
pub(in crate::http) struct ReadBody(Result<Bytes, Rejection>);

impl ReadBody {
    pub(in crate::http) async fn of(body: Body, limits: BodyLimits) -> Self {
        Self(read(body, limits).await)
    }

    /// Whether a request with these headers has a body of JSON.
    pub(in crate::http) fn is_there(headers: &HeaderMap) -> bool {
        check_json(headers).is_ok()
    }

    /// None if it could not be read.
    pub(in crate::http) fn bytes(&self) -> Option<&Bytes> {
        self.0.as_ref().ok()
    }

    pub(super) fn into_result(self) -> Result<Bytes, Rejection> {
        self.0
    }
}

impl From<Rejection> for ReadBody {
    fn from(rejection: Rejection) -> Self {
        Self(Err(rejection))
    }
}

/// Reads JSON, and nothing else.
pub(super) async fn read_json(
    headers: &HeaderMap,
    body: Body,
    limits: BodyLimits,
) -> Result<Bytes, Rejection> {
    check_json(headers)?;
    read(body, limits).await
}

/// Refuses all but JSON: a page of another site may send other media types without a preflight.
fn check_json(headers: &HeaderMap) -> Result<(), Rejection> {
    let content_type = text(headers, &header::CONTENT_TYPE);
    if !is_json(content_type) {
        let message = match content_type {
            "" => "the request has no content type; send application/json in UTF-8".to_owned(),
            content_type => format!("the content type is '{content_type}'; send application/json in UTF-8"),
        };
        let rejection = Rejection::new(ErrorCode::UnsupportedMediaType, message);
        return Err(rejection.with(header::ACCEPT, "application/json"));
    }
    let coded = |encoding: &&str| !encoding.is_empty() && !encoding.eq_ignore_ascii_case(IDENTITY);
    if let Some(encoding) = list(headers, &header::CONTENT_ENCODING).find(coded) {
        let message = format!("the content encoding is '{encoding}'; send the body without one");
        let rejection = Rejection::new(ErrorCode::UnsupportedContentEncoding, message);
        return Err(rejection.with(header::ACCEPT_ENCODING, IDENTITY));
    }
    Ok(())
}

/// The whole body. The timeout is for all of it: one for each piece would let a client send a byte now and then.
async fn read(body: Body, BodyLimits { max_bytes, timeout }: BodyLimits) -> Result<Bytes, Rejection> {
    let too_large = || {
        let message = format!("the body has more than the limit of {max_bytes} bytes: shorten the request");
        // The rest of the body is not read, so no other request can follow it on its connection.
        Rejection::new(ErrorCode::BodyTooLarge, message).with(header::CONNECTION, "close")
    };
    if body.size_hint().lower() > max_bytes as u64 {
        return Err(too_large());
    }
    match tokio::time::timeout(timeout, to_bytes(body, max_bytes)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if error.source().is_some_and(<dyn Error>::is::<LengthLimitError>) => Err(too_large()),
        Ok(Err(error)) => {
            Err(Rejection::new(ErrorCode::BadRequest, format!("the body cannot be read: {error}")))
        }
        Err(_) => {
            let message = format!("the body did not arrive within {timeout:?}");
            Err(Rejection::new(ErrorCode::RequestTimeout, message).with(header::CONNECTION, "close"))
        }
    }
}
