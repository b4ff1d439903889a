//! The sources and the vocabulary of industries.

use std::collections::{BTreeMap, HashMap};

use entity::{city_industry, fact, industry, industry_name, relation_end, source};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;

use super::city::own_fact;
use super::reading::{Length, Read as _, Row};
use super::{StoreError, View, keys};

/// What one state of the data set has that the one before it had not, as its column has it.
#[derive(Clone, Debug, Deserialize)]
pub struct Change {
    /// The day on which it was published, `YYYY-MM-DD`.
    pub date: String,
    /// In English.
    pub says: String,
    /// Of `says`, by field and language.
    pub translations: BTreeMap<String, BTreeMap<String, String>>,
    /// The slugs of the cities whose entries changed; `None` for all of the data set.
    pub cities: Option<Vec<String>>,
}

impl Change {
    /// Whether the entry of this city changed; it must be one of the data set's own.
    pub fn is_of(&self, slug: &str) -> bool {
        self.cities.as_ref().is_none_or(|cities| cities.iter().any(|city| city == slug))
    }
}

/// The changes of the data set, the latest first.
pub fn changes(view: &View) -> Vec<Change> {
    // What is no JSON is not ours.
    view.dataset.changes.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// All sources in the order of their slugs.
pub async fn list_sources(view: &View) -> Result<Vec<source::Model>, StoreError> {
    source::Entity::find().order_by_asc(source::Column::Slug).read(&view.tx).await
}

pub async fn find_sources(view: &View, ids: &[i64]) -> Result<HashMap<i64, source::Model>, StoreError> {
    let found = source::Entity::find()
        .filter(keys::among(view.backend(), source::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|source| (source.id, source)).collect())
}

/// The whole vocabulary in the order of its slugs.
pub async fn list_industries(view: &View) -> Result<Vec<industry::Model>, StoreError> {
    industry::Entity::find().order_by_asc(industry::Column::Slug).read(&view.tx).await
}

pub async fn find_industries(view: &View, ids: &[i64]) -> Result<HashMap<i64, industry::Model>, StoreError> {
    let found = industry::Entity::find()
        .filter(keys::among(view.backend(), industry::Column::Id.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(found.into_iter().map(|industry| (industry.id, industry)).collect())
}

/// The names of industries, by industry.
pub async fn list_industry_names(
    view: &View,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<industry_name::Model>>, StoreError> {
    let found = industry_name::Entity::find()
        .filter(keys::among(view.backend(), industry_name::Column::IndustryId.as_column_ref(), ids))
        .read(&view.tx)
        .await?;
    Ok(keys::grouped(found, |name| name.industry_id))
}

/// How many partners of the home city have each industry themselves; industries without are absent.
pub async fn count_industry_partners(view: &View, ids: &[i64]) -> Result<HashMap<i64, i64>, StoreError> {
    let industry_id = city_industry::Column::IndustryId.as_column_ref();
    let select = Query::select()
        .expr_as(Expr::col(industry_id.clone()), Alias::new("industry_id"))
        .expr_as(Func::count_distinct(fact::Column::CityId.into_expr()), Alias::new("partners"))
        .from(city_industry::Entity)
        .inner_join(fact::Entity, fact::Column::Id.into_expr().eq(city_industry::Column::Id.into_expr()))
        .inner_join(
            relation_end::Entity,
            relation_end::Column::PartnerId.into_expr().eq(fact::Column::CityId.into_expr()),
        )
        .and_where(relation_end::Column::CityId.into_expr().eq(view.dataset.home_city_id))
        .and_where(own_fact())
        .and_where(keys::among(view.backend(), industry_id.clone(), ids))
        .group_by_columns([industry_id])
        .to_owned();
    let read = |row: &Row<'_>| Ok((row.get("industry_id")?, row.get("partners")?));
    Ok(view.tx.rows(Length::Long, &select, read).await?.into_iter().collect())
}
