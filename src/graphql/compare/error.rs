//! Why SDL cannot be read.

use async_graphql::Pos;

/// Why SDL cannot be read, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {}, column {}: {message}", at.line, at.column)]
pub struct Unreadable {
    pub at: Pos,
    pub message: String,
}

/// Where something else stands than a definition.
pub(super) const NO_DEFINITION: &str = "this is not SDL: expected type_system_definition";

pub(super) type Read<T> = Result<T, Unreadable>;

/// The error at a place, as a result.
pub(super) fn unreadable<T>(at: Pos, message: impl Into<String>) -> Read<T> {
    Err(Unreadable { at, message: message.into() })
}
