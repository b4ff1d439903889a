//! What the parts of the engine find wrong, as the errors that clients see.

use async_graphql::{ServerError, Value};
use domain::error_code::ErrorCode;

use super::coerce::variables::BadVariable;
use super::guard::tokens::position;
use super::guard::violation::Violation;
use crate::graphql::shared::error::coded;

/// A request that is over a limit.
pub(super) fn violated(violation: &Violation) -> ServerError {
    let mut error = coded(violation.code(), violation.to_string());
    error.locations = violation.locations().to_vec();
    if let (Some(limit), Some(actual)) = (violation.limit(), violation.actual()) {
        let extensions = error.extensions.get_or_insert_default();
        extensions.set("limit", limit);
        extensions.set("actual", actual);
    }
    error
}

/// A variable whose value is not accepted: its name, and the path inside it.
pub(super) fn bad_variable(bad: BadVariable, text: &str) -> ServerError {
    let mut error = coded(ErrorCode::BadUserInput, bad.message);
    let at = bad.definition.location();
    error.locations = at.map(|at| position(text.as_bytes(), at.offset())).into_iter().collect();
    let extensions = error.extensions.get_or_insert_default();
    extensions.set("variable", bad.variable);
    extensions.set("path", Value::List(bad.path));
    error
}
