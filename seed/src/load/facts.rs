//! The facts and notes of the cities that are new or differ.

use std::collections::{BTreeMap, HashMap};
use std::mem::take;

use entity::{citation, fact, note, note_citation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::details::Details;
use super::ids::Ids;
use super::judged::Judged;
use super::owner::Owner;
use super::plan::{Plan, PlannedCity};
use super::progress::Progress;
use super::state::State;
use super::vocabulary::Vocabulary;
use super::{bulk, seconded, stored, takeover};
use crate::record::FactRecord;

/// The ids that rows had before, by city and key.
type OldIds = HashMap<(i64, String), i64>;

/// Replaces all that the owner states of the cities; what keeps its key keeps its id.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    vocabulary: &Vocabulary,
    state: &State,
    progress: &dyn Progress,
) -> Result<(), DbErr> {
    let owner = plan.owner;
    let changed: Vec<&PlannedCity<'_>> = plan.changed().collect();
    progress.begin("facts", Some(changed.iter().map(|city| city.record.facts.len()).sum()));
    let existing: Vec<i64> = changed.iter().filter(|city| city.exists()).map(|city| city.id).collect();
    let of_facts = [fact::Column::CityId, fact::Column::Key, fact::Column::Id, fact::Column::Layer];
    let old_facts = old_ids::<fact::Entity>(tx, owner, &existing, of_facts).await?;
    let of_notes = [note::Column::CityId, note::Column::Key, note::Column::Id, note::Column::Layer];
    let old_notes = old_ids::<note::Entity>(tx, owner, &existing, of_notes).await?;
    let mut rows = Rows {
        owner,
        vocabulary,
        state,
        fact_ids: Ids::after::<fact::Entity>(tx, fact::Column::Id).await?,
        note_ids: Ids::after::<note::Entity>(tx, note::Column::Id).await?,
        facts: Vec::new(),
        citations: Vec::new(),
        notes: Vec::new(),
        note_citations: Vec::new(),
        details: Details::default(),
    };
    let mut cited = seconded::take(tx, owner, &ids(&old_facts)).await?;
    cited.extend(takeover::give_way(tx, plan, state).await?);
    // What hangs on a fact goes with it.
    bulk::delete::<note::Entity>(tx, note::Column::Id, &ids(&old_notes)).await?;
    bulk::delete::<fact::Entity>(tx, fact::Column::Id, &ids(&old_facts)).await?;
    let mut pairs = BTreeMap::new();
    for cities in changed.chunks(bulk::CITIES) {
        for city in cities {
            rows.add_city(city, &old_facts, &old_notes);
        }
        if !cited.is_empty() {
            pairs.extend(rows.details.pairs());
        }
        rows.insert(tx).await?;
        progress.advance(cities.iter().map(|city| city.record.facts.len()).sum());
    }
    seconded::put_back(tx, cited, &pairs).await?;
    if !owner.is_seed() {
        seconded::store(tx, plan, vocabulary, state).await?;
    }
    Ok(())
}

/// What the owner states of the cities, before it is replaced.
async fn old_ids<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    cities: &[i64],
    [city, key, id, layer]: [E::Column; 4],
) -> Result<OldIds, DbErr> {
    let mut old = OldIds::new();
    for cities in cities.chunks(bulk::BIND_VALUES) {
        let rows: Vec<(i64, String, i64)> = E::find()
            .select_only()
            .columns([city, key, id])
            .filter(city.is_in(cities.iter().copied()))
            .filter(layer.eq(owner.0))
            .into_tuple()
            .all(tx)
            .await?;
        old.extend(rows.into_iter().map(|(city, key, id)| ((city, key), id)));
    }
    Ok(old)
}

fn ids(old: &OldIds) -> Vec<i64> {
    let mut ids: Vec<i64> = old.values().copied().collect();
    ids.sort_unstable();
    ids
}

