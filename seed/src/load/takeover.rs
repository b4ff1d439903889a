//! Cities of imports that the data set now has as well: their columns become the data set's, their facts stay.

use std::collections::{BTreeMap, BTreeSet};

use entity::city_name::{self, NameKind};
use entity::fact::{self, FactKind};
use entity::relation::{self, RelationKind};
use entity::{city, city_record, city_slug, city_summary, note, relation_end, timeline};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::owner::SEED;
use super::plan::Plan;
use super::seconded::Cited;
use super::state::State;
use super::{bulk, seconded};
use crate::record::FactBody;

/// Hands over the cities, and merges those that stood beside the data set's own.
pub(super) async fn apply(tx: &impl ConnectionTrait, plan: &Plan<'_>) -> Result<(), DbErr> {
    let taken = plan.cities.iter().filter(|city| city.found.taken_over().is_some());
    forget_columns(tx, &taken.map(|city| city.id).collect::<Vec<_>>()).await?;
    for (twin, into) in plan.cities.iter().filter_map(|city| Some((city.found.twin()?, city.id))) {
        forget_columns(tx, &[twin.id]).await?;
        merge(tx, twin.id, into).await?;
    }
    let slugs = plan.inherited.iter().map(|inherited| inherited.slug.as_str());
    city_slug::Entity::delete_many().filter(city_slug::Column::Slug.is_in(slugs)).exec(tx).await?;
    let slugs = plan.inherited.iter().map(|inherited| city_slug::Model {
        slug: inherited.slug.clone(),
        city_id: inherited.city_id,
        layer: inherited.owner.clone(),
    });
    bulk::insert::<city_slug::Entity>(tx, slugs.collect()).await
}

/// Deletes the facts by which imports sourced the columns and the usual name.
async fn forget_columns(tx: &impl ConnectionTrait, cities: &[i64]) -> Result<(), DbErr> {
    let facts = bulk::find::<fact::Entity>(tx, fact::Column::CityId, cities).await?;
    let imported = facts.iter().filter(|fact| fact.layer != SEED);
    let names: Vec<i64> =
        imported.clone().filter(|fact| fact.kind == FactKind::Name).map(|fact| fact.id).collect();
    let names = bulk::find::<city_name::Entity>(tx, city_name::Column::Id, &names).await?;
    let usual =
        names.iter().filter(|name| name.kind == NameKind::Official && name.lang.as_deref() == Some("en"));
    let mut gone: Vec<i64> = usual.map(|name| name.id).collect();
    gone.extend(imported.filter(|fact| fact.kind == FactKind::Attribute).map(|fact| fact.id));
    bulk::delete::<fact::Entity>(tx, fact::Column::Id, &gone).await
}

/// Hangs all that imports state of the one city on the other, and deletes the one.
async fn merge(tx: &impl ConnectionTrait, from: i64, into: i64) -> Result<(), DbErr> {
    let ends = bulk::find::<relation_end::Entity>(tx, relation_end::Column::CityId, &[from, into]).await?;
    let partners = |city: i64| ends.iter().filter(move |end| end.city_id == city);
    let known: BTreeSet<i64> = partners(into).map(|end| end.partner_id).collect();
    for end in partners(from) {
        let other = end.partner_id;
        // A pair that has a relation already needs no second one without date and kind.
        if other == into || known.contains(&other) {
            bulk::delete::<fact::Entity>(tx, fact::Column::Id, &[end.relation_id]).await?;
            continue;
        }
        relation::Entity::update_many()
            .col_expr(relation::Column::LowCityId, Expr::value(other.min(into)))
            .col_expr(relation::Column::HighCityId, Expr::value(other.max(into)))
            .filter(relation::Column::Id.eq(end.relation_id))
            .exec(tx)
            .await?;
    }
    for (column, condition) in [
        (relation_end::Column::CityId, relation_end::Column::CityId.eq(from)),
        (relation_end::Column::PartnerId, relation_end::Column::PartnerId.eq(from)),
    ] {
        let ends = relation_end::Entity::update_many().col_expr(column, Expr::value(into));
        ends.filter(condition).exec(tx).await?;
    }
    let facts = fact::Entity::update_many().col_expr(fact::Column::CityId, Expr::value(into));
    facts.filter(fact::Column::CityId.eq(from)).exec(tx).await?;
    let timeline = timeline::Entity::update_many().col_expr(timeline::Column::CityId, Expr::value(into));
    timeline.filter(timeline::Column::CityId.eq(from)).exec(tx).await?;
    let notes = note::Entity::update_many().col_expr(note::Column::CityId, Expr::value(into));
    notes.filter(note::Column::CityId.eq(from)).exec(tx).await?;
    let slugs = city_slug::Entity::update_many().col_expr(city_slug::Column::CityId, Expr::value(into));
    slugs.filter(city_slug::Column::CityId.eq(from)).exec(tx).await?;
    let records = city_record::Entity::update_many().col_expr(city_record::Column::CityId, Expr::value(into));
    records.filter(city_record::Column::CityId.eq(from)).exec(tx).await?;
    bulk::delete::<city_summary::Entity>(tx, city_summary::Column::CityId, &[from]).await?;
    bulk::delete::<city::Entity>(tx, city::Column::Id, &[from]).await
}

/// Deletes the relations of imports whose pair the owner links itself, where they say no more than that there is one.
/// Gives the citations that their sources become.
pub(super) async fn give_way(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    state: &State,
) -> Result<Vec<Cited>, DbErr> {
    let mut pairs = BTreeSet::new();
    for city in plan.changed() {
        for fact in &city.record.facts {
            let FactBody::Relation(relation) = &fact.body else { continue };
            let partner = state.id(&relation.with).unwrap_or(city.id);
            pairs.insert((city.id.min(partner), city.id.max(partner)));
        }
    }
    let low: BTreeSet<i64> = pairs.iter().map(|(low, _)| *low).collect();
    let low: Vec<i64> = low.into_iter().collect();
    let mut stored = bulk::find::<relation::Entity>(tx, relation::Column::LowCityId, &low).await?;
    stored.retain(|relation| {
        let bare = relation.kind == RelationKind::Unknown && relation.established.is_none();
        bare && pairs.contains(&(relation.low_city_id, relation.high_city_id))
    });
    let stored: BTreeMap<i64, relation::Model> =
        stored.into_iter().map(|relation| (relation.id, relation)).collect();
    let ids: Vec<i64> = stored.keys().copied().collect();
    let mut facts = bulk::find::<fact::Entity>(tx, fact::Column::Id, &ids).await?;
    facts.retain(|fact| fact.layer != SEED && fact.layer != plan.owner.0);
    let ids: Vec<i64> = facts.iter().map(|fact| fact.id).collect();
    let mut cited = seconded::take(tx, plan.owner, &ids).await?;
    cited.extend(facts.iter().map(|fact| Cited::by(&stored[&fact.id], fact)));
    bulk::delete::<fact::Entity>(tx, fact::Column::Id, &ids).await?;
    Ok(cited)
}
