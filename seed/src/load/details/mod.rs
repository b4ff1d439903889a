//! What each fact says: the rows that share its id, and those that follow from it.
//!
//! `rows` has a function for each kind; a relation has rows for its ends too, and relations and events are entries of the time line.

mod date;
mod relation;
mod rows;
mod timeline;

use std::collections::BTreeMap;

use entity::{
    city_attribute, city_industry, city_name, climate, event, fact, feature, measurement, ranking,
    relation as relations, relation_end, timeline as entries,
};
use sea_orm::{ConnectionTrait, DbErr};

use super::bulk;
use super::state::State;
use super::vocabulary::Vocabulary;
use crate::record::{FactBody, FactRecord};

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
    relations: Vec<relations::Model>,
    ends: Vec<relation_end::Model>,
    timeline: Vec<entries::Model>,
}

impl Details {
    /// Adds the rows of a fact that the city states.
    pub(super) fn add_fact(
        &mut self,
        fact: &fact::Model,
        record: &FactRecord,
        vocabulary: &Vocabulary,
        state: &State,
    ) {
        let &fact::Model { id, city_id, .. } = fact;
        match &record.body {
            FactBody::Attribute(field) => self.attributes.push(rows::attribute(id, *field)),
            FactBody::Name(name) => self.names.push(rows::name(id, name)),
            FactBody::Measurement(figure) => self.measurements.push(rows::measurement(id, figure)),
            FactBody::Climate(description) => self.climates.push(rows::climate(id, description)),
            FactBody::Industry(industry) => {
                let industry_id = vocabulary.industries[&industry.industry];
                self.industries.push(rows::industry(id, industry_id, industry));
            }
            FactBody::Feature(feature) => self.features.push(rows::feature(id, feature)),
            FactBody::Ranking(ranking) => self.rankings.push(rows::ranking(id, ranking)),
            FactBody::Event(event) => {
                self.events.push(rows::event(id, event));
                self.timeline.push(entries::Model {
                    corrects: fact.corrects_id.is_some(),
                    corrected: fact.better_id.is_some(),
                    ..timeline::of_event(id, city_id, event)
                });
            }
            FactBody::Relation(record) => {
                let partner_id = state.id(&record.with).expect("a checked record names a city that exists");
                self.relations.push(relation::row(id, city_id, partner_id, record));
                self.ends.extend(relation::ends(id, city_id, partner_id, record));
                self.timeline.extend(timeline::of_relation(id, city_id, record));
            }
        }
    }

    /// The ends of each relation, by the fact's id.
    pub(super) fn pairs(&self) -> BTreeMap<i64, (i64, i64)> {
        self.relations.iter().map(|row| (row.id, (row.low_city_id, row.high_city_id))).collect()
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
        bulk::insert::<relations::Entity>(tx, self.relations).await?;
        bulk::insert::<relation_end::Entity>(tx, self.ends).await?;
        bulk::insert::<entries::Entity>(tx, self.timeline).await
    }
}
