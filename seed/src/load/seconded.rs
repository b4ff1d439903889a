//! Relations that several sources state: an import's source is cited beside the one of the owner.
//!
//! Such a citation is the import's, though the fact is not: its source belongs to the import.
//! Its place comes after all that the owner cites.

use std::collections::{BTreeMap, BTreeSet};

use entity::{citation, city_record, fact, relation, source};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::bulk;
use super::owner::{Owner, SEED};
use super::plan::Plan;
use super::state::State;
use super::vocabulary::Vocabulary;

/// The citation of a relation that is written anew.
#[derive(Debug)]
pub(super) struct Cited {
    fact_id: i64,
    /// The ends of the relation, the lower id first.
    pair: (i64, i64),
    source_id: i64,
    locator: Option<String>,
}

impl Cited {
    /// A relation as a citation of its own source.
    pub(super) fn by(relation: &relation::Model, fact: &fact::Model) -> Self {
        Self {
            fact_id: fact.id,
            pair: (relation.low_city_id, relation.high_city_id),
            source_id: fact.source_id,
            locator: fact.locator.clone(),
        }
    }
}

/// Where in the source it is cited, by the ids of the facts.
pub(super) async fn citations_of(
    tx: &impl ConnectionTrait,
    source: i64,
) -> Result<BTreeMap<i64, Option<String>>, DbErr> {
    let rows = citation::Entity::find().filter(citation::Column::SourceId.eq(source)).all(tx).await?;
    Ok(rows.into_iter().map(|row| (row.fact_id, row.locator)).collect())
}

/// What imports cite beside the facts, which are about to be deleted or written anew; nothing of the owner's own.
pub(super) async fn take(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    facts: &[i64],
) -> Result<Vec<Cited>, DbErr> {
    let relations = bulk::find::<relation::Entity>(tx, relation::Column::Id, facts).await?;
    let pairs: BTreeMap<i64, (i64, i64)> =
        relations.into_iter().map(|row| (row.id, (row.low_city_id, row.high_city_id))).collect();
    let ids: Vec<i64> = pairs.keys().copied().collect();
    let mut rows = bulk::find::<citation::Entity>(tx, citation::Column::FactId, &ids).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let imports = source::Entity::find().filter(source::Column::Layer.ne(SEED)).all(tx).await?;
    let others: BTreeSet<i64> =
        imports.into_iter().filter(|source| source.layer != owner.0).map(|source| source.id).collect();
    rows.retain(|row| others.contains(&row.source_id));
    rows.sort_by_key(|row| (row.fact_id, row.position));
    let cited = |row: citation::Model| {
        let pair = *pairs.get(&row.fact_id)?;
        Some(Cited { fact_id: row.fact_id, pair, source_id: row.source_id, locator: row.locator })
    };
    Ok(rows.into_iter().filter_map(cited).collect())
}

/// Cites again beside the same relations, which have these ends now, or beside another one of the same two cities; what
/// finds no place is lost.
pub(super) async fn put_back(
    tx: &impl ConnectionTrait,
    cited: Vec<Cited>,
    pairs: &BTreeMap<i64, (i64, i64)>,
) -> Result<(), DbErr> {
    let by_pair: BTreeMap<(i64, i64), i64> = pairs.iter().map(|(id, pair)| (*pair, *id)).collect();
    let mut wanted: BTreeMap<i64, BTreeMap<i64, Option<String>>> = BTreeMap::new();
    let mut lost = Vec::new();
    for cited in cited {
        let same = pairs.get(&cited.fact_id).filter(|now| **now == cited.pair).map(|_| cited.fact_id);
        if let Some(fact_id) = same.or_else(|| by_pair.get(&cited.pair).copied()) {
            wanted.entry(fact_id).or_default().entry(cited.source_id).or_insert(cited.locator);
        } else {
            lost.push(cited);
        }
    }
    add(tx, wanted).await?;
    forget(tx, &lost).await
}

