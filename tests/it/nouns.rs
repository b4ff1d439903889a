//! What the page says, noun by noun: countries, levels, kinds, months and counts.

use serde_json::{Value, json};

use crate::support::TestApp;

/// Slug, country, level, kind and month of the 34 partners, in the order of the page.
const PARTNERS: [(&str, &str, &str, &str, &str); 34] = [
    ("ishinomaki-jp", "JP", "CITY", "SISTER_CITY", "1984-10"),
    ("alicante-es", "ES", "CITY", "SISTER_CITY", "1995-12"),
    ("union-county-us", "US", "COUNTY", "SISTER_CITY", "1998-06"),
    ("prato-it", "IT", "PROVINCE", "SISTER_CITY", "2002-10"),
    ("burnaby-ca", "CA", "CITY", "SISTER_CITY", "2009-11"),
    ("port-gentil-ga", "GA", "CITY", "SISTER_CITY", "2010-07"),
    ("ipswich-au", "AU", "CITY", "SISTER_CITY", "2011-04"),
    ("giessen-de", "DE", "CITY", "SISTER_CITY", "2011-05"),
    ("ipoh-my", "MY", "CITY", "SISTER_CITY", "2012-03"),
    ("gisborne-nz", "NZ", "CITY", "FRIENDLY_EXCHANGE", "2019-07"),
    ("weiz-district-at", "AT", "DISTRICT", "FRIENDLY_EXCHANGE", "2017-10"),
    ("lucknow-in", "IN", "CITY", "FRIENDLY_EXCHANGE", "2017-09"),
    ("ipswich-gb", "GB", "CITY", "FRIENDLY_EXCHANGE", "2015-12"),
    ("kumasi-gh", "GH", "CITY", "FRIENDLY_EXCHANGE", "2016-05"),
    ("gumi-kr", "KR", "CITY", "FRIENDLY_EXCHANGE", "2015-08"),
    ("slagelse-dk", "DK", "CITY", "FRIENDLY_EXCHANGE", "2016-02"),
    ("alsergrund-at", "AT", "DISTRICT", "FRIENDLY_EXCHANGE", "2014-09"),
    ("the-hague-nl", "NL", "CITY", "FRIENDLY_EXCHANGE", "2014-09"),
    ("castellon-es", "ES", "PROVINCE", "FRIENDLY_EXCHANGE", "2013-05"),
    ("ambato-ec", "EC", "CITY", "FRIENDLY_EXCHANGE", "2013-05"),
    ("walvis-bay-na", "NA", "CITY", "FRIENDLY_EXCHANGE", "2008-11"),
    ("kouvola-fi", "FI", "CITY", "FRIENDLY_EXCHANGE", "2008-10"),
    ("vallensbaek-dk", "DK", "MUNICIPALITY", "FRIENDLY_EXCHANGE", "2013-05"),
    ("pittsburg-us", "US", "CITY", "FRIENDLY_EXCHANGE", "2008-09"),
    ("levallois-perret-fr", "FR", "CITY", "FRIENDLY_EXCHANGE", "2007-09"),
    ("kure-jp", "JP", "CITY", "FRIENDLY_EXCHANGE", "2006-10"),
    ("jung-gu-incheon-kr", "KR", "DISTRICT", "FRIENDLY_EXCHANGE", "2006-10"),
    ("gwangju-kr", "KR", "CITY", "FRIENDLY_EXCHANGE", "2012-03"),
    ("barcelona-es", "ES", "CITY", "FRIENDLY_EXCHANGE", "2011-01"),
    ("bexar-county-us", "US", "COUNTY", "FRIENDLY_EXCHANGE", "2010-12"),
    ("saint-petersburg-ru", "RU", "CITY", "FRIENDLY_EXCHANGE", "2010-12"),
    ("naples-it", "IT", "CITY", "FRIENDLY_EXCHANGE", "2009-04"),
    ("dimona-il", "IL", "CITY", "FRIENDLY_EXCHANGE", "2020-11"),
    ("turin-it", "IT", "CITY", "SISTER_CITY", "2021-09"),
];

