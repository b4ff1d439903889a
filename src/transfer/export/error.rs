//! Why there is no file, or no more of it.

use async_graphql::ServerError;
use domain::error_code::ErrorCode;

use crate::graphql::shared::error::coded;

/// Why an export ends before its end.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ExportError {
    /// What was asked for is not accepted, or could not be had.
    #[error("{}", first(.0))]
    Refused(Vec<ServerError>),
    /// The pages would be of two versions of the data.
    #[error("the data changed while they were read; export them again")]
    Changed,
}

impl ExportError {
    /// A mistake in what was asked for.
    pub fn asked(message: impl Into<String>) -> Self {
        Self::Refused(vec![coded(ErrorCode::BadUserInput, message)])
    }

    /// A page without what its document selects, which the engine never gives.
    pub fn no_page() -> Self {
        Self::Refused(vec![coded(ErrorCode::Internal, "Internal server error")])
    }

    /// The errors, each with its code.
    pub fn into_errors(self) -> Vec<ServerError> {
        match self {
            Self::Refused(errors) => errors,
            Self::Changed => vec![coded(ErrorCode::Overloaded, self.to_string())],
        }
    }
}

fn first(errors: &[ServerError]) -> &str {
    errors.first().map_or("nothing was answered", |error| &error.message)
}
