//! Countries.

mod filter;

use std::collections::HashMap;

use entity::country::{self, RegionCode};
use entity::{city, country_name, relation_end};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};

pub use super::filter::CountryFilter as Filter;
use super::order::{KeyKind, OrderBy, SortKey};
use super::page::{Page, Window};
use super::reading::{Count as _, Length, Models, Read as _, Row};
use super::{StoreError, View, keys};
pub(crate) use filter::condition;

/// The bytes that a country takes on the heap.
pub fn bytes(country: &country::Model) -> usize {
    let country::Model { code, alpha3, numeric, subregion, name, sort_key, .. } = country;
    let texts = [Some(code), alpha3.as_ref(), numeric.as_ref(), subregion.as_ref(), Some(name)];
    sort_key.capacity() + texts.into_iter().flatten().map(String::capacity).sum::<usize>()
}

pub async fn find_by_codes(
    view: &View,
    codes: &[String],
) -> Result<HashMap<String, country::Model>, StoreError> {
    let found = country::Entity::find()
        .filter(keys::among_words(view.backend(), country::Column::Code.as_column_ref(), codes))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|country| (country.code.clone(), country)).collect())
}

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, country::Model>, StoreError> {
    let found = country::Entity::find()
        .filter(keys::among(view.backend(), country::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|country| (country.id, country)).collect())
}

/// The names of countries, by country.
pub async fn list_names(
    view: &View,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<country_name::Model>>, StoreError> {
    let found = country_name::Entity::find()
        .filter(keys::among(view.backend(), country_name::Column::CountryId.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |name| name.country_id))
}

/// A page of countries.
pub async fn list(
    view: &View,
    filter: &Filter,
    order: &Order,
    window: &Window,
) -> Result<Page<country::Model>, StoreError> {
    let select = country::Entity::find().filter(condition(filter)).into_query();
    let models = Models::<country::Entity>::new("");
    window.read_page(view, select, &order_by(order), |cells| cells.model(&models)).await
}

pub async fn count(view: &View, filter: &Filter) -> Result<u64, StoreError> {
    country::Entity::find().filter(condition(filter)).count(&view.tx).await
}

/// One key of an order of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Name,
    Code,
    PartnerCount,
}

/// A key and whether it descends.
pub type Order = Vec<(Field, bool)>;

fn order_by(order: &Order) -> OrderBy {
    let key = |&(field, descending): &(Field, bool)| {
        let (column, kind) = match field {
            Field::Name => (country::Column::SortKey, KeyKind::Bytes),
            Field::Code => (country::Column::Code, KeyKind::Text),
            Field::PartnerCount => (country::Column::PartnerCount, KeyKind::Number),
        };
        SortKey::new(column.into_expr(), kind, descending)
    };
    OrderBy { keys: order.iter().map(key).collect(), id: country::Column::Id.into_expr() }
}

/// How many cities of each region have a relation with the home city; regions without are absent.
pub async fn count_partners_by_region(view: &View) -> Result<HashMap<RegionCode, i64>, StoreError> {
    let region = country::Column::Region.as_column_ref();
    let select = Query::select()
        .expr_as(Expr::col(region.clone()), Alias::new("region"))
        .expr_as(Func::count_distinct(relation_end::Column::PartnerId.into_expr()), Alias::new("partners"))
        .from(relation_end::Entity)
        .inner_join(
            city::Entity,
            city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr()),
        )
        .inner_join(country::Entity, country::Column::Id.into_expr().eq(city::Column::CountryId.into_expr()))
        .and_where(relation_end::Column::CityId.into_expr().eq(view.dataset.home_city_id))
        .and_where(Expr::col(region.clone()).is_not_null())
        .group_by_columns([region])
        .to_owned();
    let read = |row: &Row<'_>| Ok((row.word("region")?, row.get("partners")?));
    Ok(view.tx.rows(Length::Long, &select, read).await?.into_iter().collect())
}
