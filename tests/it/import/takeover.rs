//! The data set comes to know cities and links that an import had first, and imports meet each other.

use std::collections::BTreeSet;

use seed::DataSet;
use seed::record::{CityRecord, FactBody, RelationRecord};
use serde_json::json;

use super::{city, import, import_sample, read_sample, reseed, sample, state, texts};
use crate::support::{Served as _, TestApp, TestDatabase, demo};

/// A new city of the data set, with a relation to Windhoek Bay.
fn new_city(slug: &str, wikidata_id: Option<&str>) -> (DataSet, CityRecord) {
    let mut data = demo::network();
    let mut record = city(&mut data, "windhoek-bay-na").clone();
    slug.clone_into(&mut record.slug);
    record.country = slug[slug.len() - 2..].to_ascii_uppercase();
    record.former_slugs.clear();
    record.wikidata_id = wikidata_id.map(str::to_owned);
    record.cited.retain(|field, _| *field != entity::city_attribute::CityField::WikidataId);
    record.notes.clear();
    record.facts.retain(|fact| match &fact.body {
        FactBody::Name(_) => fact.of.is_none(),
        FactBody::Relation(_) => true,
        _ => false,
    });
    for fact in &mut record.facts {
        if let FactBody::Relation(RelationRecord { with, .. }) = &mut fact.body {
            "windhoek-bay-na".clone_into(with);
        }
    }
    data.cities.push(record.clone());
    (data, record)
}

#[tokio::test]
async fn city_of_an_import_becomes_the_data_sets_and_keeps_its_facts() {
    let app = TestApp::demo_imported().await;
    let query = "{ city(slug: \"sao-tomas-br\") { slug name names(kind: [OFFICIAL]) { text } population { value } \
                 measurements(source: [\"twin-cities-csv\"]) { value } partners { totalCount } \
                 attributes { citations { source { slug } } } } }";
    let before = app.data(query).await;
    let (data, _) = new_city("new-windhoek-br", Some("Q900000021"));
    let report = reseed(&app, &data).await;
    assert_eq!((report.added.len(), report.missing.len()), (1, 0));
    // The slug that the import gave still leads to the city.
    let after = app.data(query).await;
    assert_eq!(after["city"]["slug"], "new-windhoek-br");
    assert_eq!(after["city"]["name"], "Windhoek Bay");
    assert_eq!(after["city"]["population"], json!(null), "the data set gives none");
    assert_eq!(after["city"]["measurements"], before["city"]["measurements"]);
    let count =
        |data: &serde_json::Value| data["city"]["partners"]["totalCount"].as_u64().unwrap_or_default();
    assert_eq!(count(&after), count(&before) + 1);
    assert!(!after["city"]["attributes"].to_string().contains("twin-cities-csv"), "{after}");
    assert!(!reseed(&app, &data).await.changed);
    // The import finds it as one of the data set's.
    let again = import_sample(&app).await;
    // Łąka Wielka states a link with it, under the slug that it has now.
    assert_eq!(again.cities.updated, ["laka-wielka-pl", "new-windhoek-br"]);
    assert_eq!(again.recognised.len(), 10);
    assert_eq!(app.data(query).await, after);
    assert!(!import_sample(&app).await.cities.changed);
}

#[tokio::test]
async fn same_data_have_the_same_version_whichever_came_first() {
    let (one, other) = (TestApp::demo_imported().await, TestApp::demo().await);
    let (data, _) = new_city("sao-tomas-br", Some("Q900000021"));
    reseed(&one, &data).await;
    let first = import_sample(&one).await;
    reseed(&other, &data).await;
    let second = import_sample(&other).await;
    assert_eq!(first.cities.version, second.cities.version);
    assert_ne!(first.cities.revision, second.cities.revision);
}

#[tokio::test]
async fn slug_of_an_import_is_not_taken_for_another_city() {
    let app = TestApp::demo_imported().await;
    let before = state(&app.connection).await;
    let (data, _) = new_city("sao-tomas-br", None);
    let error = seed::load(&app.connection, &data, seed::Options::default()).await.expect_err("another city");
    assert_eq!(
        error.to_string(),
        "the records break 1 rule:\ncity sao-tomas-br, slug: the import 'twin-cities-csv' gave 'sao-tomas-br' to the \
         city Q900000021 of Wikidata; if that is the same city, write wikidata_id = \"Q900000021\", \
         otherwise choose another slug"
    );
    assert_eq!(state(&app.connection).await, before);
}