/// The rows of some cities, and the ids of those to come.
struct Rows<'a> {
    owner: Owner<'a>,
    vocabulary: &'a Vocabulary,
    state: &'a State,
    fact_ids: Ids,
    note_ids: Ids,
    facts: Vec<fact::Model>,
    citations: Vec<citation::Model>,
    notes: Vec<note::Model>,
    note_citations: Vec<note_citation::Model>,
    details: Details,
}

impl Rows<'_> {
    /// Writes the rows so far.
    async fn insert(&mut self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        // A fact may be about a feature whose row comes later; the database checks that at the end.
        bulk::insert::<fact::Entity>(tx, take(&mut self.facts)).await?;
        take(&mut self.details).insert(tx).await?;
        bulk::insert::<citation::Entity>(tx, take(&mut self.citations)).await?;
        bulk::insert::<note::Entity>(tx, take(&mut self.notes)).await?;
        bulk::insert::<note_citation::Entity>(tx, take(&mut self.note_citations)).await
    }

    fn add_city(&mut self, city: &PlannedCity<'_>, old_facts: &OldIds, old_notes: &OldIds) {
        let attributes = city.record.attribute_facts();
        let mut records: Vec<&FactRecord> = attributes.iter().chain(&city.record.facts).collect();
        if !city.is_owned() {
            records.retain(|record| !record.is_of_a_column());
        }
        let mut ids = HashMap::with_capacity(records.len());
        for record in &records {
            let old = old_facts.get(&(city.id, self.owner.key(&record.key))).copied();
            ids.insert(record.key.as_str(), old.unwrap_or_else(|| self.fact_ids.next()));
        }
        let judged = Judged::by(&city.record.notes);
        let id_of = |key: Option<&str>| key.and_then(|key| ids.get(key).copied());
        for (position, record) in (1..).zip(records) {
            let id = ids[record.key.as_str()];
            let key = record.key.as_str();
            let row = fact::Model {
                id,
                city_id: city.id,
                layer: self.owner.0.to_owned(),
                key: self.owner.key(&record.key),
                kind: record.body.kind(),
                position: self.owner.position(position),
                feature_id: record.of.as_deref().map(|of| ids[of]),
                source_id: self.vocabulary.sources[&record.origin.source],
                locator: record.origin.locator.clone(),
                stated: record.stated.clone(),
                and_more: record.and_more,
                better_id: id_of(judged.better_than(key)),
                corrects_id: id_of(judged.corrected_by(key)),
                standing: judged.standing(key),
                translations: stored::translations(&record.translations),
            };
            self.citations.extend((1..).zip(&record.cite).map(|(position, cite)| citation::Model {
                fact_id: id,
                position,
                source_id: self.vocabulary.sources[&cite.source],
                locator: cite.locator.clone(),
            }));
            self.details.add_fact(&row, record, self.vocabulary, self.state);
            self.facts.push(row);
        }
        for (position, record) in (1..).zip(&city.record.notes) {
            let key = self.owner.key(&record.key);
            let old = old_notes.get(&(city.id, key.clone())).copied();
            let id = old.unwrap_or_else(|| self.note_ids.next());
            self.note_citations.extend((1..).zip(&record.cite).map(|(position, cite)| {
                note_citation::Model {
                    note_id: id,
                    position,
                    source_id: self.vocabulary.sources[&cite.source],
                    locator: cite.locator.clone(),
                }
            }));
            self.notes.push(note::Model {
                id,
                city_id: city.id,
                layer: self.owner.0.to_owned(),
                key,
                position: self.owner.position(position),
                fact_id: id_of(record.on.as_deref()),
                kind: record.kind,
                source_says: record.says.clone(),
                correction: record.correction.clone(),
                basis: record.basis.clone(),
                certainty: record.certainty,
                better_id: id_of(record.better.as_deref()),
                translations: stored::translations(&record.translations),
            });
        }
    }
}