#[tokio::test]
async fn partners_come_out_as_the_page_has_them() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ cities(first: 100, filter: {relation: {}}) { totalCount nodes { slug level country { code } \
             relation { kind established { edtf } partner { slug } cities { slug } } } } }",
        )
        .await;
    assert_eq!(data["cities"]["totalCount"], 34);
    let nodes = data["cities"]["nodes"].as_array().expect("cities");
    for (slug, country, level, kind, month) in PARTNERS {
        let city =
            nodes.iter().find(|city| city["slug"] == slug).unwrap_or_else(|| panic!("{slug} is missing"));
        assert_eq!(city["country"]["code"], country, "{slug}");
        assert_eq!(city["level"], level, "{slug}");
        assert_eq!(city["relation"]["kind"], kind, "{slug}");
        assert_eq!(city["relation"]["established"]["edtf"], month, "{slug}");
        assert_eq!(city["relation"]["partner"]["slug"], slug);
    }
}

#[tokio::test]
async fn partners_come_oldest_first_and_undated_last() {
    let app = TestApp::seeded().await;
    let data = app
        .data("{ home { slug partnerCount partners(first: 100) { totalCount edges { relation { established { edtf } } } } } }")
        .await;
    assert_eq!((&data["home"]["slug"], &data["home"]["partnerCount"]), (&json!("wenzhou-cn"), &json!(34)));
    let edges = data["home"]["partners"]["edges"].as_array().expect("edges");
    let dates: Vec<_> =
        edges.iter().map(|edge| edge["relation"]["established"]["edtf"].as_str().expect("a date")).collect();
    assert_eq!(dates.len(), 34);
    assert!(dates.is_sorted(), "{dates:?}");
}

#[tokio::test]
async fn statistics_reproduce_the_claim_of_the_page() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ then: statistics(asOf: \"2020-04\") { asOf cities countries regions relations undated } \
             now: statistics { asOf cities countries regions relations undated byKind { key relations } } \
             home { statistics { cities } } }",
        )
        .await;
    assert_eq!(
        data["then"],
        json!({ "asOf": "2020-04", "cities": 32, "countries": 22, "regions": 5, "relations": 32, "undated": 0 })
    );
    assert_eq!(
        data["now"],
        json!({ "asOf": null, "cities": 34, "countries": 23, "regions": 5, "relations": 34, "undated": 0,
            "byKind": [{ "key": "FRIENDLY_EXCHANGE", "relations": 24 }, { "key": "SISTER_CITY", "relations": 10 }] })
    );
    assert_eq!(data["home"]["statistics"]["cities"], 34);
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

#[tokio::test]
async fn relation_is_seen_from_both_cities() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ a: city(slug: \"kure-jp\") { relation { id cities { slug } partner(of: \"kure-jp\") { slug } } } \
             b: home { relation(with: \"kure-jp\") { id } } c: home { relation { id } } }",
        )
        .await;
    assert_eq!(data["a"]["relation"]["id"], data["b"]["relation"]["id"]);
    assert_eq!(data["a"]["relation"]["partner"]["slug"], "wenzhou-cn");
    assert_eq!(data["a"]["relation"]["cities"].as_array().expect("two").len(), 2);
    assert_eq!(data["c"]["relation"], Value::Null);
}

#[tokio::test]
async fn filters_by_country_region_and_kind_compose() {
    let app = TestApp::seeded().await;
    let count = async |filter: &str| {
        app.data(&format!("{{ cities(filter: {filter}) {{ totalCount }} }}")).await["cities"]["totalCount"]
            .as_i64()
            .expect("a count")
    };
    assert_eq!(count("{relation: {}, country: {code: {eq: \"es\"}}}").await, 3);
    assert_eq!(count("{relation: {kind: {eq: SISTER_CITY}}}").await, 10);
    assert_eq!(count("{relation: {kind: {ne: SISTER_CITY}}}").await, 24);
    assert_eq!(count("{country: {region: {in: [AFRICA, OCEANIA]}}}").await, 5);
    assert_eq!(count("{not: {relation: {}}}").await, 1);
    assert_eq!(count("{or: [{country: {code: {eq: \"JP\"}}}, {country: {code: {eq: \"CN\"}}}]}").await, 3);
    assert_eq!(count("{and: [{relation: {}}, {country: {code: {notIn: [\"JP\"]}}}]}").await, 32);
    let data = app.data("{ countries(filter: {hasPartners: true}) { totalCount } }").await;
    assert_eq!(data["countries"]["totalCount"], 23);
}