#[tokio::test]
async fn city_that_the_data_set_had_unknowingly_becomes_one() {
    let app = TestApp::demo_imported().await;
    let partners =
        "{ city(slug: \"newport-q900000023-gb\") { slug partners(first: 100) { nodes { slug } } } }";
    let before = app.data(partners).await;
    let mut data = demo::network();
    city(&mut data, "newport-gb").wikidata_id = Some("Q900000023".to_owned());
    let cities = "SELECT slug FROM city WHERE wikidata_id = 'Q900000023' OR slug = 'newport-gb'";
    assert_eq!(texts(&app.connection, cities).await.len(), 2);
    reseed(&app, &data).await;
    assert_eq!(texts(&app.connection, cities).await, ["newport-gb"]);
    let after = app.data(partners).await;
    assert_eq!(after["city"]["slug"], "newport-gb");
    let slugs = |data: &serde_json::Value| -> BTreeSet<String> {
        let nodes = data["city"]["partners"]["nodes"].as_array().cloned().unwrap_or_default();
        nodes.iter().map(|city| city["slug"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let mut expected = slugs(&before);
    expected.extend(["laka-wielka-pl", "qingwan-cn"].map(str::to_owned));
    assert_eq!(slugs(&after), expected);
    assert!(!reseed(&app, &data).await.changed);
    let again = import_sample(&app).await;
    assert_eq!((again.cities.missing.len(), again.links.added), (0, 0));
    assert!(again.beside.iter().all(|beside| beside.0 != "newport-q900000023-gb"), "{:?}", again.beside);
    assert_eq!(app.data(partners).await, after);
}

#[tokio::test]
async fn link_that_the_data_set_states_itself_is_there_once() {
    let app = TestApp::demo_imported().await;
    let pair = "SELECT relation.kind || ' ' || fact.layer FROM relation JOIN fact ON fact.id = relation.id \
                JOIN city low ON low.id = low_city_id JOIN city high ON high.id = high_city_id \
                WHERE low.slug IN ('windhoek-bay-na', 'sao-tomas-br') AND high.slug IN ('windhoek-bay-na', 'sao-tomas-br')";
    let (cities, links) = sample();
    let known = links.contains("Q900000006,Q900000021") || links.contains("Q900000021,Q900000006");
    let links = format!("{links}Q900000006,Q900000021\n");
    let report = import(&app, cities, &links).await;
    assert_eq!(report.links.added, usize::from(!known));
    assert_eq!(texts(&app.connection, pair).await, ["UNKNOWN twin-cities-csv"]);
    let (data, _) = new_city("sao-tomas-br", Some("Q900000021"));
    reseed(&app, &data).await;
    let after = texts(&app.connection, pair).await;
    assert_eq!(after.len(), 1);
    assert!(after[0].ends_with(" seed"), "{after:?}");
    assert_eq!(import(&app, cities, &links).await.links.known, 9);
    assert_eq!(texts(&app.connection, pair).await, after);
}

#[tokio::test]
async fn second_import_adds_its_figures_beside_the_first() {
    let app = TestApp::demo_imported().await;
    let content = read_sample(&app).await;
    let mut other = content.import;
    other.source.slug = "another-list".to_owned();
    for city in &mut other.cities {
        "another-list".clone_into(&mut city.origin.source);
        for fact in &mut city.facts {
            "another-list".clone_into(&mut fact.origin.source);
        }
    }
    let report = seed::import(&app.connection, &other, false).await.expect("the import succeeds");
    assert_eq!((report.recognised.len(), report.links.added, report.links.known), (300, 0, 599));
    let figures = "{ city(slug: \"sao-tomas-br\") { measurements { value citations { source { slug } } } \
                   population { citations { source { slug } } } } }";
    let data = app.data(figures).await;
    assert_eq!(data["city"]["measurements"].as_array().map(Vec::len), Some(2));
    assert_eq!(data["city"]["population"]["citations"][0]["source"]["slug"], "twin-cities-csv");
    assert!(!import_sample(&app).await.cities.changed);
}

#[tokio::test]
async fn source_of_the_data_set_is_no_name_for_an_import() {
    let app = TestApp::demo().await;
    let before = state(&app.connection).await;
    for slug in ["wikidata", "seed"] {
        let mut content = read_sample(&app).await;
        content.import.source.slug = slug.to_owned();
        let error =
            seed::import(&app.connection, &content.import, false).await.expect_err("a foreign source");
        assert!(error.to_string().contains("choose another one for the import"), "{error}");
    }
    assert_eq!(state(&app.connection).await, before);
}

#[tokio::test]
async fn import_needs_a_data_set() {
    let app = TestApp::demo().await;
    let content = read_sample(&app).await;
    let database = TestDatabase::empty().await;
    let empty = database.connect().await;
    sister_cities::db::migrate(&empty).await.expect("the tables are made");
    let error = seed::import(&empty, &content.import, false).await.expect_err("there is no data set");
    assert!(matches!(error, seed::LoadError::NoDataSet), "{error:?}");
}
