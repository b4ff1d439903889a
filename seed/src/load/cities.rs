//! The rows of cities, their slugs and summaries.

use std::collections::{BTreeMap, BTreeSet};

use entity::measurement::Metric;
use entity::{city, city_record, city_slug, city_summary};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::bulk;
use super::error::LoadError;
use super::headline;
use super::ids::Ids;
use super::owner::{Owner, SEED};
use super::report::Report;
use super::state::{State, Stored};
use super::takeover::TakeOver;
use super::vocabulary::Vocabulary;
use crate::record::{CityRecord, DataSet, MeasurementRecord, RecordHash};
use domain::geo::on_globe;
use domain::sort_key::sort_key;

/// What there is to do, and what is done so far.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// The cities of which the owner has something new or different to say.
    pub(super) changed: Vec<Changed<'a>>,
    taken: TakeOver,
    pub(super) report: Report,
}

/// A city of which the owner has something new or different to say.
#[derive(Debug)]
pub(super) struct Changed<'a> {
    pub(super) id: i64,
    /// What the owner says of the city; where the columns are another's, that is little.
    pub(super) record: &'a CityRecord,
    /// Whether the database has the city already.
    pub(super) exists: bool,
    /// Whether the columns of the city are the owner's; otherwise it only adds facts.
    pub(super) owned: bool,
}

/// Writes the rows of new and changed cities; all cities stand before any of their facts, since a relation needs both its ends.
pub(super) async fn store<'a>(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    data: &'a DataSet,
    vocabulary: &Vocabulary,
    state: &mut State,
) -> Result<Plan<'a>, LoadError> {
    let plan = plan(tx, owner, data, state).await?;
    let changed: Vec<i64> = plan.changed.iter().map(|city| city.id).collect();
    let own: Vec<i64> =
        plan.changed.iter().filter(|city| city.exists && city.owned).map(|city| city.id).collect();
    clear(tx, owner, &own).await?;
    plan.taken.run(tx).await?;
    let (mut added, mut slugs, mut summaries) = (Vec::new(), Vec::new(), Vec::new());
    for changed in plan.changed.iter().filter(|city| city.owned) {
        let row = row(changed, owner, &data.dataset.source, vocabulary);
        if changed.exists {
            bulk::update::<city::Entity>(tx, row).await?;
        } else {
            added.push(row);
        }
        let city_id = changed.id;
        let former = changed.record.former_slugs.iter();
        slugs.extend(
            former
                .filter(|slug| !plan.taken.slugs.iter().any(|taken| taken.slug == **slug))
                .map(|slug| city_slug::Model { slug: slug.clone(), city_id, layer: owner.0.to_owned() }),
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
    store_hashes(tx, owner, &changed, &plan, state).await?;
    Ok(plan)
}

/// Compares hashes; `state` then knows the cities of the data too.
async fn plan<'a>(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    data: &'a DataSet,
    state: &mut State,
) -> Result<Plan<'a>, LoadError> {
    let mut ids = Ids::after::<city::Entity>(tx, city::Column::Id).await?;
    let mut plan = Plan::default();
    let mut missing: BTreeSet<i64> =
        state.cities.values().filter(|city| city.hash.is_some()).map(|city| city.id).collect();
    let imported = if owner.is_seed() { imported(state) } else { BTreeMap::new() };
    let mut issues = Vec::new();
    for record in &data.cities {
        let hash = record.record_hash();
        // A city that got a new slug is found by a former one.
        let mut stored = std::iter::once(&record.slug)
            .chain(&record.former_slugs)
            .find_map(|slug| Some((slug.clone(), state.cities.remove(slug)?)));
        if stored.is_none()
            && let Some(slug) = record.wikidata_id.as_ref().and_then(|id| imported.get(id))
        {
            stored = state.cities.remove(slug).map(|city| (slug.clone(), city));
        }
        let mut give = |slug: &str, city: &Stored, id| {
            let slug = city_slug::Model { slug: slug.to_owned(), city_id: id, layer: city.owner.clone() };
            plan.taken.slugs.push(slug);
        };
        let (id, exists) = stored.as_ref().map_or_else(|| (ids.next(), false), |(_, city)| (city.id, true));
        let owned = owner.is_seed() || stored.as_ref().is_none_or(|(_, city)| city.owner == owner.0);
        if let Some((slug, city)) = stored.as_ref().filter(|(_, city)| owned && city.owner != owner.0) {
            issues.extend(not_the_same(record, slug, city));
            give(slug, city, id);
            plan.taken.cities.push(id);
        }
        // The data set has had the city, and only now says that it is one of an import.
        if let Some(slug) = record.wikidata_id.as_ref().and_then(|id| imported.get(id))
            && let Some(city) = state.cities.remove(slug)
        {
            give(slug, &city, id);
            plan.taken.same.push((city.id, id));
            state.former.values_mut().filter(|former| **former == city.id).for_each(|former| *former = id);
        }
        missing.remove(&id);
        let old_hash = stored.as_ref().and_then(|(_, city)| city.hash.as_ref());
        if old_hash == Some(&hash) {
            plan.report.unchanged.push(record.slug.clone());
        } else {
            // A city of another owner is new to this one as long as that says nothing of it.
            let list = if old_hash.is_some() { &mut plan.report.updated } else { &mut plan.report.added };
            list.push(record.slug.clone());
            plan.changed.push(Changed { id, record, exists, owned });
        }
        state.former.extend(record.former_slugs.iter().map(|slug| (slug.clone(), id)));
        let stored = Stored {
            id,
            owner: if owned {
                owner.0.to_owned()
            } else {
                stored.map(|(_, city)| city.owner).unwrap_or_default()
            },
            hash: Some(hash),
            wikidata_id: record.wikidata_id.clone(),
        };
        state.cities.insert(record.slug.clone(), stored);
    }
    plan.taken.slugs.retain(|taken| !state.cities.contains_key(&taken.slug));
    state.former.extend(plan.taken.slugs.iter().map(|taken| (taken.slug.clone(), taken.city_id)));
    let kept = state.cities.iter().filter(|(_, city)| missing.contains(&city.id));
    plan.report.missing = kept.map(|(slug, _)| slug.clone()).collect();
    issues.extend(twins(&plan, state));
    if issues.is_empty() { Ok(plan) } else { Err(LoadError::Issues(issues)) }
}

