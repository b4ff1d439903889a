//! The pages of relations: all of them at the root, and the partners of a city.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result, SimpleObject};

use super::loader::{PartnerCount, PartnerPage, RelationCount, RelationPage};
use super::{Relation, RelationFilter};
use crate::graphql::city::{self, City};
use crate::graphql::connection::{Connection, MAX_PAGE, PageArgs, connect, connection_names, plain};
use crate::graphql::context::{find_or_default, get};
use crate::store;

connection_names!(RelationNames, "RelationConnection", "RelationEdge");
connection_names!(PartnerNames, "CityPartnerConnection", "CityPartnerEdge");

type RelationConnection = Connection<Relation, RelationTotal, EmptyFields, RelationNames>;
pub(crate) type CityPartnerConnection = Connection<City, PartnerTotal, PartnerLink, PartnerNames>;

/// What a connection of relations can count.
pub(crate) struct RelationTotal {
    filter: store::relation::Filter,
}

/// What a connection of relations can count.
#[Object]
impl RelationTotal {
    /// How many relations the list has over all pages; counted only if selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, RelationCount { filter: self.filter.clone() }, ()).await
    }
}

/// What a connection of partners can count.
pub(crate) struct PartnerTotal {
    city: i64,
    filter: store::relation::Filter,
}

/// What a connection of partners can count.
#[Object]
impl PartnerTotal {
    /// How many relations the list has over all pages; counted only if selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, PartnerCount { filter: self.filter.clone() }, self.city).await
    }
}

/// What belongs to the pair.
#[derive(SimpleObject)]
pub(crate) struct PartnerLink {
    /// The relation between the city whose partners these are and the node.
    relation: Relation,
}

/// A page of a city's partners, the oldest relation first.
pub(crate) async fn partner_page(
    ctx: &Context<'_>,
    city: i64,
    filter: store::relation::Filter,
    args: PageArgs,
) -> Result<CityPartnerConnection> {
    const LIST: &str = "partner.established";
    let window = args.window(LIST, MAX_PAGE)?;
    let page = find_or_default(ctx, PartnerPage { filter: filter.clone(), window }, city).await?;
    let ids = page.rows.iter().map(|row| get(ctx, city::ById, row.partner_id));
    let cities = futures_util::future::try_join_all(ids).await?;
    let page = store::page::Page {
        rows: page.rows.into_iter().zip(cities).collect(),
        has_next: page.has_next,
        has_previous: page.has_previous,
    };
    let total = PartnerTotal { city, filter };
    Ok(connect(
        LIST,
        page,
        total,
        |(row, _)| store::relation::position(&row.relation),
        |(row, city)| (City(city), PartnerLink { relation: Relation(row.relation) }),
    ))
}

#[derive(Default)]
pub(crate) struct RelationQuery;

#[Object]
impl RelationQuery {
    /// All relations of all cities, the oldest first, undated ones last.
    /// For the home city's own use `home { partners }`.
    /// Pages have 20 relations unless asked otherwise, at most 100.
    async fn relations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which relations; all if absent.")] filter: Option<RelationFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100; not together with `first`.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<RelationConnection> {
        const LIST: &str = "relation.established";
        let filter: store::relation::Filter = filter.unwrap_or_default().into();
        let window = PageArgs { first, after, last, before }.window(LIST, MAX_PAGE)?;
        let page = find_or_default(ctx, RelationPage { filter: filter.clone(), window }, ()).await?;
        let total = RelationTotal { filter };
        Ok(connect(LIST, page, total, store::relation::position, |model| plain(Relation(model))))
    }
}
