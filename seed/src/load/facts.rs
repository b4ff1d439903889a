//! The facts and notes of the cities that are new or differ.

use std::collections::HashMap;

use entity::{citation, fact, note, note_citation};
use sea_orm::{ConnectionTrait, DbErr};

use super::details::Details;
use super::ids::Ids;
use super::judged::Judged;
use super::owner::Owner;
use super::plan::{Plan, PlannedCity};
use super::state::State;
use super::vocabulary::Vocabulary;
use super::{bulk, seconded, stored, takeover};
use crate::record::FactRecord;

/// The ids that rows had before, by city and key.
type OldIds<'a> = HashMap<(i64, &'a str), i64>;

/// Replaces all that the owner states of the cities; what keeps its key keeps its id.
pub(super) async fn store(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    vocabulary: &Vocabulary,
    state: &State,
) -> Result<(), DbErr> {
    let owner = plan.owner;
    let existing: Vec<i64> = plan.changed().filter(|city| city.exists()).map(|city| city.id).collect();
    let mut old_facts = bulk::find::<fact::Entity>(tx, fact::Column::CityId, &existing).await?;
    let mut old_notes = bulk::find::<note::Entity>(tx, note::Column::CityId, &existing).await?;
    old_facts.retain(|row| row.layer == owner.0);
    old_notes.retain(|row| row.layer == owner.0);
    let old_fact_ids: OldIds<'_> =
        old_facts.iter().map(|row| ((row.city_id, row.key.as_str()), row.id)).collect();
    let old_note_ids: OldIds<'_> =
        old_notes.iter().map(|row| ((row.city_id, row.key.as_str()), row.id)).collect();
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
    let mut cited = seconded::take(tx, owner, &old_facts).await?;
    cited.extend(takeover::give_way(tx, plan, state).await?);
    // What hangs on a fact goes with it.
    bulk::delete::<note::Entity>(tx, note::Column::Id, &ids(&old_notes, |row| row.id)).await?;
    bulk::delete::<fact::Entity>(tx, fact::Column::Id, &ids(&old_facts, |row| row.id)).await?;
    for city in plan.changed() {
        rows.add_city(city, &old_fact_ids, &old_note_ids);
    }
    // A fact may be about a feature whose row comes later; the database checks that at the end.
    bulk::insert::<fact::Entity>(tx, rows.facts).await?;
    let pairs = rows.details.pairs();
    rows.details.insert(tx).await?;
    bulk::insert::<citation::Entity>(tx, rows.citations).await?;
    seconded::put_back(tx, cited, &pairs).await?;
    if !owner.is_seed() {
        seconded::store(tx, plan, vocabulary, state).await?;
    }
    bulk::insert::<note::Entity>(tx, rows.notes).await?;
    bulk::insert::<note_citation::Entity>(tx, rows.note_citations).await
}

fn ids<M>(rows: &[M], id: impl Fn(&M) -> i64) -> Vec<i64> {
    rows.iter().map(id).collect()
}

/// The rows to insert.
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
    fn add_city(&mut self, city: &PlannedCity<'_>, old_facts: &OldIds<'_>, old_notes: &OldIds<'_>) {
        let attributes = city.record.attribute_facts();
        let mut records: Vec<&FactRecord> = attributes.iter().chain(&city.record.facts).collect();
        if !city.is_owned() {
            records.retain(|record| !record.is_of_a_column());
        }
        let mut ids = HashMap::with_capacity(records.len());
        for record in &records {
            let old = old_facts.get(&(city.id, self.owner.key(&record.key).as_str())).copied();
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
            let old = old_notes.get(&(city.id, key.as_str())).copied();
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
