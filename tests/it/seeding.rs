//! Seeding as the server does it, on every database.

use seed::Options;

use crate::support::{Served as _, TestApp, TestDatabase, demo};

#[tokio::test]
async fn loading_twice_changes_nothing() {
    let app = TestApp::demo().await;
    let before = app.data("{ dataset { version home { slug } } }").await;
    let data = demo::network();
    let report = seed::load(&app.connection, &data, Options::default()).await.expect("the load succeeds");
    assert!(!report.changed);
    assert_eq!((report.added.len(), report.updated.len(), report.unchanged.len()), (0, 0, 14));
    assert_eq!(app.data("{ dataset { version home { slug } } }").await, before);
}

#[tokio::test]
async fn removed_city_is_reported_and_kept() {
    let app = TestApp::demo().await;
    let mut data = demo::network();
    data.cities.retain(|city| city.slug != "newport-us");
    let report = seed::load(&app.connection, &data, Options::default()).await.expect("the load succeeds");
    assert_eq!(report.missing, ["newport-us"]);
    assert_eq!(app.data("{ city(slug: \"newport-us\") { name } }").await["city"]["name"], "Newport");
}

#[tokio::test]
async fn unknown_home_fails_and_names_the_nearest() {
    let database = TestDatabase::demo().await;
    let db = database.connect().await;
    let data = demo::network();
    let error = seed::load(&db, &data, Options { home: Some("qingwn-cn"), ..Options::default() })
        .await
        .expect_err("there is no such city");
    assert!(error.to_string().contains("qingwan-cn"), "{error}");
}
