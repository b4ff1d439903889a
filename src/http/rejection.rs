//! A request that is turned away: its status, its errors, and the one way from there to a response.

use async_graphql::ServerError;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::error_code::ErrorCode;

use super::negotiation::Media;
use super::response;
use crate::graphql::shared::error::{code_of, coded};

/// Why a request has no data, in a form that becomes a response in either media type.
#[derive(Clone, Debug)]
pub(super) struct Rejection {
    status: StatusCode,
    errors: Vec<ServerError>,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Rejection {
    /// With the status of the code.
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(code.status()).expect("the codes have statuses of HTTP");
        Self::with_status(status, vec![coded(code, message)])
    }

    /// What only the log may tell more about.
    pub(super) fn internal() -> Self {
        Self::new(ErrorCode::Internal, "Internal server error")
    }

    /// Errors of an execution whose data are of no use without the rest, with the status of the first.
    ///
    /// Some codes stand beside data in a response of GraphQL and succeed there; here the server could not serve.
    pub(super) fn of_execution(errors: Vec<ServerError>) -> Self {
        let code = errors.first().and_then(code_of).unwrap_or(ErrorCode::Internal);
        let status = StatusCode::from_u16(code.status()).ok().filter(|status| !status.is_success());
        Self::with_status(status.unwrap_or(StatusCode::SERVICE_UNAVAILABLE), errors)
    }

    /// With a status that does not follow from a code alone.
    pub(super) fn with_status(status: StatusCode, errors: Vec<ServerError>) -> Self {
        Self { status, errors, header: None }
    }

    /// Names the methods that are accepted.
    pub(super) fn allow(self, methods: &'static str) -> Self {
        self.with(header::ALLOW, methods)
    }

    /// Adds the header that goes with the status.
    pub(super) fn with(self, name: HeaderName, value: &'static str) -> Self {
        Self { header: Some((name, HeaderValue::from_static(value))), ..self }
    }

    /// Names the seconds after which the client may try again.
    pub(super) fn retry_after(self, seconds: u64) -> Self {
        Self { header: Some((header::RETRY_AFTER, seconds.into())), ..self }
    }

    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// The code of the first error.
    pub(super) fn code(&self) -> ErrorCode {
        self.errors.first().and_then(code_of).unwrap_or(ErrorCode::Internal)
    }

    /// The message of the first error.
    pub(super) fn message(&self) -> &str {
        self.errors.first().map_or("", |error| &error.message)
    }

    pub(super) fn into_errors(self) -> Vec<ServerError> {
        self.errors
    }

    pub(super) fn into_response(self, media: Media) -> Response {
        let mut response = response::errors_only(media, self.status, &self.errors);
        response.headers_mut().extend(self.header);
        response
    }
}

#[cfg(test)]
mod tests {
    use domain::error_code::Stage;

    use super::*;

    #[test]
    fn has_the_status_of_its_code_and_the_header_that_belongs_to_it() {
        for &code in ErrorCode::ALL.iter().filter(|code| code.stages().contains(&Stage::Http)) {
            let response = Rejection::new(code, "no").into_response(Media::Json);
            assert_eq!(response.status().as_u16(), code.status());
            assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        }
        let limited = Rejection::new(ErrorCode::RateLimited, "too many").retry_after(7);
        assert_eq!(limited.into_response(Media::Json).headers()[header::RETRY_AFTER], "7");
        let method = Rejection::new(ErrorCode::MethodNotAllowed, "use POST").allow("POST");
        assert_eq!(method.into_response(Media::GraphqlResponse).headers()[header::ALLOW], "POST");
    }
}
