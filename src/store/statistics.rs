//! Counts over the relations of a city, done in SQL.

use std::collections::HashMap;

use entity::relation::RelationStatus;
use entity::{city, country, relation, relation_end};
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};

use super::{StoreError, View, keys, relation as relations};

/// Which relations are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// Certainly in force at the end of this day; `None`: recorded as not ended.
    pub as_of: Option<i32>,
    pub filter: relations::Filter,
}

/// The counts of all relations of a scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub cities: i64,
    pub countries: i64,
    pub regions: i64,
    pub relations: i64,
    pub undated: i64,
}

/// What the relations are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    Kind,
    Region,
    Country,
}

/// One group with its counts; `key` is an enum name or a country code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    pub key: String,
    pub label: String,
    pub relations: i64,
    pub cities: i64,
}

/// The totals of each city in the middle; one without any relation is absent.
pub async fn count(view: &View, scope: &Scope, centers: &[i64]) -> Result<HashMap<i64, Totals>, StoreError> {
    let mut counted = scoped(view, scope, centers);
    counted
        .expr_as(distinct(relation_end::Column::PartnerId), Alias::new("cities"))
        .expr_as(distinct(city::Column::CountryId), Alias::new("countries"))
        .expr_as(distinct(country::Column::Region), Alias::new("regions"))
        .expr_as(Expr::col(Asterisk).count(), Alias::new("relations"))
        .cond_where(in_force(scope));
    let mut totals: HashMap<i64, Totals> = HashMap::new();
    for row in view.tx.query_all(&counted).await? {
        let found = Totals {
            cities: row.try_get("", "cities")?,
            countries: row.try_get("", "countries")?,
            regions: row.try_get("", "regions")?,
            relations: row.try_get("", "relations")?,
            undated: 0,
        };
        totals.insert(row.try_get("", CENTER)?, found);
    }
    let mut undated = scoped(view, scope, centers);
    undated
        .expr_as(Expr::col(Asterisk).count(), Alias::new("undated"))
        .and_where(relation::Column::EstablishedFirst.into_expr().is_null());
    for row in view.tx.query_all(&undated).await? {
        totals.entry(row.try_get("", CENTER)?).or_default().undated = row.try_get("", "undated")?;
    }
    Ok(totals)
}

/// The groups of each city in the middle, in the order of their keys; one without any is absent.
pub async fn group(
    view: &View,
    scope: &Scope,
    grouping: Grouping,
    centers: &[i64],
) -> Result<HashMap<i64, Vec<Bucket>>, StoreError> {
    let (key, label) = match grouping {
        Grouping::Kind => (relation::Column::Kind.as_column_ref(), None),
        Grouping::Region => (country::Column::Region.as_column_ref(), None),
        Grouping::Country => {
            (country::Column::Code.as_column_ref(), Some(country::Column::Name.as_column_ref()))
        }
    };
    let mut select = scoped(view, scope, centers);
    select
        .expr_as(Expr::col(key.clone()), Alias::new("key"))
        .expr_as(Expr::col(label.clone().unwrap_or_else(|| key.clone())), Alias::new("label"))
        .expr_as(Expr::col(Asterisk).count(), Alias::new("relations"))
        .expr_as(distinct(relation_end::Column::PartnerId), Alias::new("cities"))
        .cond_where(in_force(scope))
        .and_where(Expr::col(key.clone()).is_not_null())
        .group_by_columns([key.clone()].into_iter().chain(label))
        .order_by(key, sea_orm::Order::Asc);
    let mut groups: HashMap<i64, Vec<Bucket>> = HashMap::new();
    for row in view.tx.query_all(&select).await? {
        groups.entry(row.try_get("", CENTER)?).or_default().push(Bucket {
            key: row.try_get("", "key")?,
            label: row.try_get("", "label")?,
            relations: row.try_get("", "relations")?,
            cities: row.try_get("", "cities")?,
        });
    }
    Ok(groups)
}

const CENTER: &str = "center";

fn scoped(view: &View, scope: &Scope, centers: &[i64]) -> SelectStatement {
    let center = relation_end::Column::CityId.as_column_ref();
    Query::select()
        .expr_as(Expr::col(center.clone()), Alias::new(CENTER))
        .from(relation_end::Entity)
        .inner_join(
            relation::Entity,
            relation::Column::Id.into_expr().eq(relation_end::Column::RelationId.into_expr()),
        )
        .inner_join(
            city::Entity,
            city::Column::Id.into_expr().eq(relation_end::Column::PartnerId.into_expr()),
        )
        .inner_join(country::Entity, country::Column::Id.into_expr().eq(city::Column::CountryId.into_expr()))
        .and_where(keys::among(view.backend(), center.clone(), centers))
        .cond_where(relations::condition(view, &scope.filter, relations::Far::Partner))
        .group_by_columns([center])
        .to_owned()
}

fn in_force(scope: &Scope) -> Condition {
    let Some(day) = scope.as_of else {
        return Condition::all().add(relation::Column::Status.ne(RelationStatus::Ended));
    };
    let not_ended = Condition::any()
        .add(relation::Column::Ended.is_null().and(relation::Column::Status.ne(RelationStatus::Ended)))
        .add(relation::Column::EndedFirst.gt(day));
    Condition::all().add(relation::Column::EstablishedLast.lte(day)).add(not_ended)
}

fn distinct(column: impl ColumnTrait) -> SimpleExpr {
    Func::count_distinct(column.into_expr()).into()
}
