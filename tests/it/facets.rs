//! Facets: a bucket counts what the list would have if its key were asked for too.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::TestApp;

/// `key: count` of the facet at a place.
fn counts(facets: &Value, at: usize) -> Vec<(String, i64)> {
    let buckets = facets[at]["buckets"].as_array().expect("buckets");
    let key = |bucket: &Value| bucket["key"].as_str().expect("a key").to_owned();
    buckets.iter().map(|bucket| (key(bucket), bucket["count"].as_i64().expect("a count"))).collect()
}

fn pairs(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

/// The fields, and the filter of cities that asks for a key of it.
const OF_CITIES: [(&str, &str); 8] = [
    ("COUNTRY", "{country: {code: {eq: \"KEY\"}}}"),
    ("REGION", "{country: {region: {eq: KEY}}}"),
    ("SUBREGION", "{country: {subregion: {eq: \"KEY\"}}}"),
    ("LEVEL", "{level: {eq: KEY}}"),
    ("KIND", "{relation: {kind: {eq: KEY}}}"),
    ("STATUS", "{relation: {status: {eq: KEY}}}"),
    ("DECADE", "{relation: {established: {during: \"KEY\"}}}"),
    ("INDUSTRY", "{industry: {slug: {eq: \"KEY\"}}}"),
];

/// The filter of relations that asks for a key, where a city is the far end.
fn of_relations(field: &str, of_city: &str) -> String {
    match field {
        "KIND" | "STATUS" | "DECADE" => {
            let inner = of_city.trim_start_matches("{relation: ");
            inner.strip_suffix('}').expect("a filter in a filter").to_owned()
        }
        _ => format!("{{partner: {of_city}}}"),
    }
}

/// Each bucket of each facet of the list counts what its `totalCount` is with the key asked for.
async fn check(app: &TestApp, list: &str, filter: &str, asking: impl Fn(&str, &str) -> String) {
    let (open, close) = list.split_once('|').expect("a place for the arguments");
    let fields: Vec<_> = OF_CITIES.iter().map(|(field, _)| *field).collect();
    let query = format!(
        "{{ {open}(first: 0, filter: {filter}) {{ facets(of: [{}]) {{ field buckets {{ key count }} }} }} {close} }}",
        fields.join(" ")
    );
    let root = app.data(&query).await;
    let list_of = |data: &Value| {
        if data["home"].is_null() { data[open].clone() } else { data["home"]["partners"].clone() }
    };
    let facets = list_of(&root)["facets"].clone();
    for (at, (field, of_city)) in OF_CITIES.iter().enumerate() {
        assert_eq!(facets[at]["field"], *field);
        let buckets = counts(&facets, at);
        assert!(!buckets.is_empty(), "{field} of {list} has no buckets");
        for (key, count) in buckets {
            let key_filter = asking(field, of_city).replace("KEY", &key);
            let query = format!(
                "{{ {open}(first: 0, filter: {{and: [{filter}, {key_filter}]}}) {{ totalCount }} {close} }}"
            );
            let found = app.data(&query).await;
            assert_eq!(list_of(&found)["totalCount"], count, "{field} {key} of {list}");
        }
    }
}

#[tokio::test]
async fn bucket_of_cities_counts_what_its_key_would_leave() {
    let app = TestApp::demo().await;
    check(&app, "cities|", "{}", |_, of_city| of_city.to_owned()).await;
    check(&app, "cities|", "{relation: {kind: {eq: SISTER_CITY}}}", |_, of_city| of_city.to_owned()).await;
}

#[tokio::test]
async fn bucket_of_partners_counts_what_its_key_would_leave() {
    let app = TestApp::demo().await;
    check(&app, "home { partners|}", "{established: {before: \"2012\"}}", of_relations).await;
}

#[tokio::test]
async fn bucket_of_relations_counts_what_its_key_would_leave() {
    let app = TestApp::demo().await;
    check(&app, "relations|", "{partner: {country: {region: {eq: EUROPE}}}}", of_relations).await;
}

#[tokio::test]
async fn features_count_only_if_they_are_the_city_s_own() {
    let app = TestApp::demo().await;
    let facet = "facets(of: [FEATURE]) { buckets { key count } }";
    let data = app
        .data(&format!(
            "{{ cities(first: 0, filter: {{relation: {{}}}}) {{ {facet} }} \
             quarter: country(code: \"GB\") {{ cities {{ {facet} }} }} }}"
        ))
        .await;
    assert_eq!(
        counts(&data["cities"]["facets"], 0)[..6],
        pairs(&[("PORT", 4), ("AIRPORT", 2), ("BUILDING", 2), ("COAST", 2), ("OTHER", 2), ("UNIVERSITY", 2)])
    );
    // The airport stands in the entry of a district and is not in it, as its office is.
    assert_eq!(
        counts(&data["quarter"]["cities"]["facets"], 0),
        pairs(&[
            ("BRIDGE", 1),
            ("BUILDING", 1),
            ("COMMUNITY", 1),
            ("HOSPITAL", 1),
            ("PARK", 1),
            ("PORT", 1),
            ("RESEARCH_CENTRE", 1),
            ("SCHOOL", 1)
        ])
    );
}

#[tokio::test]
async fn facets_are_of_the_whole_list_and_each_field_comes_once() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ cities(first: 2, filter: {country: {code: {in: [\"PL\", \"JP\"]}}}) { nodes { slug } \
             facets(of: [KIND, COUNTRY, KIND]) { field buckets { key label(lang: [\"ja\"]) count } } } }",
        )
        .await;
    assert_eq!(data["cities"]["nodes"].as_array().expect("a page").len(), 2);
    assert_eq!(
        data["cities"]["facets"],
        json!([
            { "field": "KIND", "buckets": [
                { "key": "SISTER_CITY", "label": "Sister city", "count": 3 },
                { "key": "FRIENDLY_EXCHANGE", "label": "Friendly exchange city", "count": 1 },
                { "key": "UNKNOWN", "label": "Unknown", "count": 1 } ] },
            { "field": "COUNTRY", "buckets": [
                { "key": "JP", "label": "日本", "count": 3 },
                { "key": "PL", "label": "Poland", "count": 2 } ] }
        ])
    );
    let none = app.data("{ cities(filter: {slug: {eq: \"nowhere\"}}) { facets(of: [KIND]) { buckets { key } } a: facets(of: []) { field } } }").await;
    assert_eq!(none["cities"], json!({ "facets": [{ "buckets": [] }], "a": [] }));
}

#[tokio::test]
async fn buckets_are_at_most_a_hundred_and_the_largest_come_first() {
    let app = TestApp::synthetic(2_000).await;
    let data = app.data("{ relations(first: 0) { facets(of: [COUNTRY]) { buckets { key count } } } }").await;
    let buckets = counts(&data["relations"]["facets"], 0);
    assert_eq!(buckets.len(), 100);
    assert!(buckets.is_sorted_by_key(|(key, count)| (-count, key.clone())), "{buckets:?}");
}

#[tokio::test]
async fn relation_between_two_cities_of_a_country_counts_once_in_it() {
    let app = TestApp::synthetic(340).await;
    let mut expected: BTreeMap<String, i64> = BTreeMap::new();
    let mut after = "null".to_owned();
    loop {
        let page = app
            .data(&format!(
                "{{ relations(first: 100, after: {after}) {{ pageInfo {{ hasNextPage endCursor }} \
                 nodes {{ cities {{ slug country {{ code }} }} }} }} }}"
            ))
            .await;
        for relation in page["relations"]["nodes"].as_array().expect("relations") {
            let ends = relation["cities"].as_array().expect("two").iter();
            let others = ends.filter(|city| city["slug"] != testkit::synthetic::HOME);
            let mut codes: Vec<_> =
                others.map(|city| city["country"]["code"].as_str().expect("a code")).collect();
            codes.dedup();
            for code in codes {
                *expected.entry(code.to_owned()).or_default() += 1;
            }
        }
        if page["relations"]["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["relations"]["pageInfo"]["endCursor"].to_string();
    }
    let data = app.data("{ relations(first: 0) { facets(of: [COUNTRY]) { buckets { key count } } } }").await;
    let buckets = counts(&data["relations"]["facets"], 0);
    assert_eq!(buckets.len(), expected.len().min(100));
    for (code, count) in buckets {
        assert_eq!(expected.get(&code), Some(&count), "{code}");
    }
}

#[tokio::test]
async fn components_and_partners_in_common_have_facets_too() {
    let app = TestApp::demo().await;
    let facets = "totalCount facets(of: [REGION, KIND]) { buckets { key count } }";
    let data = app
        .data(&format!(
            "{{ network {{ components {{ cities {{ {facets} }} }} }} \
             city(slug: \"kitaura-jp\") {{ partnersInCommon(with: \"newport-gb\") \
             {{ totalCount nodes {{ slug }} facets(of: [COUNTRY, KIND, FEATURE]) {{ buckets {{ key count }} }} }} }} }}"
        ))
        .await;
    let components = &data["network"]["components"];
    assert_eq!(
        (&components[0]["cities"]["totalCount"], &components[1]["cities"]["totalCount"]),
        (&json!(12), &json!(2))
    );
    let regions = [0, 1].map(|at: usize| counts(&components[at]["cities"]["facets"], 0));
    assert_eq!(regions[0], pairs(&[("ASIA", 5), ("EUROPE", 4), ("AMERICAS", 2), ("AFRICA", 1)]));
    assert_eq!(regions[1], pairs(&[("AFRICA", 1), ("AMERICAS", 1)]));
    let kinds = [0, 1].map(|at: usize| counts(&components[at]["cities"]["facets"], 1));
    assert_eq!(kinds[0], pairs(&[("SISTER_CITY", 5), ("FRIENDLY_EXCHANGE", 4), ("UNKNOWN", 1)]));
    // The relation of Hilltown with the home city has ended.
    assert_eq!(kinds[1], []);

    let list = &data["city"]["partnersInCommon"];
    assert_eq!(
        (&list["totalCount"], &list["nodes"]),
        (&json!(2), &json!([{ "slug": "laka-wielka-pl" }, { "slug": "qingwan-cn" }]))
    );
    assert_eq!(counts(&list["facets"], 0), pairs(&[("CN", 1), ("PL", 1)]));
    // The home city has no relation with itself.
    assert_eq!(counts(&list["facets"], 1), pairs(&[("SISTER_CITY", 1)]));
    let features = ["AIRPORT", "BUILDING", "CHURCH", "HERITAGE", "TIE", "UNIVERSITY"];
    assert_eq!(counts(&list["facets"], 2), pairs(&features.map(|kind| (kind, 1))));
}

#[tokio::test]
async fn facets_of_many_lists_cost_one_statement_a_field() {
    for cities in [30, 10_000] {
        let app = TestApp::synthetic(cities).await;
        app.statements();
        app.data(
            "{ countries(first: 20) { nodes { cities(first: 0) { facets(of: [KIND, DECADE, INDUSTRY]) \
             { buckets { key count } } } } } }",
        )
        .await;
        assert_eq!(app.statements().len(), 2 + 3, "countries, their cities, three facets");
        app.data(
            "{ cities(first: 50) { nodes { partners(first: 0) { facets(of: [REGION, KIND]) \
             { buckets { key label(lang: [\"zh\"]) count } } } } } }",
        )
        .await;
        assert_eq!(app.statements().len(), 2 + 2, "cities, their partners, two facets");
    }
}
