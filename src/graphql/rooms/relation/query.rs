//! The pages of relations: all of them at the root, and the partners of a city.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result, SimpleObject};

use super::filter::RelationFilter;
use super::loader::{PartnerCount, PartnerPage, RelationCount, RelationPage};
use super::object::Relation;
use super::order::{self, RelationOrder};
use crate::graphql::rooms::city::{self, City, read_filter};
use crate::graphql::rooms::facet::{Facet, FacetField, facets};
use crate::graphql::shared::connection::{
    Connection, MAX_PAGE, PageArgs, connect, connection_names, load_page, plain,
};
use crate::graphql::shared::context::{find_or_default, get};
use crate::store;
use crate::store::facet::FacetList;

connection_names!(RelationNames, "RelationConnection", "RelationEdge");
connection_names!(PartnerNames, "CityPartnerConnection", "CityPartnerEdge");

type RelationConnection = Connection<Relation, RelationTotal, EmptyFields, RelationNames>;
pub(crate) type CityPartnerConnection = Connection<City, PartnerTotal, PartnerLink, PartnerNames>;

pub(crate) struct RelationTotal {
    filter: store::relation::Filter,
}

/// What a connection of relations can count.
#[Object(crate = "ordered")]
impl RelationTotal {
    /// The number of relations on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, RelationCount { filter: self.filter.clone() }, ()).await
    }

    /// Counts of the whole list, over all its pages, by each of these fields, such as `[COUNTRY, KIND]`.
    /// One facet for each field, in the order of `of`; each costs one SQL statement.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The fields to count by; repeats are ignored.")] of: Vec<FacetField>,
    ) -> Result<Vec<Facet>> {
        facets(ctx, FacetList::Relations(self.filter.clone()), None, of).await
    }
}

pub(crate) struct PartnerTotal {
    city: i64,
    filter: store::relation::Filter,
}

/// What a connection of partners can count.
#[Object(crate = "ordered")]
impl PartnerTotal {
    /// The number of relations on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, PartnerCount { filter: self.filter.clone() }, self.city).await
    }

    /// Counts of the whole list, over all its pages, by each of these fields, such as `[COUNTRY, KIND]`.
    /// One facet for each field, in the order of `of`; each costs one SQL statement.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The fields to count by; repeats are ignored.")] of: Vec<FacetField>,
    ) -> Result<Vec<Facet>> {
        facets(ctx, FacetList::Partners(self.filter.clone()), Some(self.city), of).await
    }
}

/// What the edge of a partner adds to its node.
#[derive(SimpleObject)]
#[graphql(crate = "ordered")]
pub(crate) struct PartnerLink {
    /// The relation of the city and this partner.
    relation: Relation,
}

/// A page of a city's partners.
pub(crate) async fn partner_page(
    ctx: &Context<'_>,
    city: i64,
    filter: Option<RelationFilter>,
    order: Option<Vec<RelationOrder>>,
    page: PageArgs,
) -> Result<CityPartnerConnection> {
    let filter = read_filter(ctx, filter).await?;
    let (order, list) = order::read("partner", order)?;
    let window = page.window(&list, MAX_PAGE)?;
    let load = |window| PartnerPage { filter: filter.clone(), order: order.clone(), window };
    let page = load_page(ctx, city, window, load).await?;
    let cities = page.rows.iter().map(|placed| get(ctx, city::ById, placed.row.partner_id));
    let cities = futures_util::future::try_join_all(cities).await?;
    let page = page.with(cities);
    Ok(connect(&list, page, PartnerTotal { city, filter }, |(row, city)| {
        (City(city), PartnerLink { relation: Relation(row.relation) })
    }))
}

#[derive(Default)]
pub(crate) struct RelationQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl RelationQuery {
    /// All relations of all cities; by default the oldest first and undated ones last.
    /// For the home city's own, use `home { partners }`.
    /// Pages have 20 relations by default and at most 100.
    async fn relations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which relations to return; all by default.")] filter: Option<RelationFilter>,
        #[graphql(desc = "Sort keys, the most significant first; at most 3.")] order_by: Option<
            Vec<RelationOrder>,
        >,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 100; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<RelationConnection> {
        let filter = read_filter(ctx, filter).await?;
        let (order, list) = order::read("relation", order_by)?;
        let window = PageArgs { first, after, last, before }.window(&list, MAX_PAGE)?;
        let load = |window| RelationPage { filter: filter.clone(), order: order.clone(), window };
        let page = load_page(ctx, (), window, load).await?;
        Ok(connect(&list, page, RelationTotal { filter }, |model| plain(Relation(model))))
    }
}
