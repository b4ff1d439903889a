//! Countries by the relations of their cities.

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join;

use crate::graphql::rooms::country::{self, Country};
use crate::graphql::shared::context::get;
use domain::graph;

pub(crate) struct CountryPair(pub(super) graph::CountryPair);

/// Two different countries, and the number of relations between their cities.
#[Object(crate = "ordered")]
impl CountryPair {
    /// The two countries, exactly two, ordered by code.
    async fn countries(&self, ctx: &Context<'_>) -> Result<Vec<Country>> {
        let [one, other] = self.0.countries.map(|id| get(ctx, country::ById, id));
        let (one, other) = try_join(one, other).await?;
        Ok(vec![Country(one), Country(other)])
    }

    /// The number of relations between a city of one and a city of the other.
    async fn relations(&self) -> usize {
        self.0.relations
    }
}

pub(crate) struct CountryLinks(pub(super) graph::CountryLinks);

/// A country, and how it is linked to others by the relations of its cities.
#[Object(crate = "ordered")]
impl CountryLinks {
    /// The country.
    async fn country(&self, ctx: &Context<'_>) -> Result<Country> {
        Ok(Country(get(ctx, country::ById, self.0.country).await?))
    }

    /// The number of relations of its cities with cities of other countries.
    async fn relations(&self) -> usize {
        self.0.relations
    }

    /// The number of other countries it has relations with.
    async fn countries(&self) -> usize {
        self.0.countries
    }
}
