//! Cities, countries and relations of the network made for tests, noun by noun.

use serde_json::{Value, json};

use crate::support::TestApp;

#[tokio::test]
async fn partners_come_oldest_first_and_undated_last() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ home { slug partnerCount partners(first: 100) { totalCount edges { node { slug } \
             relation { established { edtf } } } } } }",
        )
        .await;
    let home = &data["home"];
    assert_eq!((&home["slug"], &home["partnerCount"]), (&json!("qingwan-cn"), &json!(11)));
    // Two partners have a relation of earlier times beside that of today.
    assert_eq!(home["partners"]["totalCount"], 13);
    let edges = home["partners"]["edges"].as_array().expect("edges");
    let found: Vec<_> = edges
        .iter()
        .map(|edge| (edge["node"]["slug"].as_str(), edge["relation"]["established"]["edtf"].as_str()))
        .collect();
    let expected = [
        ("umikado-jp", Some("1979~")),
        ("umikado-jp", Some("1981-04-12")),
        ("kitaura-jp", Some("1986-10")),
        ("laka-wielka-pl", Some("1986-10")),
        // A decade and a year stand where they begin.
        ("windhoek-bay-na", Some("199X")),
        ("newport-us", Some("1994")),
        ("hilltown-us", Some("1998")),
        ("zielone-county-pl", Some("2004/2006")),
        ("cedar-county-us", Some("2011-05")),
        ("kitaura-jp", Some("2011-05")),
        ("newport-gb", Some("2011-05-20")),
        ("north-quarter-gb", Some("2019-07")),
        ("minamiura-jp", None),
    ];
    assert_eq!(found, expected.map(|(slug, edtf)| (Some(slug), edtf)));
}

#[tokio::test]
async fn statistics_reproduce_the_claim_of_the_handbook() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ then: statistics(asOf: \"2012-05\") { asOf cities countries regions relations undated } \
             now: statistics { asOf cities countries regions relations undated byKind { key relations } } \
             home { statistics { cities } measurements(metric: [COUNT]) { label value asOf { edtf } } } }",
        )
        .await;
    assert_eq!(
        data["then"],
        json!({ "asOf": "2012-05", "cities": 9, "countries": 5, "regions": 4, "relations": 9, "undated": 1 })
    );
    assert_eq!(
        data["home"]["measurements"],
        json!([{ "label": "partners", "value": 9.0, "asOf": { "edtf": "2012-05" } },
            { "label": "countries of partners", "value": 5.0, "asOf": { "edtf": "2012-05" } }])
    );
    assert_eq!(
        data["now"],
        json!({ "asOf": null, "cities": 10, "countries": 5, "regions": 4, "relations": 10, "undated": 1,
            "byKind": [{ "key": "FRIENDLY_EXCHANGE", "relations": 4 }, { "key": "SISTER_CITY", "relations": 5 },
                { "key": "UNKNOWN", "relations": 1 }] })
    );
    assert_eq!(data["home"]["statistics"]["cities"], 10);
}

#[tokio::test]
async fn status_depends_on_the_date_asked_for_and_on_no_other() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ city(slug: \"north-quarter-gb\") { relation { status before: status(asOf: \"2019-06\") \
             within: status(asOf: \"2019-07-15\") after: status(asOf: \"2019-07\") } } }",
        )
        .await;
    assert_eq!(
        data["city"]["relation"],
        json!({ "status": "ACTIVE", "before": "NOT_YET", "within": "UNKNOWN", "after": "ACTIVE" })
    );
}

#[tokio::test]
async fn relation_is_seen_from_both_cities() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ a: city(slug: \"kitaura-jp\") { relation { id cities { slug } partner(of: \"kitaura-jp\") { slug } } } \
             b: home { relation(with: \"kitaura-jp\") { id } } c: home { relation { id } } }",
        )
        .await;
    assert_eq!(data["a"]["relation"]["id"], data["b"]["relation"]["id"]);
    assert_eq!(data["a"]["relation"]["partner"]["slug"], "qingwan-cn");
    assert_eq!(data["a"]["relation"]["cities"].as_array().expect("two").len(), 2);
    assert_eq!(data["c"]["relation"], Value::Null);
}

