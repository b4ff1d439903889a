//! Cities: one by slug or id, pages of them at the root and by country, and their names and summaries.

mod details;
mod filter;
mod globe;
mod headline;
mod nearest;
mod order;
mod record;

use std::collections::HashMap;
use std::sync::Arc;

use entity::{city, city_slug, city_summary};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Query};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryTrait};

use super::filter::Meets;
pub use super::filter::{BoundingBox, Circle, CityFilter as Filter, Feature, Industry, Point};
use super::page::{Children, Page, Window};
use super::reading::{Cells, Count as _, Length, Read as _, Readable, Record as _, Row};
use super::{StoreError, View, keys};
pub use details::{Details, find_details};
pub(crate) use filter::own_fact;
pub use nearest::nearest_slugs;
use order::order_by;
pub use order::{Field, Order};
pub use record::City;

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, Arc<City>>, StoreError> {
    let wanted = keys::among(view.backend(), city::Column::Id.as_column_ref(), ids);
    let found = view.tx.records::<City>(City::find().filter(wanted)).await?;
    Ok(found.into_iter().map(|city| (city.id, city)).collect())
}

/// Cities by slug; former slugs are looked up only if a slug is not a current one.
pub async fn find_by_slugs(view: &View, slugs: &[String]) -> Result<HashMap<String, Arc<City>>, StoreError> {
    let current = keys::among_words(view.backend(), city::Column::Slug.as_column_ref(), slugs);
    let mut by_slug = HashMap::new();
    for city in view.tx.records::<City>(City::find().filter(current)).await? {
        by_slug.insert(city.slug.clone(), city);
    }
    let unknown: Vec<_> = slugs.iter().filter(|slug| !by_slug.contains_key(*slug)).cloned().collect();
    if !unknown.is_empty() {
        let mut former = Query::select();
        former
            .column(city_slug::Column::Slug.as_column_ref())
            .from(city_slug::Entity)
            .inner_join(city::Entity, city::Column::Id.into_expr().eq(city_slug::Column::CityId.into_expr()))
            .and_where(keys::among_words(view.backend(), city_slug::Column::Slug.as_column_ref(), &unknown));
        City::columns(&mut former);
        by_slug.extend(view.tx.rows(Length::Short, &former, keyed).await?);
    }
    Ok(by_slug)
}

/// The summaries of cities, by city.
pub async fn list_summaries(
    view: &View,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<city_summary::Model>>, StoreError> {
    let found = city_summary::Entity::find()
        .filter(keys::among(view.backend(), city_summary::Column::CityId.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |summary| summary.city_id))
}

/// A page of all cities.
pub async fn list(
    view: &View,
    filter: &Filter,
    order: &Order,
    window: &Window,
) -> Result<Page<Arc<City>>, StoreError> {
    let select = City::find().filter(filter.condition(view)).into_query();
    window.read_page(view, select, &order_by(order), read).await
}

pub async fn count(view: &View, filter: &Filter) -> Result<u64, StoreError> {
    city::Entity::find().filter(filter.condition(view)).count(&view.tx).await
}

/// For each country a page of its cities.
pub async fn list_by_country(
    view: &View,
    countries: &[i64],
    filter: &Filter,
    order: &Order,
    window: &Window,
) -> Result<HashMap<i64, Page<Arc<City>>>, StoreError> {
    of_country(view, filter, order).read_pages(view, countries, window, City::columns, read).await
}

pub async fn count_by_country(
    view: &View,
    countries: &[i64],
    filter: &Filter,
) -> Result<HashMap<i64, i64>, StoreError> {
    of_country(view, filter, &Order::new()).count(view, countries).await
}

/// For each city others of the same usual English name, at most so many, in the order of their ids.
pub async fn list_namesakes(
    view: &View,
    ids: &[i64],
    most: usize,
) -> Result<HashMap<i64, Vec<Arc<City>>>, StoreError> {
    let asked = Alias::new("asked");
    let mut select = Query::select();
    select.expr_as(Expr::col((asked.clone(), city::Column::Id)), Alias::new("asked_id"));
    City::columns(&mut select);
    select
        .from(city::Entity)
        .join_as(
            JoinType::InnerJoin,
            city::Entity,
            asked.clone(),
            Expr::col((asked.clone(), city::Column::SortKey)).eq(city::Column::SortKey.into_expr()),
        )
        .and_where(Expr::col((asked.clone(), city::Column::Id)).ne(city::Column::Id.into_expr()))
        .and_where(keys::among(view.backend(), (asked, city::Column::Id), ids))
        .order_by(city::Column::Id.as_column_ref(), sea_orm::Order::Asc);
    let mut namesakes: HashMap<i64, Vec<Arc<City>>> = HashMap::new();
    for (asked, city) in view.tx.rows(Length::Short, &select, keyed).await? {
        let of_city = namesakes.entry(asked).or_default();
        if of_city.len() < most {
            of_city.push(city);
        }
    }
    Ok(namesakes)
}

fn of_country(view: &View, filter: &Filter, order: &Order) -> Children {
    Children {
        table: "city",
        parent: "country_id",
        id: "id",
        id_is_key: true,
        order: order_by(order),
        filter: filter.condition(view),
    }
}

pub(super) fn read(cells: &mut Cells<'_>) -> Result<Arc<City>, DbErr> {
    City::read(cells).map(Arc::new)
}

/// Reads a city behind what it is found by.
fn keyed<K: Readable>(row: &Row<'_>) -> Result<(K, Arc<City>), DbErr> {
    let cells = &mut row.cells();
    Ok((cells.next()?, read(cells)?))
}
