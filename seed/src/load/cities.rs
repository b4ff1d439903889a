//! The rows of cities, their slugs and summaries.

use domain::geo::on_globe;
use domain::sort_key::sort_key;
use entity::measurement::Metric;
use entity::{city, city_record, city_slug, city_summary};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::judged::Judged;
use super::owner::Owner;
use super::plan::{Plan, PlannedCity};
use super::progress::Progress;
use super::vocabulary::Vocabulary;
use super::{bulk, headline, stored, takeover};

/// Writes the rows of new and changed cities; all cities stand before any of their facts, since a relation needs both its ends.
pub(super) async fn apply(
    tx: &impl ConnectionTrait,
    plan: &Plan<'_>,
    own_source: &str,
    vocabulary: &Vocabulary,
    progress: &dyn Progress,
) -> Result<(), DbErr> {
    let owned = || plan.changed().filter(|city| city.is_owned());
    let stored: Vec<i64> = owned().filter(|city| city.exists()).map(|city| city.id).collect();
    clear(tx, plan.owner, &stored).await?;
    takeover::apply(tx, plan).await?;
    let owned: Vec<&PlannedCity<'_>> = owned().collect();
    progress.begin("cities", Some(owned.len()));
    // A new city may get the slug that another one had until now.
    for city in owned.iter().filter(|city| city.exists()) {
        bulk::update::<city::Entity>(tx, row(city, plan.owner, own_source, vocabulary)).await?;
    }
    for cities in owned.chunks(bulk::CITIES) {
        let added = cities.iter().filter(|city| !city.exists());
        let added = added.map(|city| row(city, plan.owner, own_source, vocabulary)).collect();
        bulk::insert::<city::Entity>(tx, added).await?;
        let slugs = cities.iter().flat_map(|city| former_slugs(plan, city)).collect();
        bulk::insert::<city_slug::Entity>(tx, slugs).await?;
        let summaries = cities.iter().flat_map(|city| summaries(city)).collect();
        bulk::insert::<city_summary::Entity>(tx, summaries).await?;
        progress.advance(cities.len());
    }
    store_hashes(tx, plan).await
}

fn former_slugs(plan: &Plan<'_>, city: &PlannedCity<'_>) -> Vec<city_slug::Model> {
    let former = city.record.former_slugs.iter().filter(|slug| !plan.inherits(slug));
    let row = |slug: &String| city_slug::Model {
        slug: slug.clone(),
        city_id: city.id,
        layer: plan.owner.0.to_owned(),
    };
    former.map(row).collect()
}

fn summaries(city: &PlannedCity<'_>) -> Vec<city_summary::Model> {
    let row = |(lang, text): (&String, &String)| city_summary::Model {
        city_id: city.id,
        lang: lang.clone(),
        text: text.clone(),
    };
    city.record.summaries.iter().map(row).collect()
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

async fn store_hashes(tx: &impl ConnectionTrait, plan: &Plan<'_>) -> Result<(), DbErr> {
    for ids in plan.changed_ids().chunks(bulk::BIND_VALUES) {
        city_record::Entity::delete_many()
            .filter(city_record::Column::Layer.eq(plan.owner.0))
            .filter(city_record::Column::CityId.is_in(ids.iter().copied()))
            .exec(tx)
            .await?;
    }
    let rows = plan.changed().map(|city| city_record::Model {
        layer: plan.owner.0.to_owned(),
        city_id: city.id,
        record_hash: city.hash.clone(),
    });
    bulk::insert::<city_record::Entity>(tx, rows.collect()).await
}

fn row(city: &PlannedCity<'_>, owner: Owner<'_>, own_source: &str, vocabulary: &Vocabulary) -> city::Model {
    let PlannedCity { id, record, .. } = *city;
    let name = record.name().expect("a checked record has an official English name");
    let judged = Judged::by(&record.notes);
    let headline = |metric| headline::of_record(record, &judged, metric, own_source);
    let (stated_population, stated_area) = (headline(Metric::Population), headline(Metric::Area));
    let best = |stated: Option<_>| stated.map(|stated| headline::best(record, &judged, stated));
    let (population_low, population_high) = ends(best(stated_population));
    let (stated_population_low, stated_population_high) = ends(stated_population);
    let (area_low, area_high) = ends(best(stated_area));
    let (stated_area_low, stated_area_high) = ends(stated_area);
    let point = record.location.map(|location| on_globe(location.latitude, location.longitude));
    city::Model {
        id,
        slug: record.slug.clone(),
        name: name.to_owned(),
        sort_key: sort_key(name),
        country_id: vocabulary.countries[&record.country],
        level: record.level,
        within: record.within.clone(),
        ended: record.ended.as_ref().map(ToString::to_string),
        successor: record.successor.clone(),
        translations: stored::translations(&record.translations),
        latitude: record.location.map(|location| location.latitude),
        longitude: record.location.map(|location| location.longitude),
        wikidata_id: record.wikidata_id.clone(),
        time_zone: record.details.time_zone.clone(),
        elevation: record.details.elevation,
        website: record.details.website.clone(),
        wikipedia: stored::json(&record.details.wikipedia, record.details.wikipedia.is_empty()),
        population_low,
        population_high,
        stated_population_low,
        stated_population_high,
        area_low,
        area_high,
        stated_area_low,
        stated_area_high,
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
fn ends(figure: Option<headline::Found<'_>>) -> (Option<f64>, Option<f64>) {
    let figure = figure.map(|(_, figure)| figure);
    let low = figure.and_then(|figure| figure.value.or(figure.low));
    let high = figure.and_then(|figure| figure.value.or(figure.high));
    (low, high)
}