#[tokio::test]
async fn figures_of_others_never_show_as_the_city_s_own() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ ninth: city(slug: \"alsergrund-at\") { population { value } area { value } } \
             gabon: city(slug: \"port-gentil-ga\") { measurements { metric value } } \
             dimona: city(slug: \"dimona-il\") { population { value asOf { edtf } } } \
             weiz: city(slug: \"weiz-district-at\") { population { value } area { value } } }",
        )
        .await;
    assert_eq!(data["ninth"], json!({ "population": { "value": 39_000.0 }, "area": { "value": 2.99 } }));
    assert_eq!(data["dimona"]["population"], json!({ "value": 34_500.0, "asOf": { "edtf": "2019" } }));
    assert_eq!(data["weiz"], json!({ "population": { "value": 88_696.0 }, "area": { "value": 1_098.0 } }));
    let own = data["gabon"]["measurements"].as_array().expect("measurements");
    assert!(own.iter().all(|m| m["value"] != 80.0), "the forests are Gabon's: {own:#?}");
}

#[tokio::test]
async fn climate_is_known_by_words_or_by_temperatures() {
    let app = TestApp::seeded().await;
    let climate = "climate { description meanTemperature { value low high } lowTemperature { value } \
        citations { locator } }";
    let data = app
        .data(&format!(
            "{{ a: city(slug: \"ishinomaki-jp\") {{ {climate} }} b: city(slug: \"ambato-ec\") {{ {climate} }} \
             c: city(slug: \"kure-jp\") {{ {climate} }} }}"
        ))
        .await;
    assert_eq!(data["a"]["climate"]["description"], Value::Null);
    assert_eq!(data["a"]["climate"]["meanTemperature"]["value"], 11.5);
    assert_eq!(data["a"]["climate"]["citations"][0]["locator"], "entry 1");
    assert!(data["b"]["climate"]["description"].is_string());
    assert_eq!(data["b"]["climate"]["meanTemperature"], json!({ "value": null, "low": 14.0, "high": 19.0 }));
    assert_eq!(data["c"]["climate"], Value::Null);
}

#[tokio::test]
async fn every_object_is_found_by_its_id() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ dataset { id sources { id } } regions { id } industries { id partOf { id } } \
             country(code: \"IT\") { id } city(slug: \"the-hague-nl\") { id relation { id } names { id } \
             attributes { id } measurements { id } industries { id } features { id } events { id } \
             rankings { id } notes { id } } a: city(slug: \"ishinomaki-jp\") { climate { id } } b: city(slug: \"ambato-ec\") { climate { id } } }",
        )
        .await;
    let mut ids = Vec::new();
    collect(&data, &mut ids);
    assert!(ids.len() > 100, "{} ids", ids.len());
    for chunk in ids.chunks(100) {
        let answer = app
            .post(json!({ "query": "query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }", "variables": { "ids": chunk } }))
            .await
            .json();
        let found: Vec<_> = answer["data"]["nodes"]
            .as_array()
            .expect("nodes")
            .iter()
            .map(|node| node["id"].clone())
            .collect();
        assert_eq!(found, chunk);
    }
}

fn collect(value: &Value, ids: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "id" { ids.push(field.clone()) } else { collect(field, ids) }
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn keys_of_an_answer_are_in_the_order_of_the_document() {
    let app = TestApp::seeded().await;
    let reply = app
        .post(json!({ "query": "{ s: statistics { relations cities } home { partners(first: 1) { nodes { slug relation { kind id } name } } slug } }" }))
        .await;
    let text = reply.text;
    let order = [
        "\"s\"",
        "\"relations\"",
        "\"cities\"",
        "\"home\"",
        "\"partners\"",
        "\"kind\"",
        "\"id\"",
        "\"name\"",
    ];
    let places: Vec<_> = order.iter().map(|key| text.find(key).expect("the key is there")).collect();
    assert!(places.is_sorted(), "{text}");
}

#[tokio::test]
async fn facts_have_sources_and_notes_have_facts() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ home { partners(first: 100) { nodes { slug summary summaryZh: summary(lang: [\"zh\"]) \
             nameZh: name(lang: [\"zh\"]) measurements { citations { source { slug } locator } stated } } } } }",
        )
        .await;
    for city in data["home"]["partners"]["nodes"].as_array().expect("partners") {
        assert!(city["summary"].is_string() && city["summaryZh"].is_string(), "{}", city["slug"]);
        assert!(
            city["nameZh"].as_str().expect("a name").chars().any(|c| c >= '\u{4e00}'),
            "{}",
            city["slug"]
        );
        for measurement in city["measurements"].as_array().expect("measurements") {
            assert!(measurement["citations"][0]["source"]["slug"].is_string());
            assert_ne!(measurement["stated"], "");
        }
    }
}
