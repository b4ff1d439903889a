//! The facts that notes put beside each other: a stated one, and the better one that a note gives.

use async_graphql::{Context, Result};
use entity::fact;

use crate::graphql::rooms::profile::{Fact, fact_by_id};

/// A fact, or none.
pub(crate) type OtherFact = Option<Fact>;

/// The fact that a note gives instead of this one.
pub(crate) async fn better_than(ctx: &Context<'_>, fact: &fact::Model) -> Result<OtherFact> {
    other(ctx, fact.better_id).await
}

/// The fact that this one is better than.
pub(crate) async fn corrected_by(ctx: &Context<'_>, fact: &fact::Model) -> Result<OtherFact> {
    other(ctx, fact.corrects_id).await
}

pub(super) async fn other(ctx: &Context<'_>, id: Option<i64>) -> Result<OtherFact> {
    match id {
        Some(id) => fact_by_id(ctx, id).await,
        None => Ok(None),
    }
}
