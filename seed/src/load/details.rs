//! What each fact says: the rows that share its id.

use domain::partial_date::PartialDate;
use entity::event::EventKind;
use entity::timeline::TimelineKind;
use entity::{
    city_attribute, city_industry, city_name, climate, event, feature, measurement, ranking, relation,
    relation_end, timeline,
};
use sea_orm::{ConnectionTrait, DbErr};

use super::bulk;
use super::state::State;
use super::vocabulary::Vocabulary;
use crate::record::{FactBody, FactRecord, RelationRecord};

/// The place in the order of dates of a relation that no source dates: after all others.
const UNDATED: i32 = 99_999_999;

/// The rows to insert, by table.
#[derive(Debug, Default)]
pub(super) struct Details {
    attributes: Vec<city_attribute::Model>,
    names: Vec<city_name::Model>,
    measurements: Vec<measurement::Model>,
    climates: Vec<climate::Model>,
    industries: Vec<city_industry::Model>,
    features: Vec<feature::Model>,
    events: Vec<event::Model>,
    rankings: Vec<ranking::Model>,
    relations: Vec<relation::Model>,
    ends: Vec<relation_end::Model>,
    timeline: Vec<timeline::Model>,
}

/// A date as its three columns hold it.
struct Columns {
    edtf: Option<String>,
    first: Option<i32>,
    last: Option<i32>,
}

fn columns(date: Option<&PartialDate>) -> Columns {
    Columns {
        edtf: date.map(|date| date.edtf().to_owned()),
        first: date.map(|date| date.first().number()),
        last: date.map(|date| date.last().number()),
    }
}

fn entry(fact_id: i64, city_id: i64, kind: TimelineKind, date: &Columns) -> timeline::Model {
    timeline::Model {
        id: 2 * fact_id + i64::from(kind == TimelineKind::RelationEnded),
        fact_id,
        city_id,
        kind,
        date: date.edtf.clone(),
        date_first: date.first,
        date_last: date.last,
    }
}

impl Details {
    pub(super) fn add(
        &mut self,
        id: i64,
        city_id: i64,
        record: &FactRecord,
        vocabulary: &Vocabulary,
        state: &State,
    ) {
        match &record.body {
            FactBody::Attribute(field) => self.attributes.push(city_attribute::Model { id, field: *field }),
            FactBody::Relation(relation) => {
                let partner_id = state.id(&relation.with).expect("a checked record names a city that exists");
                self.add_relation(id, city_id, partner_id, relation);
            }
            FactBody::Name(name) => self.names.push(city_name::Model {
                id,
                text: name.text.clone(),
                lang: name.lang.clone(),
                kind: name.kind,
            }),
            FactBody::Measurement(fact) => {
                let as_of = columns(fact.as_of.as_ref());
                self.measurements.push(measurement::Model {
                    id,
                    metric: fact.metric,
                    value: fact.value,
                    low: fact.low,
                    high: fact.high,
                    qualifier: fact.qualifier,
                    scope: fact.scope,
                    label: fact.label.clone(),
                    as_of: as_of.edtf,
                    as_of_first: as_of.first,
                    as_of_last: as_of.last,
                });
            }
            FactBody::Climate(description) => {
                self.climates.push(climate::Model { id, description: description.clone() });
            }
            FactBody::Industry(fact) => {
                let since = columns(fact.since.as_ref());
                self.industries.push(city_industry::Model {
                    id,
                    industry_id: vocabulary.industries[&fact.industry],
                    role: fact.role,
                    detail: fact.detail.clone(),
                    since: since.edtf,
                    since_first: since.first,
                    since_last: since.last,
                });
            }
            FactBody::Feature(fact) => self.features.push(feature::Model {
                id,
                kind: fact.kind,
                role: fact.role,
                name: fact.name.clone(),
                description: fact.description.clone(),
            }),
            FactBody::Event(fact) => {
                let date = columns(fact.date.as_ref());
                let kind = match fact.kind {
                    EventKind::Founded => TimelineKind::Founded,
                    EventKind::StatusChange => TimelineKind::StatusChange,
                    EventKind::Agreement => TimelineKind::Agreement,
                    EventKind::History => TimelineKind::History,
                };
                self.timeline.push(entry(id, city_id, kind, &date));
                self.events.push(event::Model {
                    id,
                    date: date.edtf,
                    date_first: date.first,
                    date_last: date.last,
                    kind: fact.kind,
                    title: fact.title.clone(),
                });
            }
            FactBody::Ranking(fact) => self.rankings.push(ranking::Model {
                id,
                position: fact.position,
                group_size: fact.group_size,
                what: fact.what.clone(),
                among: fact.among.clone(),
            }),
        }
    }

    /// A relation is stored once, the end with the lower id first, and seen from both ends.
    fn add_relation(&mut self, id: i64, city_id: i64, partner_id: i64, record: &RelationRecord) {
        let established = columns(record.established.as_ref());
        let ended = columns(record.ended.as_ref());
        let established_order = established.first.unwrap_or(UNDATED);
        for (kind, date) in
            [(TimelineKind::RelationEstablished, &established), (TimelineKind::RelationEnded, &ended)]
        {
            if date.edtf.is_some() {
                self.timeline.push(entry(id, city_id, kind, date));
            }
        }
        for (city_id, partner_id) in [(city_id, partner_id), (partner_id, city_id)] {
            self.ends.push(relation_end::Model {
                city_id,
                relation_id: id,
                partner_id,
                established_order,
                ended_first: ended.first,
                // Known when all cities stand; see `derive`.
                partner_sort_key: Vec::new(),
            });
        }
        self.relations.push(relation::Model {
            id,
            low_city_id: city_id.min(partner_id),
            high_city_id: city_id.max(partner_id),
            kind: record.kind,
            status: record.status,
            established: established.edtf,
            established_first: established.first,
            established_last: established.last,
            ended: ended.edtf,
            ended_first: ended.first,
            ended_last: ended.last,
            partner_sort_key: Vec::new(),
        });
    }

    pub(super) async fn insert(self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        bulk::insert::<city_attribute::Entity>(tx, self.attributes).await?;
        bulk::insert::<feature::Entity>(tx, self.features).await?;
        bulk::insert::<city_name::Entity>(tx, self.names).await?;
        bulk::insert::<measurement::Entity>(tx, self.measurements).await?;
        bulk::insert::<climate::Entity>(tx, self.climates).await?;
        bulk::insert::<city_industry::Entity>(tx, self.industries).await?;
        bulk::insert::<event::Entity>(tx, self.events).await?;
        bulk::insert::<ranking::Entity>(tx, self.rankings).await?;
        bulk::insert::<relation::Entity>(tx, self.relations).await?;
        bulk::insert::<relation_end::Entity>(tx, self.ends).await?;
        bulk::insert::<timeline::Entity>(tx, self.timeline).await
    }
}
