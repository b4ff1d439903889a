//! What is particular to the operation of a subscription: when it is executed again, and that it selects one field.
//!
//! A resolver of a subscription gives a stream of exactly one event, so an event is an execution like any other; the
//! engine repeats it as the data change.

use async_graphql::parser::types::{OperationDefinition, OperationType, Selection};
use async_graphql::{Request, Response, ServerError};
use domain::error_code::ErrorCode;
use futures_util::StreamExt as _;

use super::guard::operation::Operation;
use crate::graphql::schema::Schema;
use crate::graphql::shared::error::{coded, internal};

/// The field that follows a query, and sends only what changed.
const LIVE: &str = "live";

/// When an operation is executed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// It has one answer.
    Never,
    /// For each version of the data, and each gives an event.
    EachVersion,
    /// For each version of the data; one that changes nothing of the answer gives no event.
    EachChange,
}

/// The stream of a field without an event.
#[derive(Debug, thiserror::Error)]
#[error("a subscription gave no event")]
struct NoEvent;

impl Repeats {
    pub(super) fn of(operation: &Operation) -> Self {
        if operation.node.ty != OperationType::Subscription {
            return Self::Never;
        }
        match field(&operation.node) {
            Some(LIVE) => Self::EachChange,
            _ => Self::EachVersion,
        }
    }
}

/// Refuses a subscription that the transport cannot carry, or that does not select exactly one field.
pub(super) fn check(operation: &OperationDefinition, streams: bool) -> Result<(), Box<ServerError>> {
    if !streams {
        let code = ErrorCode::SubscriptionNeedsStream;
        let message = format!("a subscription has more than one response: {}", code.advice());
        return Err(Box::new(coded(code, message)));
    }
    if field(operation).is_none() {
        let message = "a subscription selects exactly one field, such as dataset or live";
        return Err(Box::new(coded(ErrorCode::ValidationFailed, message)));
    }
    Ok(())
}

/// Refuses introspection below a query that is followed: the framework would answer null.
pub(super) fn introspection() -> ServerError {
    let message = "the schema stays as it is while the server runs: ask for it by a query";
    coded(ErrorCode::ValidationFailed, message)
}

/// The one field that is selected.
fn field(operation: &OperationDefinition) -> Option<&str> {
    match operation.selection_set.node.items.as_slice() {
        [selection] => match &selection.node {
            Selection::Field(field) => Some(field.node.name.node.as_str()),
            _ => None,
        },
        _ => None,
    }
}

/// The event of this moment.
pub(super) async fn event(schema: &Schema, request: Request) -> Response {
    let event = schema.execute_stream(request).next().await;
    event.unwrap_or_else(|| {
        Response::from_errors(vec![internal(NoEvent).into_server_error(async_graphql::Pos::default())])
    })
}
