//! Countries.

use std::collections::HashMap;

use entity::country::{self, RegionCode};
use entity::{city, country_name, relation_end};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};

use super::page::{Key, OrderBy, Page, Position, Window};
use super::{StoreError, View, keys};

/// What a country must meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// `None`: any.
    pub codes: Option<Vec<String>>,
    pub not_codes: Vec<String>,
    pub regions: Option<Vec<RegionCode>>,
    pub not_regions: Vec<RegionCode>,
    /// The one region that it lies in, beside what `regions` asks.
    pub within: Option<RegionCode>,
    /// Whether a city there has a relation with the home city.
    pub has_partners: Option<bool>,
}

pub async fn find_by_codes(
    view: &View,
    codes: &[String],
) -> Result<HashMap<String, country::Model>, StoreError> {
    let found = country::Entity::find()
        .filter(keys::among_words(view.backend(), country::Column::Code.as_column_ref(), codes))
        .all(&view.tx)
        .await?;
    Ok(found.into_iter().map(|country| (country.code.clone(), country)).collect())
}

pub async fn find_by_ids(view: &View, ids: &[i64]) -> Result<HashMap<i64, country::Model>, StoreError> {
    let found = country::Entity::find()
        .filter(keys::among(view.backend(), country::Column::Id.as_column_ref(), ids))
        .all(&view.tx)
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
        .all(&view.tx)
        .await?;
    let mut names: HashMap<i64, Vec<_>> = HashMap::new();
    for name in found {
        names.entry(name.country_id).or_default().push(name);
    }
    Ok(names)
}

/// A page of countries in the order of their names.
pub async fn list(view: &View, filter: &Filter, window: &Window) -> Result<Page<country::Model>, StoreError> {
    let mut select = country::Entity::find().filter(condition(view, filter));
    let order = OrderBy {
        key: Expr::col(country::Column::SortKey.as_column_ref()),
        id: Expr::col(country::Column::Id.as_column_ref()),
    };
    window.cut(QueryTrait::query(&mut select), &order);
    Ok(window.page(select.all(&view.tx).await?))
}

pub async fn count(view: &View, filter: &Filter) -> Result<u64, StoreError> {
    use sea_orm::PaginatorTrait;
    Ok(country::Entity::find().filter(condition(view, filter)).count(&view.tx).await?)
}

/// The place of a country in the list.
pub fn position(country: &country::Model) -> Position {
    Position { key: Key::Bytes(country.sort_key.clone()), id: country.id }
}

pub(super) fn condition(view: &View, filter: &Filter) -> sea_orm::Condition {
    let mut all = sea_orm::Condition::all();
    if let Some(codes) = &filter.codes {
        all = all.add(country::Column::Code.is_in(codes));
    }
    if !filter.not_codes.is_empty() {
        all = all.add(country::Column::Code.is_not_in(&filter.not_codes));
    }
    if let Some(regions) = &filter.regions {
        all = all.add(country::Column::Region.is_in(regions.iter().copied()));
    }
    if let Some(region) = filter.within {
        all = all.add(country::Column::Region.eq(region));
    }
    if !filter.not_regions.is_empty() {
        let outside = country::Column::Region.is_not_in(filter.not_regions.iter().copied());
        all = all.add(outside.or(country::Column::Region.is_null()));
    }
    if let Some(wanted) = filter.has_partners {
        let partners = Query::select()
            .expr(Expr::val(1))
            .from(relation_end::Entity)
            .inner_join(
                city::Entity,
                city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr()),
            )
            .and_where(relation_end::Column::CityId.into_expr().eq(view.dataset.home_city_id))
            .and_where(city::Column::CountryId.into_expr().eq(country::Column::Id.into_expr()))
            .to_owned();
        let exists = Expr::exists(partners);
        all = all.add(if wanted { exists } else { exists.not() });
    }
    all
}

/// How many cities of each country have a relation with the home city; countries without are absent.
pub async fn count_partners(view: &View, ids: &[i64]) -> Result<HashMap<i64, i64>, StoreError> {
    let country_id = city::Column::CountryId.as_column_ref();
    let select = Query::select()
        .expr_as(Expr::col(country_id.clone()), Alias::new("country_id"))
        .expr_as(Func::count_distinct(relation_end::Column::PartnerId.into_expr()), Alias::new("partners"))
        .from(relation_end::Entity)
        .inner_join(
            city::Entity,
            city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr()),
        )
        .and_where(relation_end::Column::CityId.into_expr().eq(view.dataset.home_city_id))
        .and_where(keys::among(view.backend(), country_id.clone(), ids))
        .group_by_columns([country_id])
        .to_owned();
    let mut counts = HashMap::new();
    for row in view.tx.query_all(&select).await? {
        counts.insert(row.try_get("", "country_id")?, row.try_get("", "partners")?);
    }
    Ok(counts)
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
    let mut counts = HashMap::new();
    for row in view.tx.query_all(&select).await? {
        counts.insert(row.try_get("", "region")?, row.try_get("", "partners")?);
    }
    Ok(counts)
}
