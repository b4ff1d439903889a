//! The root fields of the data set.

use async_graphql::{Context, Object, Result};

use super::object::Dataset;
use crate::graphql::rooms::relation::RelationFilter;
use crate::graphql::rooms::statistics::Statistics;
use crate::graphql::shared::context;
use crate::graphql::shared::scalars::EdtfDate;

#[derive(Default)]
pub(crate) struct DatasetQuery;

#[Object(crate = "ordered")]
impl DatasetQuery {
    /// The data set: title, version, licence, sources, and how to cite it.
    async fn dataset(&self, ctx: &Context<'_>) -> Result<Dataset> {
        Ok(Dataset(context::dataset(ctx).await?))
    }

    /// Statistics of the home city's relations, and not of the whole network.
    #[graphql(
        deprecation = "Use `home { statistics }` for the home city, `network { statistics }` for all relations."
    )]
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Counts only relations that were certainly in force at the end of this date, such as `\"2020-04\"`."
        )]
        as_of: Option<EdtfDate>,
        #[graphql(desc = "Only these relations, such as `{kind: {eq: SISTER_CITY}}`.")] filter: Option<
            RelationFilter,
        >,
    ) -> Result<Statistics> {
        let home = context::dataset(ctx).await?.home_city_id;
        Statistics::new(ctx, home, as_of, filter).await
    }
}
