//! The status profile `draft-2025-02`: which HTTP status a GraphQL response has.
//!
//! It is the GraphQL-over-HTTP draft as it stood in February 2025, whose rules the `graphql-http` audit checks.
//! The edition of September 2026 differs in a few statuses; docs/adr/0015-status-profile.md lists them.

use axum::http::StatusCode;

use crate::graphql::engine::execute::Outcome;
use crate::http::negotiation::Media;

/// The status of a response to a well-formed request.
///
/// `application/json` has 200 for all of them, since a proxy on the way may send errors in JSON too;
/// with `application/graphql-response+json` the status says whether anything was executed.
pub(super) fn status(outcome: Outcome, media: Media) -> StatusCode {
    match (outcome, media) {
        (Outcome::NotReadOnly, _) => StatusCode::METHOD_NOT_ALLOWED,
        (Outcome::Refused, Media::GraphqlResponse) => StatusCode::BAD_REQUEST,
        (Outcome::Refused, Media::Json) | (Outcome::Executed, _) => StatusCode::OK,
    }
}
