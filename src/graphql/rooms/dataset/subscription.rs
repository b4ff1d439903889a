//! The root field of subscriptions that follows the data set.

use async_graphql::{Context, Result, Subscription};
use futures_util::stream::{self, Stream};

use super::object::Dataset;
use crate::graphql::shared::context;

#[derive(Default)]
pub(crate) struct DatasetSubscription;

// One event: the engine runs the operation again for each version.
#[Subscription]
impl DatasetSubscription {
    /// The data set as it is now, at once, and again for each new version of the data, whoever wrote it:
    /// another process that imports, or another server over the same database.
    /// Select `version` or `revision` to see what changed, and fetch again what you keep.
    /// A client that reads slowly gets the latest version and none of those between.
    /// Example: `subscription { dataset { version revision } }`.
    async fn dataset(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = Dataset>> {
        let dataset = Dataset(context::dataset(ctx).await?);
        Ok(stream::iter([dataset]))
    }
}
