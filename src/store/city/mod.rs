//! Cities: one by slug or id, pages of them at the root and by country, and their names and summaries.

use std::collections::HashMap;

use entity::{city, city_slug, city_summary, country, relation_end};
use sea_orm::sea_query::{Alias, Expr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Iterable, PaginatorTrait,
};
use sea_orm::{QueryFilter, QueryTrait};

use super::page::{Children, Key, OrderBy, Page, Position, Window};
use super::{StoreError, View, country as countries, keys, relation};

/// What a city must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    pub country: Option<countries::Filter>,
    /// The latest relation with the home city that has not ended exists and meets this.
    pub relation: Option<relation::Filter>,
    pub and: Vec<Filter>,
    pub or: Option<Vec<Filter>>,
    pub not: Option<Box<Filter>>,
}

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, city::Model>, StoreError> {
    let found = city::Entity::find()
        .filter(keys::among(view.backend(), city::Column::Id.as_column_ref(), ids))
        .all(&view.tx)
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
    for city in city::Entity::find().filter(current).all(&view.tx).await? {
        by_slug.insert(city.slug.clone(), city);
    }
    let unknown: Vec<_> = slugs.iter().filter(|slug| !by_slug.contains_key(*slug)).cloned().collect();
    if !unknown.is_empty() {
        let former = keys::among_words(view.backend(), city_slug::Column::Slug.as_column_ref(), &unknown);
        let found = city_slug::Entity::find().find_also_related(city::Entity).filter(former);
        for (slug, city) in found.all(&view.tx).await? {
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
        .all(&view.tx)
        .await?;
    let mut summaries: HashMap<i64, Vec<_>> = HashMap::new();
    for summary in found {
        summaries.entry(summary.city_id).or_default().push(summary);
    }
    Ok(summaries)
}

/// A page of all cities in the order of their names.
pub async fn list(view: &View, filter: &Filter, window: &Window) -> Result<Page<city::Model>, StoreError> {
    let mut select = city::Entity::find().filter(condition(view, filter));
    window.cut(QueryTrait::query(&mut select), &by_name());
    Ok(window.page(select.all(&view.tx).await?))
}

pub async fn count(view: &View, filter: &Filter) -> Result<u64, StoreError> {
    Ok(city::Entity::find().filter(condition(view, filter)).count(&view.tx).await?)
}

/// For each country a page of its cities in the order of their names.
pub async fn list_by_country(
    view: &View,
    countries: &[i64],
    filter: &Filter,
    window: &Window,
) -> Result<HashMap<i64, Page<city::Model>>, StoreError> {
    of_country(view, filter)
        .read(view, countries, window, columns, |row| city::Model::from_query_result(row, ""))
        .await
}

pub async fn count_by_country(
    view: &View,
    countries: &[i64],
    filter: &Filter,
) -> Result<HashMap<i64, i64>, StoreError> {
    of_country(view, filter).count(view, countries).await
}

/// The place of a city in a list by name.
pub fn position(city: &city::Model) -> Position {
    Position { key: Key::Bytes(city.sort_key.clone()), id: city.id }
}

fn by_name() -> OrderBy {
    OrderBy { key: city::Column::SortKey.into_expr(), id: city::Column::Id.into_expr() }
}

fn of_country(view: &View, filter: &Filter) -> Children {
    Children {
        table: "city",
        parent: "country_id",
        id: "id",
        order: by_name(),
        filter: condition(view, filter),
    }
}

fn columns(select: &mut SelectStatement) {
    for column in city::Column::iter() {
        select.column(column.as_column_ref());
    }
}

/// The filter as a condition on `city`.
pub(super) fn condition(view: &View, filter: &Filter) -> Condition {
    let mut all = Condition::all();
    if let Some(wanted) = &filter.country {
        let countries = Query::select()
            .column(country::Column::Id.as_column_ref())
            .from(country::Entity)
            .cond_where(countries::condition(view, wanted))
            .to_owned();
        all = all.add(city::Column::CountryId.in_subquery(countries));
    }
    if let Some(wanted) = &filter.relation {
        all = all.add(Expr::exists(relation::with_home(view, wanted)));
    }
    for part in &filter.and {
        all = all.add(condition(view, part));
    }
    if let Some(parts) = &filter.or {
        all = all.add(parts.iter().fold(Condition::any(), |any, part| any.add(condition(view, part))));
    }
    if let Some(part) = &filter.not {
        all = all.add(condition(view, part).not());
    }
    all
}

/// How many cities each city has a relation with; those without are absent.
pub async fn count_partners(view: &View, ids: &[i64]) -> Result<HashMap<i64, i64>, StoreError> {
    let city_id = relation_end::Column::CityId.as_column_ref();
    let select = Query::select()
        .expr_as(Expr::col(city_id.clone()), Alias::new("city_id"))
        .expr_as(
            sea_orm::sea_query::Func::count_distinct(relation_end::Column::PartnerId.into_expr()),
            Alias::new("partners"),
        )
        .from(relation_end::Entity)
        .and_where(keys::among(view.backend(), city_id.clone(), ids))
        .group_by_columns([city_id])
        .to_owned();
    let mut counts = HashMap::new();
    for row in view.tx.query_all(&select).await? {
        counts.insert(row.try_get("", "city_id")?, row.try_get("", "partners")?);
    }
    Ok(counts)
}
