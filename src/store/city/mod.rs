//! Cities: one by slug or id, pages of them at the root and by country, and their names and summaries.

mod filter;
mod globe;
mod nearest;
mod order;

use std::collections::HashMap;

use entity::{city, city_slug, city_summary};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryTrait};

use super::filter::Meets;
pub use super::filter::{Circle, CityFilter as Filter, Feature, Industry, Point};
use super::page::{Children, Page, Window};
use super::reading::{Count as _, Length, Models, Read as _, Row};
use super::{StoreError, View, keys};
pub(crate) use filter::own_fact;
pub use nearest::nearest_slugs;
use order::order_by;
pub use order::{Field, Order};

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, city::Model>, StoreError> {
    let found = city::Entity::find()
        .filter(keys::among(view.backend(), city::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|city| (city.id, city)).collect())
}

/// Cities by slug; former slugs are looked up only if a slug is not a current one.
pub async fn find_by_slugs(
    view: &View,
    slugs: &[String],
) -> Result<HashMap<String, city::Model>, StoreError> {
    let current = keys::among_words(view.backend(), city::Column::Slug.as_column_ref(), slugs);
    let mut by_slug = HashMap::new();
    for city in city::Entity::find().filter(current).read(&view.tx).await? {
        by_slug.insert(city.slug.clone(), city);
    }
    let unknown: Vec<_> = slugs.iter().filter(|slug| !by_slug.contains_key(*slug)).cloned().collect();
    if !unknown.is_empty() {
        let former = keys::among_words(view.backend(), city_slug::Column::Slug.as_column_ref(), &unknown);
        let found = city_slug::Entity::find().find_also_related(city::Entity).filter(former);
        for (slug, city) in found.read(&view.tx).await? {
            by_slug.extend(city.map(|city| (slug.slug, city)));
        }
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
    let mut summaries: HashMap<i64, Vec<_>> = HashMap::new();
    for summary in found {
        summaries.entry(summary.city_id).or_default().push(summary);
    }
    Ok(summaries)
}

/// A page of all cities.
pub async fn list(
    view: &View,
    filter: &Filter,
    order: &Order,
    window: &Window,
) -> Result<Page<city::Model>, StoreError> {
    let select = city::Entity::find().filter(filter.condition(view)).into_query();
    let models = Models::<city::Entity>::new("");
    window.read_page(view, select, &order_by(order), |row| models.read(row)).await
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
) -> Result<HashMap<i64, Page<city::Model>>, StoreError> {
    let models = Models::<city::Entity>::new("");
    of_country(view, filter, order).read_pages(view, countries, window, columns, |row| models.read(row)).await
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
) -> Result<HashMap<i64, Vec<city::Model>>, StoreError> {
    let asked = Alias::new("asked");
    let mut select = Query::select();
    columns(&mut select);
    select
        .expr_as(Expr::col((asked.clone(), city::Column::Id)), Alias::new("asked_id"))
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
    let models = Models::<city::Entity>::new("");
    let read = |row: &Row<'_>| Ok((row.get("asked_id")?, models.read(row)?));
    let mut namesakes: HashMap<i64, Vec<city::Model>> = HashMap::new();
    for (asked, city) in view.tx.rows(Length::Short, &select, read).await? {
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
        order: order_by(order),
        filter: filter.condition(view),
    }
}

pub(super) fn columns(select: &mut SelectStatement) {
    for column in city::Column::iter() {
        select.column(column.as_column_ref());
    }
}