#[tokio::test]
async fn filters_by_country_region_and_kind_compose() {
    let app = TestApp::demo().await;
    let count = async |filter: &str| {
        app.data(&format!("{{ cities(filter: {filter}) {{ totalCount }} }}")).await["cities"]["totalCount"]
            .as_i64()
            .expect("a count")
    };
    assert_eq!(count("{relation: {}, country: {code: {eq: \"jp\"}}}").await, 3);
    assert_eq!(count("{relation: {kind: {eq: SISTER_CITY}}}").await, 5);
    assert_eq!(count("{relation: {kind: {ne: SISTER_CITY}}}").await, 5);
    assert_eq!(count("{country: {region: {in: [AFRICA, AMERICAS]}}}").await, 5);
    assert_eq!(count("{not: {relation: {}}}").await, 4);
    assert_eq!(count("{or: [{country: {code: {eq: \"JP\"}}}, {country: {code: {eq: \"CN\"}}}]}").await, 5);
    assert_eq!(count("{and: [{relation: {}}, {country: {code: {notIn: [\"JP\"]}}}]}").await, 7);
    let data = app.data("{ countries(filter: {hasPartners: true}) { totalCount } }").await;
    assert_eq!(data["countries"]["totalCount"], 5);
}

#[tokio::test]
async fn figures_of_others_never_show_as_the_city_s_own() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ quarter: city(slug: \"north-quarter-gb\") { population { value } area { value } \
             measurements { metric value } \
             features(kind: [PLACE, AIRPORT]) { name measurements { metric value } } } \
             umikado: city(slug: \"umikado-jp\") { population { value asOf { edtf } } area { value } } }",
        )
        .await;
    // Newport has 146,000 people, and its airport 900,000 passengers.
    assert_eq!(
        data["quarter"],
        json!({
            "population": { "value": 21_000.0 },
            "area": { "value": 2.9 },
            "measurements": [
                { "metric": "POPULATION", "value": 21_000.0 },
                { "metric": "AREA", "value": 2.9 },
            ],
            "features": [
                { "name": "Newport", "measurements": [{ "metric": "POPULATION", "value": 146_000.0 }] },
                { "name": "Newport International Airport", "measurements": [{ "metric": "COUNT", "value": 900_000.0 }] },
            ],
        })
    );
    // The area of land is the city's, that of its water is not.
    assert_eq!(
        data["umikado"],
        json!({ "population": { "value": 150_000.0, "asOf": { "edtf": "2015-03" } }, "area": { "value": 321.5 } })
    );
}

#[tokio::test]
async fn climate_is_known_by_words_or_by_temperatures() {
    let app = TestApp::demo().await;
    let climate = "climate { description meanTemperature { value low high } lowTemperature { value } \
        citations { locator } }";
    let data = app
        .data(&format!(
            "{{ a: city(slug: \"windhoek-bay-na\") {{ {climate} }} b: city(slug: \"umikado-jp\") {{ {climate} }} \
             c: city(slug: \"kitaura-jp\") {{ {climate} }} }}"
        ))
        .await;
    assert_eq!(
        data["a"]["climate"],
        json!({ "description": null, "meanTemperature": { "value": 17.5, "low": null, "high": null },
            "lowTemperature": null, "citations": [{ "locator": "entry 10" }] })
    );
    assert_eq!(
        data["b"]["climate"],
        json!({ "description": "mild, with snow in winter",
            "meanTemperature": { "value": null, "low": 11.5, "high": 14.0 },
            "lowTemperature": { "value": -4.0 }, "citations": [{ "locator": "entry 1" }] })
    );
    assert_eq!(data["c"]["climate"], Value::Null);
}

#[tokio::test]
async fn every_object_is_found_by_its_id() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ dataset { id sources { id } } regions { id } industries { id partOf { id } } \
             country(code: \"PL\") { id } city(slug: \"laka-wielka-pl\") { id relation { id } names { id } \
             attributes { id } measurements { id } industries { id } features { id } events { id } \
             rankings { id } notes { id } } a: city(slug: \"umikado-jp\") { climate { id } names { id } features { id } } b: city(slug: \"windhoek-bay-na\") { climate { id } } }",
        )
        .await;
    let mut ids = Vec::new();
    collect(&data, &mut ids);
    assert!(ids.len() > 80, "{} ids", ids.len());
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
    let app = TestApp::demo().await;
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
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ cities(first: 100) { nodes { slug measurements { citations { source { slug } locator } stated } \
             notes { fact { __typename } } } } }",
        )
        .await;
    let (mut measurements, mut notes, mut of_entries) = (0, 0, 0);
    for city in data["cities"]["nodes"].as_array().expect("cities") {
        for measurement in city["measurements"].as_array().expect("measurements") {
            assert!(measurement["citations"][0]["source"]["slug"].is_string(), "{city}");
            assert_ne!(measurement["stated"], "", "{city}");
            measurements += 1;
        }
        for note in city["notes"].as_array().expect("notes") {
            if note["fact"].is_null() { of_entries += 1 } else { notes += 1 }
        }
    }
    assert_eq!((measurements, notes, of_entries), (45, 18, 1));
}
