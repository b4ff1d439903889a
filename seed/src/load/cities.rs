//! The rows of cities, their slugs and summaries.

use std::collections::{BTreeMap, BTreeSet};

use entity::measurement::Metric;
use entity::{city, city_slug, city_summary};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::bulk;
use super::error::LoadError;
use super::ids::Ids;
use super::report::Report;
use super::state::{State, Stored};
use super::vocabulary::Vocabulary;
use crate::globe::on_globe;
use crate::headline::headline;
use crate::record::{CityRecord, DataSet, MeasurementRecord, RecordHash};
use crate::sort_key;

/// What there is to do, and what is done so far.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// The cities that are new or differ.
    pub(super) changed: Vec<Changed<'a>>,
    pub(super) report: Report,
}

/// A city that is new or differs.
#[derive(Debug)]
pub(super) struct Changed<'a> {
    pub(super) id: i64,
    pub(super) record: &'a CityRecord,
    /// Whether the database has it already.
    pub(super) exists: bool,
}

/// Writes the rows of new and changed cities; all cities stand before any of their facts, since a relation needs both its ends.
pub(super) async fn store<'a>(
    tx: &impl ConnectionTrait,
    data: &'a DataSet,
    vocabulary: &Vocabulary,
    state: &mut State,
) -> Result<Plan<'a>, LoadError> {
    let plan = plan(tx, data, state).await?;
    let existing: Vec<i64> = plan.changed.iter().filter(|city| city.exists).map(|city| city.id).collect();
    clear(tx, &existing).await?;
    let (mut added, mut slugs, mut summaries) = (Vec::new(), Vec::new(), Vec::new());
    for changed in &plan.changed {
        let row = row(changed, &data.dataset.source, vocabulary, state);
        if changed.exists {
            bulk::update::<city::Entity>(tx, row).await?;
        } else {
            added.push(row);
        }
        let city_id = changed.id;
        slugs.extend(
            changed.record.former_slugs.iter().map(|slug| city_slug::Model { slug: slug.clone(), city_id }),
        );
        summaries.extend(changed.record.summaries.iter().map(|(lang, text)| city_summary::Model {
            city_id,
            lang: lang.clone(),
            text: text.clone(),
        }));
    }
    bulk::insert::<city::Entity>(tx, added).await?;
    bulk::insert::<city_slug::Entity>(tx, slugs).await?;
    bulk::insert::<city_summary::Entity>(tx, summaries).await?;
    Ok(plan)
}

/// Compares hashes; `state` then knows the cities of the data too.
async fn plan<'a>(
    tx: &impl ConnectionTrait,
    data: &'a DataSet,
    state: &mut State,
) -> Result<Plan<'a>, LoadError> {
    let mut ids = Ids::after::<city::Entity>(tx, city::Column::Id).await?;
    let mut plan = Plan::default();
    let mut missing: BTreeSet<i64> = state.cities.values().map(|city| city.id).collect();
    for record in &data.cities {
        let hash = record.record_hash();
        // A city that got a new slug is found by a former one.
        let stored = std::iter::once(&record.slug)
            .chain(&record.former_slugs)
            .find_map(|slug| state.cities.remove(slug));
        let (id, exists) = match &stored {
            Some(stored) => (stored.id, true),
            None => (ids.next(), false),
        };
        missing.remove(&id);
        if stored.is_some_and(|stored| stored.hash == hash) {
            plan.report.unchanged.push(record.slug.clone());
        } else {
            let list = if exists { &mut plan.report.updated } else { &mut plan.report.added };
            list.push(record.slug.clone());
            plan.changed.push(Changed { id, record, exists });
        }
        state.former.extend(record.former_slugs.iter().map(|slug| (slug.clone(), id)));
        let wikidata_id = record.wikidata_id.clone();
        state.cities.insert(record.slug.clone(), Stored { id, hash, wikidata_id });
    }
    let kept = state.cities.iter().filter(|(_, city)| missing.contains(&city.id));
    plan.report.missing = kept.map(|(slug, _)| slug.clone()).collect();
    let issues = twins(&plan, state);
    if issues.is_empty() { Ok(plan) } else { Err(LoadError::Issues(issues)) }
}

/// New cities that have the Wikidata id of one that is no longer in the data: mostly a file under a new name.
fn twins(plan: &Plan<'_>, state: &State) -> Vec<String> {
    let missing = plan.report.missing.iter();
    let kept: BTreeMap<&str, &str> = missing
        .filter_map(|slug| Some((state.cities[slug].wikidata_id.as_deref()?, slug.as_str())))
        .collect();
    let mut twins = Vec::new();
    for Changed { record, .. } in &plan.changed {
        if let Some(old) = record.wikidata_id.as_deref().and_then(|id| kept.get(id)) {
            twins.push(format!(
                "city {}, wikidata_id: the database has it for '{old}'; \
                 if that is the same city, write former_slugs = [\"{old}\"]",
                record.slug
            ));
        }
    }
    twins
}

/// Makes room for what the cities now say, so that what moves from one of them to another never meets itself.
async fn clear(tx: &impl ConnectionTrait, ids: &[i64]) -> Result<(), DbErr> {
    for ids in ids.chunks(bulk::BIND_VALUES) {
        city::Entity::update_many()
            .col_expr(city::Column::WikidataId, Expr::value(None::<String>))
            .filter(city::Column::Id.is_in(ids.iter().copied()))
            .exec(tx)
            .await?;
    }
    bulk::delete::<city_slug::Entity>(tx, city_slug::Column::CityId, ids).await?;
    bulk::delete::<city_summary::Entity>(tx, city_summary::Column::CityId, ids).await
}

fn row(changed: &Changed<'_>, own_source: &str, vocabulary: &Vocabulary, state: &State) -> city::Model {
    let Changed { id, record, .. } = *changed;
    let name = record.name().expect("a checked record has an official English name");
    let (population_low, population_high) = ends(headline(record, Metric::Population, own_source));
    let (area_low, area_high) = ends(headline(record, Metric::Area, own_source));
    let point = record.location.map(|location| on_globe(location.latitude, location.longitude));
    city::Model {
        id,
        slug: record.slug.clone(),
        name: name.to_owned(),
        sort_key: sort_key(name),
        country_id: vocabulary.countries[&record.country],
        level: record.level,
        within: record.within.clone(),
        latitude: record.location.map(|location| location.latitude),
        longitude: record.location.map(|location| location.longitude),
        wikidata_id: record.wikidata_id.clone(),
        population_low,
        population_high,
        area_low,
        area_high,
        // Known when all relations stand; see `derive`.
        partner_count: 0,
        home_established_first: None,
        x: point.map(|point| point[0]),
        y: point.map(|point| point[1]),
        z: point.map(|point| point[2]),
        record_hash: state.cities[&record.slug].hash.clone(),
    }
}

/// The range of a figure; an exact one begins and ends with its value.
fn ends(figure: Option<&MeasurementRecord>) -> (Option<f64>, Option<f64>) {
    let low = figure.and_then(|figure| figure.value.or(figure.low));
    let high = figure.and_then(|figure| figure.value.or(figure.high));
    (low, high)
}
