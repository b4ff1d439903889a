//! What the parts of the engine find wrong, as the errors that clients see.

use async_graphql::{ServerError, Value};
use domain::error_code::ErrorCode;

use super::coerce::variables::BadVariable;
use super::guard::tokens::position;
use super::guard::violation::Violation;
use super::normalize::NotNormal;
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

/// An operation that cannot be normalised for its variables.
pub(super) fn not_normal(reason: NotNormal, text: &str) -> ServerError {
    let (mut error, at) = match reason {
        NotNormal::OverLimit(violation) => return violated(&violation),
        NotNormal::IntrospectionBelow { at } => {
            let message =
                "\"__schema\" and \"__type\" are fields of a query only; ask them in one of their own";
            (coded(ErrorCode::ValidationFailed, message), at)
        }
        NotNormal::NullCondition { variable, at } => {
            let message = format!("variable ${variable} is null; a condition needs true or false");
            let mut error = coded(ErrorCode::BadUserInput, message);
            let extensions = error.extensions.get_or_insert_default();
            extensions.set("variable", variable);
            extensions.set("path", Value::List(Vec::new()));
            (error, at)
        }
    };
    error.locations = vec![position(text.as_bytes(), at)];
    error
}
