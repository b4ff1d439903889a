//! The time line: signings, endings and what sources date or tell, in one list.

use std::collections::HashMap;

use domain::reading::Reading;
use entity::timeline::EventKind;
use entity::{event, fact, timeline};
use sea_orm::sea_query::{ExprTrait as _, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QueryTrait};

pub use super::filter::EventFilter as Filter;
pub use super::filter::EventIds as Ids;
use super::filter::{Entries, EventIds, Meets, combine};
use super::order::{OrderBy, SortKey};
use super::page::{Page, Window};
use super::reading::{Count as _, Models, Read as _};
use super::{StoreError, View, keys};

/// Whether the latest come first; undated entries are last both ways.
pub type Descending = bool;

impl Meets for Filter {
    fn condition(&self, view: &View) -> Condition {
        combine(own(view, self), &self.and, self.or.as_ref(), self.not.as_deref(), |part| {
            part.condition(view)
        })
    }
}

/// What is asked but for `and`, `or` and `not`.
fn own(view: &View, filter: &Filter) -> Condition {
    let date = filter.date.as_ref().map(|dates| {
        dates.on(timeline::Column::DateFirst.into_expr(), timeline::Column::DateLast.into_expr())
    });
    Condition::all()
        .add_option(filter.ids.as_ref().map(named))
        .add_option(date)
        .add_option(filter.kind.on_enum_in_order(timeline::Column::Kind.into_expr()))
        .add_option(filter.city.as_ref().map(|wanted| timeline::Column::CityId.in_subquery(wanted.ids(view))))
}

/// The entry is one of these.
fn named(ids: &EventIds) -> Condition {
    let made_by = |facts: &Entries| timeline::Column::FactId.in_subquery(facts.facts());
    let kind = timeline::Column::Kind;
    let told = [EventKind::RelationEstablished, EventKind::RelationEnded];
    Condition::any()
        .add(made_by(&ids.signings).and(kind.eq(EventKind::RelationEstablished)))
        .add(made_by(&ids.endings).and(kind.eq(EventKind::RelationEnded)))
        .add(made_by(&ids.told).and(kind.is_not_in(told)))
}

/// The entries of a reading: each event once.
fn read_as(reading: Reading) -> SimpleExpr {
    match reading {
        Reading::Best => timeline::Column::Corrected.eq(false),
        Reading::Stated => timeline::Column::Corrects.eq(false),
    }
}

/// A page of the time line.
pub async fn list(
    view: &View,
    filter: &Filter,
    reading: Reading,
    descending: Descending,
    window: &Window,
) -> Result<Page<timeline::Model>, StoreError> {
    let order = OrderBy {
        keys: vec![SortKey::day(timeline::Column::DateFirst.into_expr(), descending)],
        id: timeline::Column::Id.into_expr(),
    };
    let select =
        timeline::Entity::find().filter(filter.condition(view)).filter(read_as(reading)).into_query();
    let models = Models::<timeline::Entity>::new("");
    window.read_page(view, select, &order, |cells| cells.model(&models)).await
}

pub async fn count(view: &View, filter: &Filter, reading: Reading) -> Result<u64, StoreError> {
    timeline::Entity::find().filter(filter.condition(view)).filter(read_as(reading)).count(&view.tx).await
}

/// What the entries of cities tell, in the order of the entry.
pub async fn list_by_city(
    view: &View,
    cities: &[i64],
) -> Result<HashMap<i64, Vec<timeline::Model>>, StoreError> {
    let found = timeline::Entity::find()
        .inner_join(fact::Entity)
        .filter(keys::among(view.backend(), timeline::Column::CityId.as_column_ref(), cities))
        .order_by_asc(timeline::Column::CityId)
        .order_by_asc(fact::Column::Position)
        .order_by_asc(timeline::Column::Id)
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |entry| entry.city_id))
}

/// The entries that facts make, by the entry's id.
pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, timeline::Model>, StoreError> {
    let found = timeline::Entity::find()
        .filter(keys::among(view.backend(), timeline::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|entry| (entry.id, entry)).collect())
}

/// The events of entries that are no signing and no ending, by fact.
pub async fn find_told(view: &View, facts: &[i64]) -> Result<HashMap<i64, event::Model>, StoreError> {
    let found = event::Entity::find()
        .filter(keys::among(view.backend(), event::Column::Id.as_column_ref(), facts))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|event| (event.id, event)).collect())
}
