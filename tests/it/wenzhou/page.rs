//! The entries of the page, one by one.

use serde_json::{Value, json};

use super::{Files, page};
use crate::support::TestApp;

/// Where English, or Chinese, is the language of the place.
const LOCAL_NAME_IS_ENGLISH_OR_CHINESE: [&str; 5] = ["AU", "CA", "CN", "GB", "US"];

/// The partners with what is asked of them.
async fn partners(fields: &str) -> Vec<Value> {
    let app = TestApp::seeded().await;
    let mut partners = Vec::new();
    let mut after = "null".to_owned();
    loop {
        let data = app
            .data(&format!(
                "{{ cities(first: 100, after: {after}, filter: {{relation: {{}}}}) {{ nodes {{ slug {fields} }} \
                 pageInfo {{ hasNextPage endCursor }} }} }}"
            ))
            .await;
        partners.extend(data["cities"]["nodes"].as_array().expect("cities").iter().cloned());
        if data["cities"]["pageInfo"]["hasNextPage"] == false {
            return partners;
        }
        after = data["cities"]["pageInfo"]["endCursor"].to_string();
    }
}

fn of<'a>(cities: &'a [Value], slug: &str) -> &'a Value {
    cities.iter().find(|city| city["slug"] == slug).unwrap_or_else(|| panic!("{slug} is missing"))
}

fn count(list: &Value) -> usize {
    list.as_array().expect("a list").len()
}

#[tokio::test]
async fn partners_come_out_as_the_page_has_them() {
    let cities =
        partners("level country { code } relation { kind established { edtf } partner { slug } }").await;
    assert_eq!(cities.len(), Files::read().relations().len());
    let rows = page();
    assert!(!rows.is_empty());
    for row in rows {
        let city = of(&cities, &row.slug);
        assert_eq!(
            *city,
            json!({ "slug": row.slug, "level": row.level, "country": { "code": row.country },
                "relation": { "kind": row.kind, "established": { "edtf": row.established },
                    "partner": { "slug": row.slug } } })
        );
    }
}

#[tokio::test]
async fn every_partner_has_name_and_summary_in_english_and_in_chinese() {
    let cities = partners(
        "summary zhSummary: summary(lang: [\"zh\"]) zhName: name(lang: [\"zh\"]) \
         en: names(lang: [\"en\"], kind: [OFFICIAL]) { text } zh: names(lang: [\"zh\"], kind: [OFFICIAL]) { text }",
    )
    .await;
    for city in &cities {
        let slug = &city["slug"];
        assert!(city["summary"].is_string() && city["zhSummary"].is_string(), "{slug}");
        assert_eq!((count(&city["en"]), count(&city["zh"])), (1, 1), "{slug}");
        let name = city["zhName"].as_str().expect("a name");
        assert!(name.chars().any(|c| c >= '\u{4e00}'), "{slug}: {name}");
    }
}

#[tokio::test]
async fn partners_of_the_page_have_names_in_their_own_languages() {
    let cities = partners("own: names(kind: [LOCAL]) { lang }").await;
    for row in page() {
        let own = &of(&cities, &row.slug)["own"];
        let is_shown_already = LOCAL_NAME_IS_ENGLISH_OR_CHINESE.contains(&row.country.as_str());
        assert_eq!(count(own) > 0, !is_shown_already, "{}", row.slug);
        assert!(own.as_array().is_some_and(|names| names.iter().all(|name| name["lang"].is_string())));
    }
}

#[tokio::test]
async fn measurements_have_the_words_of_their_sources() {
    let cities = partners("measurements { stated citations { source { slug } } }").await;
    for city in &cities {
        for measurement in city["measurements"].as_array().expect("measurements") {
            assert!(measurement["citations"][0]["source"]["slug"].is_string(), "{city}");
            assert_ne!(measurement["stated"], "", "{city}");
        }
    }
}

#[tokio::test]
async fn figures_of_others_never_show_as_the_city_s_own() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ ninth: city(slug: \"alsergrund-at\") { population(reading: STATED) { value } area(reading: STATED) { value } } \
             gabon: city(slug: \"port-gentil-ga\") { measurements { metric value } } \
             dimona: city(slug: \"dimona-il\") { population(reading: STATED) { value asOf { edtf } } } \
             weiz: city(slug: \"weiz-district-at\") { population(reading: STATED) { value } area(reading: STATED) { value } } }",
        )
        .await;
    assert_eq!(data["ninth"], json!({ "population": { "value": 39_000.0 }, "area": { "value": 2.99 } }));
    assert_eq!(data["dimona"]["population"], json!({ "value": 34_500.0, "asOf": { "edtf": "2019" } }));
    assert_eq!(data["weiz"], json!({ "population": { "value": 88_696.0 }, "area": { "value": 1_098.0 } }));
    let own = data["gabon"]["measurements"].as_array().expect("measurements");
    assert!(own.iter().all(|m| m["value"] != 80.0), "the forests are Gabon's: {own:#?}");
}

#[tokio::test]
async fn features_belong_to_the_city_or_to_whatever_the_page_names_beside_it() {
    let app = TestApp::seeded().await;
    let airports = |role: &str| {
        format!(
            "cities(filter: {{relation: {{}}, feature: {{kind: {{eq: AIRPORT}}{role}}}}}) {{ nodes {{ slug }} }}"
        )
    };
    let (own, named) =
        (airports(", role: {eq: OWN}"), airports(", name: {eq: \"Incheon International Airport\"}"));
    let data = app.data(&format!("{{ own: {own} named: {named} }}")).await;
    let slugs = |list: &str| -> Vec<String> {
        let nodes = data[list]["nodes"].as_array().expect("nodes");
        nodes.iter().map(|city| city["slug"].as_str().expect("a slug").to_owned()).collect()
    };
    // Incheon's airport belongs to the city, and by the note on it lies in the district.
    assert_eq!(slugs("named"), ["jung-gu-incheon-kr"]);
    let page: Vec<_> = page().into_iter().map(|row| row.slug).collect();
    let own: Vec<_> = slugs("own").into_iter().filter(|slug| page.contains(slug)).collect();
    assert_eq!(own, ["jung-gu-incheon-kr", "kumasi-gh", "port-gentil-ga"]);
}
