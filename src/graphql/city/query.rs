//! The root fields of cities, and the pages of them that countries and regions share.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result};

use super::loader::{BySlug, CityCount, CityPage};
use super::{ById, City, CityFilter};
use crate::graphql::connection::{Connection, MAX_PAGE, PageArgs, connect, connection_names, plain};
use crate::graphql::context::{dataset, find, find_or_default, get};
use crate::store;

connection_names!(CityNames, "CityConnection", "CityEdge");

pub(crate) type CityConnection = Connection<City, CityTotal, EmptyFields, CityNames>;

/// What a connection of cities can count.
pub(crate) struct CityTotal {
    country: Option<i64>,
    filter: store::city::Filter,
}

/// What a connection of cities can count.
#[Object]
impl CityTotal {
    /// How many cities the list has over all pages; counted only if selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, CityCount { filter: self.filter.clone() }, self.country).await
    }
}

/// A page of cities in the order of their names: of all, or of one country.
pub(crate) async fn city_page(
    ctx: &Context<'_>,
    country: Option<i64>,
    filter: store::city::Filter,
    args: PageArgs,
) -> Result<CityConnection> {
    const LIST: &str = "city.name";
    let window = args.window(LIST, MAX_PAGE)?;
    let page = find_or_default(ctx, CityPage { filter: filter.clone(), window }, country).await?;
    let total = CityTotal { country, filter };
    Ok(connect(LIST, page, total, store::city::position, |model| plain(City(model))))
}

#[derive(Default)]
pub(crate) struct CityQuery;

#[Object]
impl CityQuery {
    /// The city whose network this server is about.
    async fn home(&self, ctx: &Context<'_>) -> Result<City> {
        let home = dataset(ctx).await?.home_city_id;
        Ok(City(get(ctx, ById, home).await?))
    }

    /// A city by its slug; null if there is none.
    async fn city(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Such as `ishinomaki-jp`; former slugs still work.")] slug: String,
    ) -> Result<Option<City>> {
        Ok(find(ctx, BySlug, slug).await?.map(City))
    }

    /// All cities in the order of their names, the home city and imported ones included.
    /// Pages have 20 cities unless asked otherwise, at most 100.
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which cities; all if absent.")] filter: Option<CityFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100; not together with `first`.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<CityConnection> {
        let filter = filter.unwrap_or_default().into();
        city_page(ctx, None, filter, PageArgs { first, after, last, before }).await
    }
}
