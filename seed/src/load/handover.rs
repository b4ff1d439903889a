//! A city that leaves the data set and of which an import speaks too: it becomes that import's.
//!
//! Its place and its usual name stay, as the import's own, until the import is loaded again and says them itself.

use std::collections::BTreeSet;

use entity::city_name::{self, NameKind};
use entity::fact::{FactKind, Standing};
use entity::{city, city_record, city_slug, city_summary, fact, note};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::owner::{Owner, SEED};
use super::{bulk, seconded};

/// Gives the city to the import, and deletes what the data set said beyond that.
pub(super) async fn apply(tx: &impl ConnectionTrait, id: i64, import: Owner<'_>) -> Result<(), DbErr> {
    let facts = bulk::find::<fact::Entity>(tx, fact::Column::CityId, &[id]).await?;
    let usual_names = usual_names(tx, &facts).await?;
    let taken: BTreeSet<&str> = facts.iter().map(|fact| fact.key.as_str()).collect();
    let mut gone = Vec::new();
    for row in facts.iter().filter(|fact| fact.layer == SEED) {
        let of_a_column = row.kind == FactKind::Attribute || usual_names.contains(&row.id);
        let key = import.key(&row.key);
        if of_a_column && !taken.contains(key.as_str()) {
            let layer = import.0.to_owned();
            let kept = fact::Model { layer, key, standing: Standing::Unchallenged, ..row.clone() };
            bulk::update::<fact::Entity>(tx, kept).await?;
        } else {
            gone.push(row.id);
        }
    }
    note::Entity::delete_many()
        .filter(note::Column::CityId.eq(id))
        .filter(note::Column::Layer.eq(SEED))
        .exec(tx)
        .await?;
    let lost = seconded::take(tx, Owner::seed(), &gone).await?;
    bulk::delete::<fact::Entity>(tx, fact::Column::Id, &gone).await?;
    seconded::forget(tx, &lost).await?;
    bulk::delete::<city_summary::Entity>(tx, city_summary::Column::CityId, &[id]).await?;
    city_slug::Entity::delete_many()
        .filter(city_slug::Column::CityId.eq(id))
        .filter(city_slug::Column::Layer.eq(SEED))
        .exec(tx)
        .await?;
    city_record::Entity::delete_many()
        .filter(city_record::Column::CityId.eq(id))
        .filter(city_record::Column::Layer.eq(SEED))
        .exec(tx)
        .await?;
    give_columns(tx, id, import).await
}

/// The facts that give the city's English name of lists.
async fn usual_names(tx: &impl ConnectionTrait, facts: &[fact::Model]) -> Result<BTreeSet<i64>, DbErr> {
    let names = facts.iter().filter(|fact| fact.kind == FactKind::Name && fact.feature_id.is_none());
    let ids: Vec<i64> = names.map(|fact| fact.id).collect();
    let names = bulk::find::<city_name::Entity>(tx, city_name::Column::Id, &ids).await?;
    let usual =
        names.iter().filter(|name| name.kind == NameKind::Official && name.lang.as_deref() == Some("en"));
    Ok(usual.map(|name| name.id).collect())
}

/// The figures of the columns stood on facts of the data set, so they go.
async fn give_columns(tx: &impl ConnectionTrait, id: i64, import: Owner<'_>) -> Result<(), DbErr> {
    let mut update = city::Entity::update_many().col_expr(city::Column::Layer, Expr::value(import.0));
    for column in [
        city::Column::PopulationLow,
        city::Column::PopulationHigh,
        city::Column::StatedPopulationLow,
        city::Column::StatedPopulationHigh,
        city::Column::AreaLow,
        city::Column::AreaHigh,
        city::Column::StatedAreaLow,
        city::Column::StatedAreaHigh,
    ] {
        update = update.col_expr(column, Expr::value(None::<f64>));
    }
    update.filter(city::Column::Id.eq(id)).exec(tx).await.map(|_| ())
}
