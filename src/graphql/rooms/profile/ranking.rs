//! Ranks and superlatives.

use async_graphql::{Context, ID, Object, Result};
use entity::ranking;

use super::citation::{self, Citation};
use super::fact_id;
use super::loader::OfCity;
use crate::graphql::rooms::note::{self, Note};
use crate::graphql::shared::context::find_or_default;
use crate::store::fact::Sourced;

pub(crate) struct Ranking(pub(crate) Sourced<ranking::Model>);

/// A rank or a superlative, such as the second largest city (`what`) among the cities of a prefecture (`among`).
#[Object]
impl Ranking {
    /// Opaque and the same on every database; it survives reloading the data.
    pub(crate) async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        fact_id(ctx, "Ranking", &self.0.fact).await
    }

    /// 1 is first; null for 'one of the largest' or 'among the top ten'.
    async fn position(&self) -> Option<i32> {
        self.0.row.position
    }

    /// 10 in 'among the top ten', 3 in 'one of the three largest'; null where no size is given.
    async fn group_size(&self) -> Option<i32> {
        self.0.row.group_size
    }

    /// What is ranked, such as 'largest city by population'.
    async fn what(&self) -> &str {
        &self.0.row.what
    }

    /// Among which set, such as 'cities in Spain'.
    async fn among(&self) -> &str {
        &self.0.row.among
    }

    /// The source's own few words; null where none are kept.
    async fn stated(&self) -> Option<&str> {
        self.0.fact.stated.as_deref()
    }

    /// Where it comes from; at least one.
    pub(crate) async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        citation::of_fact(ctx, &self.0.fact).await
    }

    /// Editor's notes on it.
    pub(crate) async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_fact(ctx, &self.0.fact).await
    }
}

/// The rankings of a subject.
pub(crate) async fn rankings(ctx: &Context<'_>, city: i64, subject: Option<i64>) -> Result<Vec<Ranking>> {
    let all = find_or_default(ctx, OfCity::<ranking::Entity>::new(), city).await?;
    Ok(all.into_iter().filter(|ranking| ranking.fact.feature_id == subject).map(Ranking).collect())
}
