//! A changed record updates just what it is about.

use seed::record::FactBody;
use testkit::synthetic;

use crate::support::{Dump, TestDatabase, differences, fact, measurement};

/// How many rows went and came, by table.
fn rows(before: &Dump, after: &Dump) -> String {
    let tables = differences(before, after);
    tables.iter().map(|(table, gone, come)| format!("{table} -{gone} +{come}")).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn changed_value_changes_its_row_only() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(3, 2, 7));
    database.load(&data).await;
    let before = database.dump().await;
    measurement(&mut data.cities[2], "population").value = Some(1.0);
    let report = database.load(&data).await;
    assert_eq!(report.updated, [data.cities[2].slug.clone()]);
    assert_eq!((report.unchanged.len(), report.revision), (3, 2));
    let after = database.dump().await;
    assert_eq!(
        rows(&before, &after),
        "city -1 +1, city_record -1 +1, dataset -1 +1, loaded -1 +1, measurement -1 +1"
    );
    assert_eq!(database.count("measurement WHERE value = 1.0").await, 1);
}

#[tokio::test]
async fn fact_keeps_its_id_while_its_key_stays() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(3, 2, 7));
    database.load(&data).await;
    let ids = "SELECT key || ' ' || id FROM fact WHERE city_id = 2 ORDER BY key";
    let before = database.texts(ids).await;
    let city = &mut data.cities[1];
    let mut added = fact(city, "industry").clone();
    added.key = "another".to_owned();
    city.facts.insert(0, added);
    city.facts.retain(|fact| fact.key != "area");
    database.load(&data).await;
    let after = database.texts(ids).await;
    let kept: Vec<_> = after.iter().filter(|line| before.contains(line)).cloned().collect();
    assert_eq!(kept, before.iter().filter(|line| !line.starts_with("area ")).cloned().collect::<Vec<_>>());
    assert_eq!(after.len(), kept.len() + 1);
    let greatest = database.texts("SELECT CAST(MAX(id) AS TEXT) FROM fact").await;
    assert_eq!(after[0], format!("another {}", greatest[0]));
    assert_eq!(
        database.count("measurement JOIN fact USING (id) WHERE key = 'area' AND city_id = 2").await,
        0
    );
}

#[tokio::test]
async fn new_city_gets_the_next_ids() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(3, 0, 7));
    let last = data.cities.pop().expect("three partners");
    database.load(&data).await;
    let before = database.dump().await;
    data.cities.insert(0, last);
    let report = database.load(&data).await;
    assert_eq!(report.added, [data.cities[0].slug.clone()]);
    let after = database.dump().await;
    assert_eq!(
        rows(&before, &after),
        "city -1 +2, city_attribute -0 +3, city_industry -0 +1, city_name -0 +1, city_record -0 +1, \
         country -1 +1, dataset -1 +1, fact -0 +8, loaded -1 +1, measurement -0 +2, relation -0 +1, relation_end -0 +2, \
         search_term -0 +9, search_text -0 +2, \
         timeline -0 +1"
    );
    assert_eq!(database.texts("SELECT slug FROM city WHERE id = 4").await, [data.cities[0].slug.clone()]);
}

#[tokio::test]
async fn removed_city_is_reported_and_kept() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(3, 0, 7));
    let whole = database.load(&data).await;
    let before = database.dump().await;
    let removed = data.cities.pop().expect("three partners");
    let report = database.load(&data).await;
    assert_eq!(report.missing, std::slice::from_ref(&removed.slug));
    assert!(
        report.to_string().contains(&format!("1 city no longer in the data but kept ({})", removed.slug))
    );
    assert_eq!(database.dump().await, before);
    // What answers may show is the same, and so is its version.
    assert_eq!((report.version, report.revision), (whole.version, 1));
}

