//! Arguments that name a city by its slug: one that no city has is an error, and null means something else.

use sea_orm::ConnectionTrait as _;
use serde_json::json;

use crate::support::{Codes as _, TestApp};

/// The fields and inputs that take a slug, each with the argument that does.
const TAKERS: &[(&str, &str)] = &[
    ("city(slug: \"kitaura-jp\") { distanceKm(to: SLUG) }", "to"),
    ("city(slug: \"kitaura-jp\") { relation(with: SLUG) { kind } }", "with"),
    ("city(slug: \"kitaura-jp\") { relation { partner(of: SLUG) { slug } } }", "of"),
    ("city(slug: \"kitaura-jp\") { partnersInCommon(with: SLUG) { totalCount } }", "with"),
    ("network { shortestPath(from: SLUG, to: \"kitaura-jp\") { length } }", "from"),
    ("network { shortestPath(from: \"kitaura-jp\", to: SLUG) { length } }", "to"),
    ("cities(filter: {distance: {from: {city: SLUG}, withinKm: 5000}}) { totalCount }", "from"),
    (
        "cities(filter: {relation: {partner: {distance: {from: {city: SLUG}, withinKm: 1}}}}) { totalCount }",
        "from",
    ),
    ("cities(orderBy: [{field: DISTANCE, from: SLUG}]) { totalCount }", "from"),
];

#[tokio::test]
async fn slug_that_no_city_has_is_an_error_that_names_the_nearest() {
    let app = TestApp::demo().await;
    for (field, argument) in TAKERS {
        let answer = app.answer(&format!("{{ {} }}", field.replace("SLUG", "\"qingwn-cn\""))).await;
        assert_eq!(answer.codes(), ["NOT_FOUND"], "{field}");
        assert_eq!(
            answer["errors"][0]["message"],
            format!("'{argument}' is 'qingwn-cn'; no city has or had this slug; nearest: 'qingwan-cn'"),
            "{field}"
        );
        let known = app.answer(&format!("{{ {} }}", field.replace("SLUG", "\"qingwan-cn\""))).await;
        assert_eq!(known["errors"], json!(null), "{field}");
    }
}

#[tokio::test]
async fn null_says_that_there_is_no_relation() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ city(slug: \"kitaura-jp\") { none: relation(with: \"newport-gb\") { kind } \
               relation(with: \"qingwan-cn\") { partner(of: \"newport-gb\") { slug } home: partner { slug } } } }",
        )
        .await;
    let relation = json!({ "partner": null, "home": { "slug": "kitaura-jp" } });
    assert_eq!(data["city"], json!({ "none": null, "relation": relation }));
}

/// So many cities that not all slugs are compared.
const CROWD: &str = "INSERT INTO city (id, slug, name, sort_key, country_id, level) \
     WITH RECURSIVE crowd (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM crowd WHERE number < 20000) \
     SELECT 1000000 + number, 'crowd-' || number, name, sort_key, country_id, level \
     FROM crowd, city WHERE slug = 'kitaura-jp'";

#[tokio::test]
async fn in_a_large_world_the_nearest_slugs_begin_as_the_word_does() {
    let app = TestApp::demo().await;
    let hint = async |slug: &str| {
        let answer = app.answer(&format!("{{ home {{ distanceKm(to: \"{slug}\") }} }}")).await;
        let message = answer["errors"][0]["message"].as_str().unwrap_or_default().to_owned();
        message.split_once("; nearest: ").map(|(_, near)| near.to_owned())
    };
    let near = Some("'qingwan-cn'".to_owned());
    assert_eq!([hint("Qingwn-cn").await, hint("xingwan-cn").await], [near.clone(), near.clone()]);
    app.connection.execute_unprepared(CROWD).await.expect("the cities are made");
    assert_eq!([hint("Qingwn-cn").await, hint("xingwan-cn").await], [near, None]);
}

#[tokio::test]
async fn what_is_near_to_nothing_has_no_hint() {
    let app = TestApp::demo().await;
    let long = "qingwan-cn".repeat(7);
    for slug in ["qqqqqqqqqqqqqqqq", &long] {
        let answer = app.answer(&format!("{{ home {{ distanceKm(to: \"{slug}\") }} }}")).await;
        let message = format!("'to' is '{slug}'; no city has or had this slug");
        assert_eq!(answer["errors"][0]["message"], message);
    }
}

#[tokio::test]
async fn many_unknown_slugs_cost_the_statements_of_one() {
    let app = TestApp::demo().await;
    let mut counts = Vec::new();
    for many in [1, 20] {
        let fields: Vec<_> = (0..many).map(|n| format!("a{n}: distanceKm(to: \"kitaura-j{n}\")")).collect();
        app.statements();
        let answer = app.answer(&format!("{{ home {{ {} }} }}", fields.join(" "))).await;
        assert_eq!(answer.codes().len(), many);
        counts.push(app.statements().len());
    }
    assert_eq!(counts[0], counts[1], "{counts:?}");
}
