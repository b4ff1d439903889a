//! The vocabulary of industries at the root.

use async_graphql::{Context, Object, Result};

use super::loader::AllIndustries;
use super::object::Industry;
use crate::graphql::shared::context::find_or_default;

#[derive(Default)]
pub(crate) struct IndustryQuery;

#[Object(crate = "ordered")]
impl IndustryQuery {
    /// All industries, which industry filters accept, ordered by slug; bounded by the data set.
    /// Example: `{ industries { slug name partOf { slug } partnerCount } }`.
    async fn industries(&self, ctx: &Context<'_>) -> Result<Vec<Industry>> {
        let industries = find_or_default(ctx, AllIndustries, ()).await?;
        Ok(industries.into_iter().map(Industry).collect())
    }
}
