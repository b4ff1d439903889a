//! Components as clients see them.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join_all;

use crate::graphql::rooms::city::{self, CityConnection, CityTotal, by_name, city_connection};
use crate::graphql::rooms::country::{self, Country};
use crate::graphql::shared::connection::{MAX_PAGE, PageArgs};
use crate::graphql::shared::context::get;
use crate::store;
use domain::graph::{self, Graph, Level};

#[derive(Clone)]
pub(crate) struct Component {
    graph: Arc<Graph>,
    level: Level,
    /// Its place among the components of the level.
    place: usize,
}

impl Component {
    pub(super) fn new(graph: &Arc<Graph>, level: Level, place: usize) -> Self {
        Self { graph: Arc::clone(graph), level, place }
    }

    fn row(&self) -> &graph::Component {
        &self.graph.components(self.level)[self.place]
    }

    pub(crate) fn count(&self) -> usize {
        self.row().city_count()
    }

    /// The ids of its cities.
    pub(crate) fn city_ids(&self) -> Arc<[i64]> {
        let cities = self.graph.cities_of(self.row(), None, usize::MAX).cities;
        cities.into_iter().map(|city| city.id).collect()
    }
}

/// Cities, or countries, that paths of relations connect with each other and with no others.
#[Object(crate = "ordered")]
impl Component {
    /// The number of its cities; for a component by `COUNTRY`, of its countries.
    async fn size(&self) -> usize {
        self.row().size
    }

    /// Its cities, ordered by name; for a component by `COUNTRY`, all cities of its countries.
    /// Pages have 20 cities by default and at most 100.
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
    ) -> Result<CityConnection> {
        let list = by_name("component")?;
        let window = PageArgs { first, after, last: None, before: None }.window(&list, MAX_PAGE)?;
        let page = store::network::list_cities_of(&self.graph, self.row(), &window);
        let cities = page.rows.iter().map(|placed| get(ctx, city::ById, placed.row));
        let cities = try_join_all(cities).await?;
        let page = page.with(cities).map(|(_, city)| city);
        Ok(city_connection(&list, page, CityTotal::Component(self.clone())))
    }

    /// The countries of its cities, ordered by code; at most 250, as many as there are.
    async fn countries(&self, ctx: &Context<'_>) -> Result<Vec<Country>> {
        let ids = self.row().countries.iter();
        let countries = try_join_all(ids.map(|id| get(ctx, country::ById, *id))).await?;
        Ok(countries.into_iter().map(Country).collect())
    }
}
