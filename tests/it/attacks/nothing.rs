//! Selections of nothing: an object without fields is `{}`, and null means that there is none.

use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn object_of_another_type_than_asked_is_an_empty_object() {
    let app = TestApp::seeded().await;
    let kure = "Q2l0eTprdXJlLWpw";
    let none = "Q2l0eTphdGxhbnRpcy1ncg";
    let query = |id: &str| format!("{{ node(id: \"{id}\") {{ ... on Country {{ code }} }} }}");
    assert_eq!(app.data(&query(kure)).await, json!({ "node": {} }));
    assert_eq!(app.data(&query(none)).await, json!({ "node": null }));
    let found = app.data("{ search(text: \"Kure\", first: 1) { nodes { ... on Country { code } } } }").await;
    assert_eq!(found, json!({ "search": { "nodes": [{}] } }));
}

#[tokio::test]
async fn skipped_selections_leave_empty_objects() {
    let app = TestApp::seeded().await;
    assert_eq!(app.data("{ home { slug @skip(if: true) } }").await, json!({ "home": {} }));
    assert_eq!(app.data("{ home @include(if: false) { slug } }").await, json!({}));
    let spread = "{ home { ...F @skip(if: true) } } fragment F on City { slug }";
    assert_eq!(app.data(spread).await, json!({ "home": {} }));
}

#[tokio::test]
async fn selection_of_nothing_does_not_hide_another_of_its_key() {
    let app = TestApp::seeded().await;
    let query = "{ home { slug @skip(if: true) } home { ... @include(if: true) { level } } }";
    assert_eq!(app.data(query).await, json!({ "home": { "level": "CITY" } }));
}
