//! The root fields of countries, and the pages of them that regions share.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result};

use super::filter::CountryFilter;
use super::loader::{ByCode, CountryCount, CountryPage};
use super::object::Country;
use super::order::{self, CountryOrder};
use crate::graphql::shared::connection::{
    Connection, MAX_COUNTRIES, PageArgs, connect, connection_names, load_page, plain,
};
use crate::graphql::shared::context::{find, find_or_default};
use crate::graphql::shared::scalars::CountryCode;
use crate::store;

connection_names!(CountryNames, "CountryConnection", "CountryEdge");

pub(crate) type CountryConnection = Connection<Country, CountryTotal, EmptyFields, CountryNames>;

pub(crate) struct CountryTotal {
    filter: store::country::Filter,
}

/// What a connection of countries can count.
#[Object(crate = "ordered")]
impl CountryTotal {
    /// The number of countries on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, CountryCount { filter: self.filter.clone() }, ()).await
    }
}

/// A page of countries.
pub(crate) async fn country_page(
    ctx: &Context<'_>,
    filter: store::country::Filter,
    order: Option<Vec<CountryOrder>>,
    page: PageArgs,
) -> Result<CountryConnection> {
    let (order, list) = order::read(order)?;
    let window = page.window(&list, MAX_COUNTRIES)?;
    let load = |window| CountryPage { filter: filter.clone(), order: order.clone(), window };
    let page = load_page(ctx, (), window, load).await?;
    Ok(connect(&list, page, CountryTotal { filter }, |model| plain(Country(model))))
}

#[derive(Default)]
pub(crate) struct CountryQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl CountryQuery {
    /// A country by its code; null if there is none.
    /// Example: `{ country(code: "JP") { name cities(filter: {relation: {}}) { nodes { name } } } }`.
    async fn country(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An ISO 3166-1 alpha-2 code such as `JP`, in upper or lower case.")]
        code: CountryCode,
    ) -> Result<Option<Country>> {
        Ok(find(ctx, ByCode, code.0).await?.map(Country))
    }

    /// All countries, including those without partners; ordered by English name by default.
    /// Pages have 20 countries by default and at most 250.
    async fn countries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which countries to return; all by default.")] filter: Option<CountryFilter>,
        #[graphql(desc = "Sort keys, the most significant first; at most 3.")] order_by: Option<
            Vec<CountryOrder>,
        >,
        #[graphql(desc = "Returns the first n items, at most 250.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 250; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<CountryConnection> {
        let filter = filter.unwrap_or_default().read()?;
        country_page(ctx, filter, order_by, PageArgs { first, after, last, before }).await
    }
}
