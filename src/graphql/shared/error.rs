//! The two families of errors: what a client may see, and what only the log sees.

use std::error::Error as StdError;
use std::sync::Arc;

use async_graphql::{Error, ErrorExtensionValues, ErrorExtensions, ServerError, Value};
use domain::error_code::ErrorCode;

use crate::store::StoreError;

/// The most errors of one answer: validation gives as many as a document has mistakes.
pub(crate) const MAX_ERRORS: usize = 20;
/// The longest message in bytes: messages repeat names that a client chose.
const MAX_MESSAGE: usize = 1_000;

/// An error with its code, of a request that is not executed.
pub(crate) fn coded(code: ErrorCode, message: impl Into<String>) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code.as_str());
    error
}

/// The code of an error, once it has one.
pub(crate) fn code_of(error: &ServerError) -> Option<ErrorCode> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => ErrorCode::from_name(code),
        _ => None,
    }
}

/// An error that a client may see: what was wrong and what is accepted.
pub(crate) fn bad_input(message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", ErrorCode::BadUserInput.as_str()))
}

/// An error of an argument that names something that does not exist, where null would say something else.
pub(crate) fn not_found(message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", ErrorCode::NotFound.as_str()))
}

/// Wraps an error that only the log may see.
pub(crate) fn internal(error: impl StdError + Send + Sync + 'static) -> Error {
    Error {
        message: "Internal server error".to_owned(),
        source: Some(Arc::new(Internal(Box::new(error)))),
        extensions: None,
    }
}

/// Marks an error as internal on its way through async-graphql.
struct Internal(Box<dyn StdError + Send + Sync>);

/// Gives every error of an answer its code, logs the internal ones once, and masks them.
///
/// The one masking point: no other place decides what clients see.
pub(crate) fn finish_errors(errors: &mut Vec<ServerError>, request_id: &str) {
    let more = errors.len().saturating_sub(MAX_ERRORS);
    errors.truncate(MAX_ERRORS);
    for error in errors.iter_mut() {
        shorten(&mut error.message);
        let internal = error.source.as_ref().and_then(|source| source.downcast_ref::<Internal>());
        if let Some(Internal(cause)) = internal {
            tracing::error!(request_id, error = %chain(cause.as_ref()), "a request failed for a reason of ours");
            let (code, message) = remedy(cause.as_ref());
            error.message = message;
            error.source = None;
            let extensions = error.extensions.get_or_insert_default();
            extensions.set("code", code.as_str());
            extensions.set("requestId", request_id);
        } else if !has_code(error.extensions.as_ref()) {
            // What the framework refuses before it executes has no path.
            let code =
                if error.path.is_empty() { ErrorCode::ValidationFailed } else { ErrorCode::BadUserInput };
            error.extensions.get_or_insert_default().set("code", code.as_str());
        }
    }
    if more > 0 {
        errors.push(not_shown(more, errors.last()));
    }
}

/// The last error of an answer that has more than are shown; its code is that of the one before.
fn not_shown(more: usize, last: Option<&ServerError>) -> ServerError {
    let noun = if more == 1 { "error is" } else { "errors are" };
    let mut error = ServerError::new(format!("{more} more {noun} not shown"), None);
    error.extensions = last.and_then(|last| {
        let code = last.extensions.as_ref()?.get("code")?.clone();
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", code);
        Some(extensions)
    });
    error
}

/// What a client is told of an error that only the log sees: whether to ask for less, to ask later, or to report it.
fn remedy(cause: &(dyn StdError + Send + Sync + 'static)) -> (ErrorCode, String) {
    match cause.downcast_ref::<StoreError>() {
        Some(StoreError::TooSlow(_)) => {
            let code = ErrorCode::Timeout;
            (code, format!("the database took too long: {}", code.advice()))
        }
        Some(StoreError::Unavailable(_)) => {
            let code = ErrorCode::ServiceUnavailable;
            (code, format!("the data cannot be read at the moment: {}", code.advice()))
        }
        _ => (ErrorCode::Internal, "Internal server error".to_owned()),
    }
}

fn shorten(message: &mut String) {
    if message.len() > MAX_MESSAGE {
        let end = (0..=MAX_MESSAGE).rev().find(|&at| message.is_char_boundary(at)).unwrap_or(0);
        message.truncate(end);
        message.push('…');
    }
}

fn has_code(extensions: Option<&ErrorExtensionValues>) -> bool {
    extensions.is_some_and(|extensions| extensions.get("code").is_some())
}

/// The error and its sources, outermost first.
pub(crate) fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
