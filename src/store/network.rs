//! The network as a graph, built once for each data version; and the partners that two cities share.
//!
//! The graph has all cities, and the relations that are not recorded as ended.

use std::collections::HashMap;
use std::sync::Arc;

use entity::relation::RelationStatus;
use entity::{city, country, relation, relation_end};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, DbErr};

use super::blocking::off_thread;
use super::city::{self as cities, City as Shown};
use super::order::{Key, KeyKind, OrderBy, Position, SortKey};
use super::page::{Children, Page, Placed, Window};
use super::reading::{Length, Record as _, Row};
use super::{StoreError, View};
use domain::graph::{Chain, City, Component, Country, Graph, NodeKey, Relation};

/// The graph of the data version that the view sees.
pub async fn graph(view: &View) -> Result<Arc<Graph>, StoreError> {
    view.caches.graph.get(&view.dataset, build(view)).await
}

/// Two statements, and the rest off the threads that answer requests: for 4,566 cities it takes 5 ms.
async fn build(view: &View) -> Result<Graph, StoreError> {
    let cities = view.tx.rows(Length::Long, &all_cities(), read_city).await?;
    let relations = view.tx.rows(Length::Long, &all_relations(), read_relation).await?;
    off_thread(move || Graph::build(cities, &relations)).await
}

/// For each pair of cities a shortest chain of at most `longest` relations; pairs without one are absent.
pub async fn find_chains(
    view: &View,
    pairs: &[(i64, i64)],
    longest: usize,
) -> Result<HashMap<(i64, i64), Chain>, StoreError> {
    let graph = graph(view).await?;
    let pairs = pairs.to_vec();
    // Half a millisecond for a pair of 10,000 cities, and a request may ask for many.
    off_thread(move || {
        let found = |(from, to)| Some(((from, to), graph.shortest_path(from, to, longest)?));
        pairs.into_iter().filter_map(found).collect()
    })
    .await
}

/// The ids of a page of a component's cities, in the order of names; the window is counted from the start.
#[must_use]
pub fn list_cities_of(graph: &Graph, component: &Component, window: &Window) -> Page<i64> {
    let after = window.after.as_ref().and_then(|position| match position.keys.as_slice() {
        [Key::Bytes(sort_key)] => Some(NodeKey { sort_key: sort_key.clone(), id: position.id }),
        // A cursor of the list has one key of this kind.
        _ => None,
    });
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let slice = graph.cities_of(component, after.as_ref(), limit);
    let placed = |key: &NodeKey| {
        let keys = vec![Key::Bytes(key.sort_key.clone())];
        Placed { row: key.id, position: Position { keys, id: key.id, or_equal: false } }
    };
    Page {
        rows: slice.cities.into_iter().map(placed).collect(),
        has_next: slice.has_next,
        has_previous: slice.has_previous,
    }
}

/// For each city a page of the cities that have a relation with it and with `with`, in the order of names.
pub async fn list_partners_in_common(
    view: &View,
    cities: &[i64],
    with: i64,
    window: &Window,
) -> Result<HashMap<i64, Page<Arc<Shown>>>, StoreError> {
    let partners = |select: &mut SelectStatement| {
        let partner = city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr());
        select.inner_join(city::Entity, partner);
        Shown::columns(select);
    };
    in_common(with).read_pages(view, cities, window, partners, cities::read).await
}

/// How many such cities each city has; those without are absent.
pub async fn count_partners_in_common(
    view: &View,
    cities: &[i64],
    with: i64,
) -> Result<HashMap<i64, i64>, StoreError> {
    in_common(with).count(view, cities).await
}

/// One end of each partner that the city in question shares with another, in the order of names.
fn in_common(with: i64) -> Children {
    let name = SortKey::new(relation_end::Column::PartnerSortKey.into_expr(), KeyKind::Bytes, false);
    Children {
        table: "relation_end",
        parent: "city_id",
        id: "relation_id",
        id_is_key: false,
        order: OrderBy { keys: vec![name], id: relation_end::Column::RelationId.into_expr() },
        filter: leads_in_common(with),
    }
}

/// The row of `relation_end` leads to a partner that its city shares with another, and no row before it does.
pub(super) fn leads_in_common(with: i64) -> Condition {
    let (theirs, again) = (Alias::new("theirs"), Alias::new("again"));
    let of_other = Query::select()
        .column((theirs.clone(), relation_end::Column::PartnerId))
        .from_as(relation_end::Entity, theirs.clone())
        .and_where(Expr::col((theirs, relation_end::Column::CityId)).eq(with))
        .to_owned();
    let same = |column: relation_end::Column| Expr::col((again.clone(), column)).eq(column.into_expr());
    // A pair may have several relations; the first stands for all.
    // The difference keeps SQLite from walking through all relations of the city by their ids.
    let earlier = Expr::col((again.clone(), relation_end::Column::RelationId))
        .sub(relation_end::Column::RelationId.into_expr())
        .lt(0);
    let not_first = Query::select()
        .expr(Expr::val(1))
        .from_as(relation_end::Entity, again.clone())
        .and_where(same(relation_end::Column::CityId))
        .and_where(same(relation_end::Column::PartnerId))
        .and_where(earlier)
        .to_owned();
    Condition::all()
        .add(relation_end::Column::PartnerId.in_subquery(of_other))
        .add(Expr::exists(not_first).not())
}

fn all_cities() -> SelectStatement {
    Query::select()
        .column(city::Column::Id.as_column_ref())
        .column(city::Column::Slug.as_column_ref())
        .column(city::Column::SortKey.as_column_ref())
        .column(city::Column::CountryId.as_column_ref())
        .column(country::Column::Code.as_column_ref())
        .from(city::Entity)
        .inner_join(country::Entity, country::Column::Id.into_expr().eq(city::Column::CountryId.into_expr()))
        .to_owned()
}

fn read_city(row: &Row<'_>) -> Result<City, DbErr> {
    Ok(City {
        id: row.get("id")?,
        slug: row.get("slug")?,
        sort_key: row.get("sort_key")?,
        country: Country { code: row.get("code")?, id: row.get("country_id")? },
    })
}

fn all_relations() -> SelectStatement {
    Query::select()
        .column(relation::Column::Id.as_column_ref())
        .column(relation::Column::LowCityId.as_column_ref())
        .column(relation::Column::HighCityId.as_column_ref())
        .column(relation::Column::EstablishedFirst.as_column_ref())
        .from(relation::Entity)
        .and_where(relation::Column::Status.ne(RelationStatus::Ended))
        .to_owned()
}

fn read_relation(row: &Row<'_>) -> Result<Relation, DbErr> {
    Ok(Relation {
        id: row.get("id")?,
        low: row.get("low_city_id")?,
        high: row.get("high_city_id")?,
        established: row.get("established_first")?,
    })
}
