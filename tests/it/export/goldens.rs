//! Every format, to the letter.

use axum::http::StatusCode;

use super::{THREE, file};
use crate::support::TestApp;

async fn check(name: &str, parameters: &[(&str, &str)]) {
    let reply = file(&TestApp::demo().await, name, parameters).await;
    assert_eq!(reply.status, StatusCode::OK, "{name}: {}", reply.text);
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, reply.text));
}

#[tokio::test]
async fn tables_are_as_they_were() {
    check("cities.csv", &[]).await;
    check("relations.csv", &[("lang", "zh,en")]).await;
}

#[tokio::test]
async fn arrays_are_as_they_were() {
    check("cities.json", &[("filter", THREE)]).await;
    check("relations.json", &[("filter", r#"{"status":{"eq":"ENDED"}}"#)]).await;
}

#[tokio::test]
async fn maps_are_as_they_were() {
    check("cities.geojson", &[("filter", THREE)]).await;
    check("network.geojson", &[("filter", THREE)]).await;
}

#[tokio::test]
async fn graphs_are_as_they_were() {
    check("network.gexf", &[("filter", THREE)]).await;
    check("network.graphml", &[("filter", THREE)]).await;
}

#[tokio::test]
async fn objects_are_as_they_were() {
    let two = r#"{"slug":{"in":["qingwan-cn","zielone-county-pl"]}}"#;
    check("dataset.json", &[("filter", two)]).await;
    check("places.json", &[("filter", THREE)]).await;
}
