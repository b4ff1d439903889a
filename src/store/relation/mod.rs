//! Relations: pages of all of them, the partners of a city, and the one between two cities.

mod filter;
mod order;
mod record;

use std::collections::HashMap;
use std::sync::Arc;

use entity::relation::{self, RelationStatus};
use entity::{city, relation_end};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryTrait, Value};

pub use super::filter::RelationFilter as Filter;
use super::page::{Children, Page, Window};
use super::reading::{Cells, Count as _, Length, Record as _, Row};
use super::{StoreError, View, keys};
use filter::is_of_end;
pub(crate) use filter::{FarEnd, condition, of_any};
pub use order::{Field, Order};
pub use record::Relation;

/// A relation as one of its ends sees it.
#[derive(Clone, Debug)]
pub struct Partner {
    pub relation: Arc<Relation>,
    pub partner_id: i64,
}

/// A page of all relations.
pub async fn list(
    view: &View,
    filter: &Filter,
    order: &Order,
    window: &Window,
) -> Result<Page<Arc<Relation>>, StoreError> {
    let select = Relation::find().filter(of_root(view, filter)).into_query();
    window.read_page(view, select, &order::of_all(order), read).await
}

pub async fn count(view: &View, filter: &Filter) -> Result<u64, StoreError> {
    relation::Entity::find().filter(of_root(view, filter)).count(&view.tx).await
}

/// The filter at the root, where the far end is seen from home.
fn of_root(view: &View, filter: &Filter) -> Condition {
    condition(view, filter, FarEnd::FromHome)
}

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, Arc<Relation>>, StoreError> {
    let wanted = keys::among(view.backend(), relation::Column::Id.as_column_ref(), ids);
    let found = view.tx.records::<Relation>(Relation::find().filter(wanted)).await?;
    Ok(found.into_iter().map(|relation| (relation.id, relation)).collect())
}

/// For each city a page of its partners.
pub async fn list_partners(
    view: &View,
    cities: &[i64],
    filter: &Filter,
    order: &Order,
    window: &Window,
) -> Result<HashMap<i64, Page<Partner>>, StoreError> {
    of_city(view, filter, order).read_pages(view, cities, window, partner_columns, read_partner).await
}

pub async fn count_partners(
    view: &View,
    cities: &[i64],
    filter: &Filter,
) -> Result<HashMap<i64, i64>, StoreError> {
    of_city(view, filter, &Order::new()).count(view, cities).await
}

/// For each city its latest relation with `center` that has not ended; cities without one are absent.
pub async fn find_with(
    view: &View,
    center: i64,
    cities: &[i64],
) -> Result<HashMap<i64, Arc<Relation>>, StoreError> {
    let mut select = Query::select();
    partner_columns(&mut select);
    select
        .from(relation_end::Entity)
        .and_where(relation_end::Column::CityId.eq(center))
        .and_where(keys::among(view.backend(), relation_end::Column::PartnerId.as_column_ref(), cities))
        .and_where(relation::Column::Status.ne(RelationStatus::Ended));
    let read = |row: &Row<'_>| read_partner(&mut row.cells());
    let mut latest: HashMap<i64, Arc<Relation>> = HashMap::new();
    for Partner { relation, partner_id } in view.tx.rows(Length::Short, &select, read).await? {
        let known = latest.get(&partner_id);
        if known.is_none_or(|known| age(known) < age(&relation)) {
            latest.insert(partner_id, relation);
        }
    }
    Ok(latest)
}

/// Sorts the relations of a pair; an undated one counts as the oldest.
fn age(relation: &Relation) -> (i32, i64) {
    (relation.established_first.unwrap_or(0), relation.id)
}

/// A subquery: the relations of the city at hand with the home city that have not ended and meet the filter.
///
/// Where a pair has several, `City.relation` is the latest; it is the one that must meet the filter.
pub(crate) fn with_home(view: &View, filter: &Filter) -> SelectStatement {
    let newer = Alias::new("newer");
    let newer_end = Alias::new("newer_end");
    let no_newer = Query::select()
        .expr(Expr::val(1))
        .from_as(relation_end::Entity, newer_end.clone())
        .join_as(
            sea_orm::JoinType::InnerJoin,
            relation::Entity,
            newer.clone(),
            Expr::col((newer.clone(), relation::Column::Id))
                .eq(Expr::col((newer_end.clone(), relation_end::Column::RelationId))),
        )
        .and_where(
            Expr::col((newer_end.clone(), relation_end::Column::CityId))
                .eq(relation_end::Column::CityId.into_expr()),
        )
        .and_where(
            Expr::col((newer_end, relation_end::Column::PartnerId))
                .eq(relation_end::Column::PartnerId.into_expr()),
        )
        .and_where(Expr::col((newer.clone(), relation::Column::Status)).ne("ENDED"))
        .and_where(
            Expr::tuple([
                zero_if_undated(Expr::col((newer.clone(), relation::Column::EstablishedFirst))),
                Expr::col((newer, relation::Column::Id)),
            ])
            .gt(Expr::tuple([
                zero_if_undated(relation::Column::EstablishedFirst.into_expr()),
                relation::Column::Id.into_expr(),
            ])),
        )
        .to_owned();
    Query::select()
        .expr(Expr::val(1))
        .from(relation_end::Entity)
        .cross_join(relation::Entity)
        .and_where(is_of_end())
        .and_where(relation_end::Column::CityId.into_expr().eq(view.dataset.home_city_id))
        .and_where(relation_end::Column::PartnerId.into_expr().eq(city::Column::Id.into_expr()))
        .and_where(relation::Column::Status.into_expr().ne("ENDED"))
        .cond_where(condition(view, filter, FarEnd::City))
        .and_where(Expr::exists(no_newer).not())
        .to_owned()
}

fn of_city(view: &View, filter: &Filter, order: &Order) -> Children {
    let mut met = Condition::all();
    if filter != &Filter::default() {
        let relations = Query::select()
            .column(relation::Column::Id.as_column_ref())
            .from(relation::Entity)
            .and_where(relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr()))
            .cond_where(condition(view, filter, FarEnd::Partner))
            .to_owned();
        met = met.add(Expr::exists(relations));
    }
    let order = order::of_city(order);
    Children {
        table: "relation_end",
        parent: "city_id",
        id: "relation_id",
        id_is_key: false,
        order,
        filter: met,
    }
}

pub(super) fn read(cells: &mut Cells<'_>) -> Result<Arc<Relation>, DbErr> {
    Relation::read(cells).map(Arc::new)
}

fn read_partner(cells: &mut Cells<'_>) -> Result<Partner, DbErr> {
    Ok(Partner { partner_id: cells.next()?, relation: read(cells)? })
}

/// What [`read_partner`] reads, and the join that it needs.
fn partner_columns(select: &mut SelectStatement) {
    select.column(relation_end::Column::PartnerId.as_column_ref()).inner_join(
        relation::Entity,
        relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr()),
    );
    Relation::columns(select);
}

fn zero_if_undated(day: SimpleExpr) -> SimpleExpr {
    Func::coalesce([day, Expr::value(Value::from(0))]).into()
}
