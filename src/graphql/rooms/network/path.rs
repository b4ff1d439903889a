//! Chains of relations as clients see them.

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join_all;

use crate::graphql::rooms::city::{self, City};
use crate::graphql::rooms::relation::{self, Relation};
use crate::graphql::shared::context::get;
use domain::graph::Chain;

pub(crate) struct Path(pub(super) Chain);

/// A path of relations from one city to another.
#[Object(crate = "ordered")]
impl Path {
    /// The number of its relations; 0 if it begins and ends in the same city.
    async fn length(&self) -> usize {
        self.0.relations.len()
    }

    /// The cities from the first to the last: one more than the relations, so at most 101.
    async fn cities(&self, ctx: &Context<'_>) -> Result<Vec<City>> {
        let ids = self.0.cities.iter();
        let cities = try_join_all(ids.map(|id| get(ctx, city::ById, *id))).await?;
        Ok(cities.into_iter().map(City).collect())
    }

    /// The relations in the order of the cities: the first connects the first city with the second, and so on; at most 100.
    /// If two cities have several, it is the latest that has not ended, as in `City.relation`.
    async fn relations(&self, ctx: &Context<'_>) -> Result<Vec<Relation>> {
        let ids = self.0.relations.iter();
        let relations = try_join_all(ids.map(|id| get(ctx, relation::ById, *id))).await?;
        Ok(relations.into_iter().map(Relation).collect())
    }
}
