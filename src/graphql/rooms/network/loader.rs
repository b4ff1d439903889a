//! The loads of the network.

use std::sync::Arc;

use async_graphql::{Context, Result};

use crate::graphql::shared::context::get;
use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::{self, View};
use domain::graph::{Chain, Graph};

/// The graph of the data version that the request sees.
pub(super) async fn graph(ctx: &Context<'_>) -> Result<Arc<Graph>> {
    get(ctx, TheGraph, ()).await
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct TheGraph;

impl Load for TheGraph {
    type Key = ();
    type Value = Arc<Graph>;

    async fn load(&self, view: &View, keys: &[()]) -> Loaded<Self> {
        let graph = store::network::graph(view).await?;
        Ok(keys.iter().map(|()| ((), Arc::clone(&graph))).collect())
    }
}

/// A shortest chain between two cities.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ShortestChain {
    /// The most relations that it may have.
    pub(super) longest: usize,
}

impl Load for ShortestChain {
    /// The ids of the first and the last city.
    type Key = (i64, i64);
    type Value = Chain;

    async fn load(&self, view: &View, pairs: &[(i64, i64)]) -> Loaded<Self> {
        store::network::find_chains(view, pairs, self.longest).await
    }
}
