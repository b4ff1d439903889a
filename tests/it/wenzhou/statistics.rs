//! What the page counts, and what the data files count today.

use entity::relation::RelationKind;
use serde_json::json;

use super::Files;
use crate::support::TestApp;

#[tokio::test]
async fn statistics_reproduce_the_claim_of_the_page() {
    let app = TestApp::seeded().await;
    let data = app
        .data("{ statistics(asOf: \"2020-04\") { asOf cities countries regions relations undated } }")
        .await;
    assert_eq!(
        data["statistics"],
        json!({ "asOf": "2020-04", "cities": 32, "countries": 22, "regions": 5, "relations": 32, "undated": 0 })
    );
}

#[tokio::test]
async fn statistics_of_today_are_what_the_files_count() {
    let (app, files) = (TestApp::seeded().await, Files::read());
    let data = app
        .data(
            "{ statistics { cities countries relations byKind { key relations } byCountry { key } } \
             home { slug partnerCount statistics { cities } partners(first: 0) { totalCount } } \
             countries(first: 0, filter: {hasPartners: true}) { totalCount } \
             relations(first: 0) { totalCount } cities(first: 0) { totalCount } \
             network { cityCount relationCount componentCount } }",
        )
        .await;
    let (partners, countries) = (files.relations().len(), files.countries());
    let kind = |kind, key: &str| json!({ "key": key, "relations": files.of_kind(kind) });
    let codes: Vec<_> = countries.iter().map(|code| json!({ "key": code })).collect();
    assert_eq!(
        data,
        json!({
            "statistics": { "cities": partners, "countries": countries.len(), "relations": partners, "byKind": [
                kind(RelationKind::FriendlyExchange, "FRIENDLY_EXCHANGE"),
                kind(RelationKind::SisterCity, "SISTER_CITY"),
            ], "byCountry": codes },
            "home": { "slug": files.home(), "partnerCount": partners, "statistics": { "cities": partners },
                "partners": { "totalCount": partners } },
            "countries": { "totalCount": countries.len() },
            "relations": { "totalCount": partners },
            "cities": { "totalCount": files.data.cities.len() },
            "network": { "cityCount": files.data.cities.len(), "relationCount": partners, "componentCount": 1 },
        })
    );
}

#[tokio::test]
async fn partners_come_oldest_first() {
    let (app, files) = (TestApp::seeded().await, Files::read());
    let data =
        app.data("{ home { partners(first: 100) { edges { relation { established { edtf } } } } } }").await;
    let edges = data["home"]["partners"]["edges"].as_array().expect("edges");
    let dates: Vec<_> =
        edges.iter().map(|edge| edge["relation"]["established"]["edtf"].as_str().expect("a date")).collect();
    assert_eq!(dates.len(), files.relations().len());
    assert!(dates.is_sorted(), "{dates:?}");
}

#[tokio::test]
async fn status_depends_on_the_date_asked_for_and_on_no_other() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ city(slug: \"dimona-il\") { relation { status before: status(asOf: \"2020-10\") \
             within: status(asOf: \"2020-11-15\") after: status(asOf: \"2020-11\") } } }",
        )
        .await;
    assert_eq!(
        data["city"]["relation"],
        json!({ "status": "ACTIVE", "before": "NOT_YET", "within": "UNKNOWN", "after": "ACTIVE" })
    );
}