#[tokio::test]
async fn city_with_a_new_slug_is_the_same_city() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 0, 7));
    database.load(&data).await;
    let country = data.cities[2].country.to_ascii_lowercase();
    let old = std::mem::replace(&mut data.cities[2].slug, format!("renamed-{country}"));
    data.cities[2].former_slugs = vec![old.clone()];
    let before = database.dump().await;
    let report = database.load(&data).await;
    assert_eq!((report.updated.len(), report.missing.len()), (1, 0));
    let after = database.dump().await;
    assert_eq!(
        rows(&before, &after),
        "city -1 +1, city_record -1 +1, city_slug -0 +1, dataset -1 +1, loaded -1 +1, search_term -1 +1, search_text -1 +1"
    );
    assert_eq!(database.texts("SELECT slug FROM city_slug WHERE city_id = 3").await, [old]);
    assert!(!database.load(&data).await.changed);
}

#[tokio::test]
async fn relation_moves_from_one_file_to_the_other() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 1, 7));
    database.load(&data).await;
    let (one, other) = (1, 2);
    let at =
        data.cities[other].facts.iter().position(|fact| fact.key == "relation-1").expect("their relation");
    let mut moved = data.cities[other].facts.remove(at);
    if let FactBody::Relation(relation) = &mut moved.body {
        relation.with.clone_from(&data.cities[other].slug);
    }
    data.cities[one].facts.push(moved);
    let report = database.load(&data).await;
    assert_eq!(report.updated.len(), 2);
    assert_eq!((database.count("relation").await, database.count("relation_end").await), (3, 6));
    let stated_by =
        "SELECT CAST(city_id AS TEXT) FROM relation JOIN fact USING (id) WHERE key = 'relation-1'";
    assert_eq!(database.texts(stated_by).await, ["2"]);
}

#[tokio::test]
async fn wikidata_ids_can_be_exchanged() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(2, 0, 7));
    let set = |city: &mut seed::record::CityRecord, id: &str| city.wikidata_id = Some(id.to_owned());
    set(&mut data.cities[1], "Q1");
    set(&mut data.cities[2], "Q2");
    database.load(&data).await;
    set(&mut data.cities[1], "Q2");
    set(&mut data.cities[2], "Q1");
    database.load(&data).await;
    let ids = database.texts("SELECT wikidata_id FROM city WHERE id > 1 ORDER BY id").await;
    assert_eq!(ids, ["Q2", "Q1"]);
}

#[tokio::test]
async fn vocabulary_is_updated_in_place() {
    let (database, mut data) = (TestDatabase::new().await, synthetic::network(1, 0, 7));
    database.load(&data).await;
    let before = database.dump().await;
    data.sources[0].url = Some("https://example.org/".to_owned());
    data.countries[0].names.insert("en".to_owned(), "Elsewhere".to_owned());
    data.industries[0].part_of = Some(data.industries[1].slug.clone());
    let report = database.load(&data).await;
    assert_eq!((report.vocabulary_rows, report.unchanged.len(), report.revision), (3, 2, 2));
    let after = database.dump().await;
    let expected = "country -1 +1, country_name -1 +1, dataset -1 +1, industry -1 +1, \
                    industry_within -0 +1, loaded -1 +1, search_term -0 +11, search_text -0 +1, source -1 +1";
    assert_eq!(rows(&before, &after), expected);
}

#[tokio::test]
async fn terms_by_other_rules_are_written_anew_by_the_next_load() {
    let (database, data) = (TestDatabase::new().await, synthetic::network(3, 2, 7));
    database.load(&data).await;
    let texts = "SELECT COALESCE(city_id, 0) || target_kind || target_id || field || text || form FROM search_text ORDER BY 1";
    let terms = "search_term JOIN search_text ON id = text_id";
    let (before, count) = (database.texts(texts).await, database.count(terms).await);
    database
        .texts("UPDATE search_text SET form = 0 WHERE city_id = 2 OR city_id IS NULL RETURNING text")
        .await;
    database.texts("DELETE FROM search_text WHERE city_id = 3 RETURNING text").await;
    // Other rules leave another stamp.
    database.texts("UPDATE loaded SET stamp = 'of other rules' RETURNING stamp").await;
    assert_ne!(database.texts(texts).await, before);
    database.load(&data).await;
    assert_eq!((database.texts(texts).await, database.count(terms).await), (before, count));
}
