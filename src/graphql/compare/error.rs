//! Why SDL cannot be read.

use async_graphql::parser::Pos;

/// Why SDL cannot be read, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {}, column {}: {message}", at.line, at.column)]
pub struct Unreadable {
    pub at: Pos,
    pub message: String,
}

pub(super) type Read<T> = Result<T, Unreadable>;

/// The error at a place, as a result.
pub(super) fn unreadable<T>(at: Pos, message: impl Into<String>) -> Read<T> {
    Err(Unreadable { at, message: message.into() })
}
