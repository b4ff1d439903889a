//! The root fields of cities, and the pages of them that countries and regions share.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result};
use entity::city;

use super::in_common::InCommonCount;
use super::loader::{BySlug, CityCount, CityPage, NearestSlugs};
use super::{ById, City, CityFilter, CityOrder, order};
use crate::graphql::rooms::facet::{Facet, FacetField, facets};
use crate::graphql::rooms::network::Component;
use crate::graphql::shared::connection::{
    Connection, MAX_PAGE, PageArgs, connect, connection_names, load_page, plain,
};
use crate::graphql::shared::context::{dataset, find, find_or_default, get};
use crate::graphql::shared::error::not_found;
use crate::graphql::shared::filter;
use crate::graphql::shared::order::OrderedList;
use crate::store;
use crate::store::facet::FacetList;
use crate::store::order::KeyKind;
use crate::store::page::Page;

connection_names!(CityNames, "CityConnection", "CityEdge");

pub(crate) type CityConnection = Connection<City, CityTotal, EmptyFields, CityNames>;

/// Which cities a connection counts.
pub(crate) enum CityTotal {
    /// Those that meet a filter, of all or of one country.
    Listed { country: Option<i64>, filter: Box<store::city::Filter> },
    /// Those of a component of the network.
    Component(Component),
    /// Those that have a relation with both.
    InCommon { city: i64, with: i64 },
}

/// What a connection of cities can count.
#[Object]
impl CityTotal {
    /// How many cities the list has over all pages; counted only if selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        match self {
            Self::Listed { country, filter } => {
                find_or_default(ctx, CityCount { filter: (**filter).clone() }, *country).await
            }
            Self::Component(component) => Ok(i64::try_from(component.count()).unwrap_or(i64::MAX)),
            Self::InCommon { city, with } => find_or_default(ctx, InCommonCount { with: *with }, *city).await,
        }
    }

    /// How the whole list, over all its pages, is spread over each of these fields, such as `[COUNTRY, KIND]`.
    /// One facet for each field, in the order asked; each costs one statement, for each component of the network one.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The fields, each counted once.")] of: Vec<FacetField>,
    ) -> Result<Vec<Facet>> {
        let (list, parent) = self.list();
        facets(ctx, list, parent, of).await
    }
}

impl CityTotal {
    /// The list as the store counts it, and its parent.
    fn list(&self) -> (FacetList, Option<i64>) {
        match self {
            Self::Listed { country, filter } => (FacetList::Cities(filter.clone()), *country),
            Self::Component(component) => (FacetList::These(component.city_ids()), None),
            Self::InCommon { city, with } => (FacetList::InCommon { with: *with }, Some(*city)),
        }
    }
}

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
    let filter = filter::read(ctx, asked.filter).await?;
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

/// A list of cities that is always in the order of their names.
pub(crate) fn by_name(list: &str) -> Result<OrderedList> {
    OrderedList::new(list, &[("NAME".to_owned(), KeyKind::Bytes, false)])
}

/// The connection of a page of cities.
pub(crate) fn city_connection(
    list: &OrderedList,
    page: Page<city::Model>,
    total: CityTotal,
) -> CityConnection {
    connect(list, page, total, |model| plain(City(model)))
}

/// The city that an argument names by its slug, a former one included.
pub(crate) async fn named(ctx: &Context<'_>, argument: &str, slug: String) -> Result<city::Model> {
    if let Some(city) = find(ctx, BySlug, slug.clone()).await? {
        return Ok(city);
    }
    let near = find_or_default(ctx, NearestSlugs, slug.clone()).await?;
    let near = if near.is_empty() { String::new() } else { format!("; nearest: '{}'", near.join("', '")) };
    Err(not_found(format!("'{argument}' is '{slug}'; no city has or had this slug{near}")))
}

/// The id of the city that an argument names, else of the home city.
pub(crate) async fn named_or_home(ctx: &Context<'_>, argument: &str, slug: Option<String>) -> Result<i64> {
    match slug {
        Some(slug) => Ok(named(ctx, argument, slug).await?.id),
        None => Ok(dataset(ctx).await?.home_city_id),
    }
}

#[derive(Default)]
pub(crate) struct CityQuery;

#[Object(cache_control(max_age = 300))]
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

    /// All cities, the home city and imported ones included; in the order of their names unless asked otherwise.
    /// Pages have 20 cities unless asked otherwise, at most 100.
    async fn cities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which cities; all if absent.")] filter: Option<CityFilter>,
        #[graphql(desc = "Keys of the order, the first decides; at most 4.")] order_by: Option<
            Vec<CityOrder>,
        >,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100; not together with `first`.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<CityConnection> {
        let page = PageArgs { first, after, last, before };
        city_page(ctx, None, CityList { filter, order: order_by, page }).await
    }
}