/// With a lost citation the database no longer holds what the import said of the two cities: its records of them count as
/// others, until it is loaded again.
pub(super) async fn forget(tx: &impl ConnectionTrait, lost: &[Cited]) -> Result<(), DbErr> {
    if lost.is_empty() {
        return Ok(());
    }
    let layers: BTreeMap<i64, String> =
        source::Entity::find().all(tx).await?.into_iter().map(|row| (row.id, row.layer)).collect();
    let mut cities: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
    for Cited { pair: (low, high), source_id, .. } in lost {
        cities.entry(&layers[source_id]).or_default().extend([*low, *high]);
    }
    for (layer, ids) in cities {
        let ids: Vec<i64> = ids.into_iter().collect();
        for ids in ids.chunks(bulk::BIND_VALUES) {
            city_record::Entity::update_many()
                .col_expr(city_record::Column::RecordHash, Expr::value(""))
                .filter(city_record::Column::Layer.eq(layer))
                .filter(city_record::Column::CityId.is_in(ids.iter().copied()))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}

/// Brings the citations of the import to what its changed cities say.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    vocabulary: &Vocabulary,
    state: &State,
) -> Result<(), DbErr> {
    let Some(&source_id) = vocabulary.sources.get(plan.owner.0) else { return Ok(()) };
    let stored = citations_of(tx, source_id).await?;
    let wanted = wanted(tx, plan, state).await?;
    let differs = |(fact, locator): &(&i64, &Option<String>)| stored.get(*fact) != Some(*locator);
    let new: BTreeMap<i64, BTreeMap<i64, Option<String>>> = wanted
        .iter()
        .filter(differs)
        .map(|(fact, locator)| (*fact, BTreeMap::from([(source_id, locator.clone())])))
        .collect();
    let ids: Vec<i64> = stored.keys().copied().collect();
    let changed: BTreeSet<i64> = plan.changed_ids().into_iter().collect();
    let slugs: BTreeMap<i64, &str> =
        state.cities.iter().map(|(slug, city)| (city.id, slug.as_str())).collect();
    let relations = bulk::find::<relation::Entity>(tx, relation::Column::Id, &ids).await?;
    let gone = relations.into_iter().filter(|row| {
        // Of the first end its record speaks; see `links`.
        let [low, high] = [row.low_city_id, row.high_city_id];
        let first = if slugs.get(&low) <= slugs.get(&high) { low } else { high };
        new.contains_key(&row.id) || (changed.contains(&first) && !wanted.contains_key(&row.id))
    });
    let gone: Vec<i64> = gone.map(|row| row.id).collect();
    for ids in gone.chunks(bulk::BIND_VALUES) {
        citation::Entity::delete_many()
            .filter(citation::Column::SourceId.eq(source_id))
            .filter(citation::Column::FactId.is_in(ids.iter().copied()))
            .exec(tx)
            .await?;
    }
    add(tx, new).await
}

/// Where the import's source states each of the relations that its changed cities second, by the ids of the facts.
async fn wanted(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    state: &State,
) -> Result<BTreeMap<i64, Option<String>>, DbErr> {
    let mut wanted = BTreeMap::new();
    let mut seconded = BTreeMap::new();
    for city in plan.changed() {
        for record in &city.record.seconded {
            let Some(partner) = state.id(&record.with) else { continue };
            let pair = (city.id.min(partner), city.id.max(partner));
            let key = (pair, record.kind, record.established.as_deref());
            seconded.insert(key, &record.origin.locator);
        }
    }
    let low: BTreeSet<i64> = seconded.keys().map(|((low, _), ..)| *low).collect();
    let low: Vec<i64> = low.into_iter().collect();
    for row in bulk::find::<relation::Entity>(tx, relation::Column::LowCityId, &low).await? {
        let key = ((row.low_city_id, row.high_city_id), row.kind, row.established.as_deref());
        if let Some(locator) = seconded.get(&key) {
            wanted.insert(row.id, (*locator).clone());
        }
    }
    Ok(wanted)
}

/// Adds citations by fact and source, after those that the facts have.
async fn add(
    tx: &impl ConnectionTrait,
    wanted: BTreeMap<i64, BTreeMap<i64, Option<String>>>,
) -> Result<(), DbErr> {
    let facts: Vec<i64> = wanted.keys().copied().collect();
    let mut last: BTreeMap<i64, i32> = BTreeMap::new();
    let mut there: BTreeSet<(i64, i64)> = BTreeSet::new();
    for row in bulk::find::<citation::Entity>(tx, citation::Column::FactId, &facts).await? {
        let position = last.entry(row.fact_id).or_default();
        *position = (*position).max(row.position);
        there.insert((row.fact_id, row.source_id));
    }
    let mut rows = Vec::new();
    for (fact_id, sources) in wanted {
        let mut position =
            last.get(&fact_id).map_or(Owner::FIRST_CITATION, |last| (last + 1).max(Owner::FIRST_CITATION));
        for (source_id, locator) in sources {
            if there.contains(&(fact_id, source_id)) {
                continue;
            }
            rows.push(citation::Model { fact_id, position, source_id, locator });
            position += 1;
        }
    }
    bulk::insert::<citation::Entity>(tx, rows).await
}
