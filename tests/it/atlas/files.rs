//! The same as a page shows, as files.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;

use super::{browse, rows};
use crate::support::{Codes as _, TestApp};

#[tokio::test]
async fn table_is_the_same_as_csv() {
    let app = TestApp::demo().await;
    for query in [
        "",
        "?country=JP",
        "?kind=SISTER_CITY&since=1980",
        "?asOf=2000",
        "?scope=all",
        "?scope=all&country=CN",
    ] {
        let page = browse(&app, &format!("/{query}")).await.text;
        let file = app.get(&format!("/atlas.csv{query}")).await;
        assert_eq!(file.status, StatusCode::OK, "{query}: {}", file.text);
        assert!(file.header("content-type").starts_with("text/csv"));
        assert_eq!(file.text.lines().count() - 1, rows(&page).len(), "{query}");
        let json = app.get(&format!("/atlas.json{query}")).await.json();
        assert_eq!(json.as_array().map(Vec::len), Some(rows(&page).len()), "{query}");
    }
}

#[tokio::test]
async fn map_is_the_same_as_geojson() {
    let app = TestApp::demo().await;
    for query in ["", "?country=JP", "?country=US", "?asOf=2000"] {
        let json = app.get(&format!("/atlas.geojson{query}")).await.json();
        let features = json["features"].as_array().expect("features");
        let of = |kind| features.iter().filter(move |feature| feature["properties"]["feature"] == kind);
        let page = browse(&app, &format!("/{query}")).await.text;
        let mut slugs: BTreeSet<_> = rows(&page).into_iter().collect();
        slugs.insert("qingwan-cn");
        let cities: BTreeSet<_> = of("city").filter_map(|city| city["id"].as_str()).collect();
        assert_eq!(cities, slugs, "{query}");
        assert_eq!(of("relation").count(), rows(&page).len(), "{query}");
    }
}

#[tokio::test]
async fn partners_whose_relation_has_ended_are_in_the_files() {
    let app = TestApp::demo().await;
    for path in
        ["/atlas.csv", "/atlas.geojson", "/atlas.json", "/atlas.csv?country=US", "/atlas.geojson?asOf=2000"]
    {
        let file = app.get(path).await.text;
        assert!(file.contains("hilltown-us"), "{path}: {file}");
    }
    // It ended in June 2012.
    let later = app.get("/atlas.geojson?asOf=2013").await.text;
    assert!(later.contains("cedar-county-us") && !later.contains("hilltown-us"), "{later}");
}

#[tokio::test]
async fn other_views_have_files_too() {
    let app = TestApp::demo().await;
    let city = app.get("/cities/umikado-jp.json").await;
    assert_eq!(city.json()["city"]["slug"], "umikado-jp");
    let partners = app.data("{ city(slug: \"umikado-jp\") { partners { totalCount } } }").await;
    let partners = partners["city"]["partners"]["totalCount"].as_u64().expect("a number");
    let csv = app.get("/cities/umikado-jp.csv").await.text;
    assert_eq!(csv.lines().count() as u64 - 1, partners);
    let country = app.get("/countries/US.json").await.json();
    let slugs: Vec<_> = country.as_array().expect("cities").iter().map(|city| city["slug"].clone()).collect();
    assert_eq!(slugs, ["cedar-county-us", "hilltown-us", "newport-us"]);
    let path = app.get("/path.geojson?from=hekou-cn&to=newport-us").await.json();
    let kinds: Vec<&Value> = path["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|feature| &feature["properties"]["feature"])
        .collect();
    let relations = kinds.iter().filter(|kind| **kind == "relation").count();
    assert_eq!(kinds.len(), 2 * relations + 1);
    for (path, status, code) in [
        ("/path.csv", 404, "NOT_FOUND"),
        ("/cities/nowhere.csv", 404, "NOT_FOUND"),
        ("/atlas.csv?kind=x", 400, "BAD_USER_INPUT"),
        ("/path.json?from=nowhere&to=kitaura-jp", 404, "NOT_FOUND"),
    ] {
        let reply = app.get(path).await;
        assert_eq!((reply.status.as_u16(), reply.json().codes()), (status, vec![code.to_owned()]), "{path}");
    }
}

#[tokio::test]
async fn pictures_are_xml_and_load_nothing() {
    let app = TestApp::demo().await;
    for path in [
        "/atlas.svg",
        "/atlas.svg?scope=all",
        "/cities/umikado-jp.svg",
        "/countries/JP.svg",
        "/path.svg?from=hekou-cn&to=newport-us",
    ] {
        let reply = app.get(path).await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "image/svg+xml"), "{path}");
        let mut reader = quick_xml::Reader::from_str(&reply.text);
        let mut elements = 0;
        loop {
            match reader.read_event().expect("XML") {
                quick_xml::events::Event::Start(start) => {
                    elements += 1;
                    assert_ne!(start.name().as_ref(), b"script", "{path}");
                }
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert!(elements > 8, "{path}");
        assert!(!reply.text.contains("url("), "{path}");
    }
    let placeless = app.get("/cities/zielone-county-pl.svg").await;
    assert_eq!(placeless.status, StatusCode::NOT_FOUND);
}
