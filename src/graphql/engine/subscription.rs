//! What is particular to the operation of a subscription: when it is executed again, and that it selects one field.
//!
//! A resolver of a subscription gives a stream of exactly one event, so an event is an execution like any other; the
//! engine repeats it as the data change.

use async_graphql::parser::types::{OperationDefinition, OperationType, Selection};
use async_graphql::{Request, Response, ServerError};
use domain::error_code::ErrorCode;
use futures_util::StreamExt as _;

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
    pub(super) fn of(operation: &OperationDefinition) -> Self {
        match operation.selection_set.node.items.first().map(|selection| &selection.node) {
            _ if operation.ty != OperationType::Subscription => Self::Never,
            Some(Selection::Field(field)) if field.node.name.node == LIVE => Self::EachChange,
            _ => Self::EachVersion,
        }
    }
}

/// What is said of a subscription that the transport cannot carry.
pub(super) fn needs_stream() -> ServerError {
    let code = ErrorCode::SubscriptionNeedsStream;
    coded(code, format!("a subscription has more than one response: {}", code.advice()))
}

/// The event of this moment.
pub(super) async fn event(schema: &Schema, request: Request) -> Response {
    let event = schema.execute_stream(request).next().await;
    event.unwrap_or_else(|| {
        Response::from_errors(vec![internal(NoEvent).into_server_error(async_graphql::Pos::default())])
    })
}
