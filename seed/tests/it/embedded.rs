//! The data that ship with the crate stand in the database as they should.

use std::collections::BTreeSet;

use seed::record::{FactBody, FactRecord};
use seed::{DataSet, Options, load};

use crate::support::TestDatabase;

fn embedded() -> DataSet {
    DataSet::embedded().unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn every_city_and_fact_is_there() {
    let (database, data) = (TestDatabase::new().await, embedded());
    let report = database.load(&data).await;
    assert_eq!((report.added.len(), report.revision), (35, 1));
    let facts: usize = data.cities.iter().map(|city| city.facts.len() + city.attribute_facts().len()).sum();
    assert_eq!(database.count("fact").await, i64::try_from(facts).expect("few facts"));
    let details = "city_attribute city_name measurement climate city_industry feature event ranking relation";
    let mut rows = 0;
    for table in details.split(' ') {
        rows += database.count(table).await;
    }
    assert_eq!(rows, database.count("fact").await);
    let (mut cite, mut notes) = (0, 0);
    for city in &data.cities {
        cite += city.facts.iter().map(|fact| fact.cite.len()).sum::<usize>();
        notes += city.notes.len();
    }
    assert_eq!(database.count("citation").await, i64::try_from(cite).expect("few"));
    assert_eq!(database.count("note").await, i64::try_from(notes).expect("few"));
}

#[tokio::test]
async fn relations_are_stored_once_and_seen_from_both_ends() {
    let (database, data) = (TestDatabase::new().await, embedded());
    database.load(&data).await;
    assert_eq!(database.count("relation").await, 34);
    assert_eq!(database.count("relation WHERE low_city_id < high_city_id").await, 34);
    assert_eq!(database.count("relation_end").await, 68);
    let home = "relation_end JOIN city ON city.id = partner_id WHERE slug = 'wenzhou-cn'";
    assert_eq!(database.count(home).await, 34);
    let ishinomaki = "SELECT established || ' ' || established_first || ' ' || established_last || ' ' || established_order
                      FROM relation JOIN fact USING (id) JOIN city ON city.id = fact.city_id
                      JOIN relation_end ON relation_id = relation.id AND relation_end.city_id = city.id
                      WHERE slug = 'ishinomaki-jp'";
    assert_eq!(database.texts(ishinomaki).await, ["1984-10 19841001 19841031 19841001"]);
}

#[tokio::test]
async fn fact_hangs_on_its_feature() {
    let (database, data) = (TestDatabase::new().await, embedded());
    database.load(&data).await;
    let of = |fact: &&FactRecord| fact.of.is_some();
    let expected: BTreeSet<String> = data
        .cities
        .iter()
        .flat_map(|city| city.facts.iter().filter(of).map(move |fact| (city, fact)))
        .map(|(city, fact)| format!("{} {} {}", city.slug, fact.key, fact.of.as_deref().unwrap_or_default()))
        .collect();
    let sql = "SELECT slug || ' ' || fact.key || ' ' || subject.key FROM fact
               JOIN city ON city.id = fact.city_id JOIN fact AS subject ON subject.id = fact.feature_id";
    assert_eq!(BTreeSet::from_iter(database.texts(sql).await), expected);
}

#[tokio::test]
async fn version_is_the_same_on_every_database() {
    let data = embedded();
    let (one, other) = (TestDatabase::new().await, TestDatabase::new().await);
    let mut fewer = data.clone();
    fewer.cities.retain(|city| {
        city.slug == "wenzhou-cn" || city.facts.iter().all(|fact| !matches!(fact.body, FactBody::Ranking(_)))
    });
    assert!(fewer.cities.len() < data.cities.len());
    let first = one.load(&data).await;
    let before = other.load(&fewer).await;
    let second = other.load(&data).await;
    assert_eq!(first.version, second.version);
    assert_ne!(first.version, before.version);
    assert_eq!((first.revision, second.revision), (1, 2));
    assert_eq!(first.version.len(), 12);
}

#[tokio::test]
async fn home_can_be_another_city() {
    let (database, data) = (TestDatabase::new().await, embedded());
    let own = database.load(&data).await;
    let options = Options { home: Some("ishinomaki-jp") };
    let report = load(&database.db, &data, options).await.expect("the city exists");
    assert!(report.changed);
    assert_eq!((report.unchanged.len(), report.revision), (35, 2));
    assert_ne!(report.version, own.version);
    let home = "SELECT slug FROM dataset JOIN city ON city.id = home_city_id";
    assert_eq!(database.texts(home).await, ["ishinomaki-jp"]);
}
