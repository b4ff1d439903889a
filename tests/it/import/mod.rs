//! Imports: they add to what is there and change none of it.

mod again;
mod answers;
mod columns;
mod doubts;
mod files;
mod headings;
mod known;
mod large;
mod names;
mod shapes;
mod standing;
mod takeover;
mod twice;

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use seed::record::CityRecord;
use seed::{DataSet, ImportReport, Known, Options};
use sister_cities::transfer::import::Content;

use crate::support::{TestApp, demo, world};

async fn known(app: &TestApp) -> Known {
    world::known(&app.connection).await
}

/// Imports the pair, which must be right.
async fn import(app: &TestApp, cities: &str, links: &str) -> ImportReport {
    let content = world::read(cities, links, &known(app).await).expect("the files are right");
    seed::import(&app.connection, &content.import, false).await.expect("the import succeeds")
}

/// The sample world around the network made for tests: its cities and its links.
fn sample() -> (&'static str, &'static str) {
    (&demo::WORLD.cities, &demo::WORLD.links)
}

/// The sample as an import reads it.
async fn read_sample(app: &TestApp) -> Content {
    let (cities, links) = sample();
    world::read(cities, links, &known(app).await).expect("the sample is right")
}

/// Imports the sample.
async fn import_sample(app: &TestApp) -> ImportReport {
    let (cities, links) = sample();
    import(app, cities, links).await
}

async fn reseed(app: &TestApp, data: &DataSet) -> seed::Report {
    seed::load(&app.connection, data, Options::default()).await.expect("the load succeeds")
}

/// Everything that the tables say of a city of that slug, and how many rows all tables have.
async fn state(db: &DatabaseConnection) -> BTreeSet<String> {
    let mut rows = BTreeSet::new();
    for sql in [
        "SELECT 'city ' || slug || ' ' || name || ' ' || layer || ' ' || COALESCE(wikidata_id, '') || ' ' \
         || id || ' ' || COALESCE(CAST(population_low AS INTEGER), 0) || ' ' || partner_count FROM city",
        "SELECT 'fact ' || id || ' ' || city_id || ' ' || key || ' ' || layer || ' ' || position FROM fact",
        "SELECT 'relation ' || id || ' ' || low_city_id || ' ' || high_city_id || ' ' || kind FROM relation",
        "SELECT 'record ' || layer || ' ' || city_id || ' ' || record_hash FROM city_record",
        "SELECT 'measurement ' || id || ' ' || COALESCE(CAST(value AS INTEGER), 0) FROM measurement",
        "SELECT 'citation ' || fact_id || ' ' || position || ' ' || slug || ' ' || COALESCE(locator, '') \
         FROM citation JOIN source ON source.id = source_id",
        "SELECT 'slug ' || slug || ' ' || city_id || ' ' || layer FROM city_slug",
        "SELECT 'source ' || slug || ' ' || layer || ' ' || title FROM source",
        "SELECT 'dataset ' || version || ' ' || revision FROM dataset",
    ] {
        rows.extend(texts(db, sql).await);
    }
    rows
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

fn city<'a>(data: &'a mut DataSet, slug: &str) -> &'a mut CityRecord {
    data.cities.iter_mut().find(|city| city.slug == slug).expect("the city is in the data")
}

#[test]
fn sample_is_what_the_generator_gives() {
    let world = testkit::world::world(&testkit::world::WENZHOU, 300, 600, 1);
    assert!(
        world.cities == world::CITIES && world.links == world::LINKS,
        "cargo run -p sister-cities-testkit --example generate -- --cities 300 --links 600 --seed 1 tests/it/data/world"
    );
}