/// The slugs of the cities that imports own, by Wikidata id.
fn imported(state: &State) -> BTreeMap<String, String> {
    let imported = state.cities.iter().filter(|(_, city)| city.owner != SEED);
    imported.filter_map(|(slug, city)| Some((city.wikidata_id.clone()?, slug.clone()))).collect()
}

/// What is wrong if a city of the data has the slug of an import's city and is not certainly the same.
fn not_the_same(record: &CityRecord, slug: &str, stored: &Stored) -> Option<String> {
    let imported = stored.wikidata_id.as_deref()?;
    (record.wikidata_id.as_deref() != Some(imported)).then(|| {
        format!(
            "city {}, slug: the import '{}' gave '{slug}' to the city {imported} of Wikidata; \
             if that is the same city, write wikidata_id = \"{imported}\", otherwise choose another slug",
            record.slug, stored.owner
        )
    })
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
async fn clear(tx: &impl ConnectionTrait, owner: Owner<'_>, ids: &[i64]) -> Result<(), DbErr> {
    for ids in ids.chunks(bulk::BIND_VALUES) {
        city::Entity::update_many()
            .col_expr(city::Column::WikidataId, Expr::value(None::<String>))
            .filter(city::Column::Id.is_in(ids.iter().copied()))
            .exec(tx)
            .await?;
        city_slug::Entity::delete_many()
            .filter(city_slug::Column::CityId.is_in(ids.iter().copied()))
            .filter(city_slug::Column::Layer.eq(owner.0))
            .exec(tx)
            .await?;
    }
    bulk::delete::<city_summary::Entity>(tx, city_summary::Column::CityId, ids).await
}

async fn store_hashes(
    tx: &impl ConnectionTrait,
    owner: Owner<'_>,
    changed: &[i64],
    plan: &Plan<'_>,
    state: &State,
) -> Result<(), DbErr> {
    for ids in changed.chunks(bulk::BIND_VALUES) {
        city_record::Entity::delete_many()
            .filter(city_record::Column::Layer.eq(owner.0))
            .filter(city_record::Column::CityId.is_in(ids.iter().copied()))
            .exec(tx)
            .await?;
    }
    let hash = |slug: &str| state.cities[slug].hash.clone().expect("the plan gave it one");
    let rows = plan.changed.iter().map(|city| city_record::Model {
        layer: owner.0.to_owned(),
        city_id: city.id,
        record_hash: hash(&city.record.slug),
    });
    bulk::insert::<city_record::Entity>(tx, rows.collect()).await
}

fn row(changed: &Changed<'_>, owner: Owner<'_>, own_source: &str, vocabulary: &Vocabulary) -> city::Model {
    let Changed { id, record, .. } = *changed;
    let name = record.name().expect("a checked record has an official English name");
    let (population_low, population_high) = ends(headline::of(record, Metric::Population, own_source));
    let (area_low, area_high) = ends(headline::of(record, Metric::Area, own_source));
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
        layer: owner.0.to_owned(),
    }
}

/// The range of a figure; an exact one begins and ends with its value.
fn ends(figure: Option<&MeasurementRecord>) -> (Option<f64>, Option<f64>) {
    let low = figure.and_then(|figure| figure.value.or(figure.low));
    let high = figure.and_then(|figure| figure.value.or(figure.high));
    (low, high)
}
