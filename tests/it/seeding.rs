//! Seeding as the server does it, on every database.

use seed::{DataSet, Options};

use crate::support::{Served as _, TestApp, TestDatabase};

#[tokio::test]
async fn loading_twice_changes_nothing() {
    let app = TestApp::seeded().await;
    let before = app.data("{ dataset { version home { slug } } }").await;
    let data = DataSet::embedded().expect("the embedded data are right");
    let report = seed::load(&app.connection, &data, Options::default()).await.expect("the load succeeds");
    assert!(!report.changed);
    assert_eq!((report.added.len(), report.updated.len(), report.unchanged.len()), (0, 0, 35));
    assert_eq!(app.data("{ dataset { version home { slug } } }").await, before);
}

#[tokio::test]
async fn removed_city_is_reported_and_kept() {
    let app = TestApp::seeded().await;
    let mut data = DataSet::embedded().expect("the embedded data are right");
    data.cities.retain(|city| city.slug != "turin-it");
    let report = seed::load(&app.connection, &data, Options::default()).await.expect("the load succeeds");
    assert_eq!(report.missing, ["turin-it"]);
    assert_eq!(app.data("{ city(slug: \"turin-it\") { name } }").await["city"]["name"], "Turin");
}

#[tokio::test]
async fn unknown_home_fails_and_names_the_nearest() {
    let database = TestDatabase::seeded().await;
    let db = database.connect().await;
    let data = DataSet::embedded().expect("the embedded data are right");
    let error =
        seed::load(&db, &data, Options { home: Some("wenzho-cn") }).await.expect_err("there is no such city");
    assert!(error.to_string().contains("wenzhou-cn"), "{error}");
}
