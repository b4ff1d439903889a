//! What a resolver may reach: the loads of its request, and nothing else.

use std::sync::Arc;

use async_graphql::{Context, Result};
use entity::dataset;

use super::error::internal;
use super::loads::{Load, Loaded, Loads};
use crate::store::View;

/// Asks for one key; `None` if there is none.
pub(crate) async fn find<L: Load>(ctx: &Context<'_>, load: L, key: L::Key) -> Result<Option<L::Value>> {
    let loads = ctx.data::<Arc<Loads>>()?;
    loads.load(load, key).await.map_err(internal)
}

/// Asks for one key whose absence means the empty value.
pub(crate) async fn find_or_default<L: Load>(ctx: &Context<'_>, load: L, key: L::Key) -> Result<L::Value>
where
    L::Value: Default,
{
    Ok(find(ctx, load, key).await?.unwrap_or_default())
}

/// Asks for one key that a foreign key of the database promises.
pub(crate) async fn get<L: Load>(ctx: &Context<'_>, load: L, key: L::Key) -> Result<L::Value> {
    find(ctx, load, key).await?.ok_or_else(|| internal(Missing))
}

/// A row that a foreign key promises is not there.
#[derive(Debug, thiserror::Error)]
#[error("a referenced row is missing")]
struct Missing;

/// The data set that the request sees.
pub(crate) async fn dataset(ctx: &Context<'_>) -> Result<dataset::Model> {
    get(ctx, TheDataset, ()).await
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct TheDataset;

impl Load for TheDataset {
    type Key = ();
    type Value = dataset::Model;

    async fn load(&self, view: &View, keys: &[()]) -> Loaded<Self> {
        Ok(keys.iter().map(|()| ((), view.dataset.clone())).collect())
    }
}
