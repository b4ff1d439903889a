//! A request that the engine does not execute, as HTTP says it.

use async_graphql::ServerError;

use super::status::status;
use crate::graphql::engine::execute::{Answer, Outcome};
use crate::http::negotiation::Media;
use crate::http::rejection::Rejection;

/// The method that every operation may be sent by.
pub(super) const POST: &str = "POST";

pub(super) fn not_executed(media: Media, answer: Answer) -> Rejection {
    let rejection = rejection(answer.outcome, media, answer.response.errors);
    if answer.outcome == Outcome::NotReadOnly { rejection.allow(POST) } else { rejection }
}

pub(super) fn rejection(outcome: Outcome, media: Media, errors: Vec<ServerError>) -> Rejection {
    Rejection::with_status(status(outcome, media), errors)
}
