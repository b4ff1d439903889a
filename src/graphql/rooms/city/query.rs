//! The root fields of cities, and the pages of them that countries and regions share.

use async_graphql::{Context, Object, Result};

use super::connection::{CityConnection, CityTotal, city_connection};
use super::filter::CityFilter;
use super::loader::{ById, BySlug, CityPage};
use super::model::City;
use super::order::{self, CityOrder};
use super::origins::read_filter;
use crate::graphql::shared::connection::{MAX_PAGE, PageArgs, load_page};
use crate::graphql::shared::context::{dataset, find, get};
use crate::store;

/// What a client asks of a list of cities.
pub(crate) struct CityList {
    pub(crate) filter: Option<CityFilter>,
    pub(crate) order: Option<Vec<CityOrder>>,
    pub(crate) page: PageArgs,
}

/// A page of cities: of all, or of one country.
pub(crate) async fn city_page(
    ctx: &Context<'_>,
    country: Option<i64>,
    asked: CityList,
) -> Result<CityConnection> {
    let filter = read_filter(ctx, asked.filter).await?;
    filtered_page(ctx, country, filter, asked.order, asked.page).await
}

/// A page of the cities that meet a filter of the store.
pub(crate) async fn filtered_page(
    ctx: &Context<'_>,
    country: Option<i64>,
    filter: store::city::Filter,
    order: Option<Vec<CityOrder>>,
    page: PageArgs,
) -> Result<CityConnection> {
    let (order, list) = order::read(ctx, order).await?;
    let window = page.window(&list, MAX_PAGE)?;
    let load = |window| CityPage { filter: filter.clone(), order: order.clone(), window };
    let page = load_page(ctx, country, window, load).await?;
    Ok(city_connection(&list, page, CityTotal::Listed { country, filter: Box::new(filter) }))
}

#[derive(Default)]
pub(crate) struct CityQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl CityQuery {
    /// The city whose network this server is about.
    /// Example: `{ home { name partners(first: 3) { nodes { name } } } }`.
    async fn home(&self, ctx: &Context<'_>) -> Result<City> {
        let home = dataset(ctx).await?.home_city_id;
        Ok(City(get(ctx, ById, home).await?))
    }

    /// A city by its slug; null if there is none.
    /// Example: `{ city(slug: "ishinomaki-jp") { name relation { established { edtf } } } }`.
    async fn city(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Such as `ishinomaki-jp`; former slugs still work.")] slug: String,
    ) -> Result<Option<City>> {
        Ok(find(ctx, BySlug, slug).await?.map(City))
    }

    /// All cities, including the home city and imported ones; ordered by name by default.
    /// Pages have 20 cities by default and at most 100.
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which cities to return; all by default.")] filter: Option<CityFilter>,
        #[graphql(desc = "Sort keys, the most significant first; at most 4.")] order_by: Option<
            Vec<CityOrder>,
        >,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 100; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<CityConnection> {
        let page = PageArgs { first, after, last, before };
        city_page(ctx, None, CityList { filter, order: order_by, page }).await
    }
}
