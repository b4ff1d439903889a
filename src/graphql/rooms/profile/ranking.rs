//! Ranks and superlatives.

use async_graphql::{Context, Object, Result};
use entity::ranking;

use super::fact_fields::{FactObject as _, QuotedFactFields};
use super::fact_row::fact_row;
use super::loader::OfCity;
use crate::graphql::shared::context::find_or_default;
use crate::store::fact::Sourced;

pub(crate) struct Ranking(pub(crate) Sourced<ranking::Model>);

fact_row!(Ranking, ranking);

/// A rank or a superlative, such as the second largest city (`what`) among the cities of a prefecture (`among`).
#[Object(crate = "ordered")]
impl Ranking {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// The rank, from 1 for the first; null for 'one of the largest' or 'among the top ten'.
    async fn position(&self) -> Option<i32> {
        self.0.row.position
    }

    /// The size of the group: 10 in 'among the top ten', 3 in 'one of the three largest'; null if none is given.
    async fn group_size(&self) -> Option<i32> {
        self.0.row.group_size
    }

    /// What is ranked, such as 'largest city by population'.
    async fn what(&self) -> &str {
        &self.0.row.what
    }

    /// The set it is ranked among, such as 'cities in Spain'.
    async fn among(&self) -> &str {
        &self.0.row.among
    }
}

/// The rankings of a subject.
pub(crate) async fn rankings(ctx: &Context<'_>, city: i64, subject: Option<i64>) -> Result<Vec<Ranking>> {
    let all = find_or_default(ctx, OfCity::<ranking::Entity>::new(), city).await?;
    Ok(all.into_iter().filter(|ranking| ranking.fact.feature_id == subject).map(Ranking).collect())
}
