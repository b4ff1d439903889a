//! The features of a city: whose own they are, said alike by the field, the filter and the facet.

use std::collections::BTreeMap;

use crate::support::TestApp;

#[tokio::test]
async fn field_filter_and_facet_agree_on_what_is_a_citys_own() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ cities(first: 100) { nodes { slug features(role: [OWN]) { kind belongsTo { name } } \
               all: features { role belongsTo { name } } } facets(of: [FEATURE]) { buckets { key count } } } }",
        )
        .await;
    let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let (mut owned, mut others, mut belonging) = (0, 0, 0);
    for city in data["cities"]["nodes"].as_array().expect("cities") {
        let slug = city["slug"].as_str().expect("a slug");
        for feature in city["features"].as_array().expect("features") {
            let cities = own.entry(feature["kind"].as_str().expect("a kind")).or_default();
            if !cities.contains(&slug) {
                cities.push(slug);
            }
            owned += 1;
        }
        let all = city["all"].as_array().expect("features");
        others += all.iter().filter(|feature| feature["role"] != "OWN").count();
        belonging +=
            all.iter().filter(|feature| feature["role"] == "OWN" && !feature["belongsTo"].is_null()).count();
    }
    assert_eq!((owned, others, belonging), (34, 20, 1), "own, others, and own ones that belong to another");
    for bucket in data["cities"]["facets"][0]["buckets"].as_array().expect("buckets") {
        let kind = bucket["key"].as_str().expect("a key");
        let cities = own.remove(kind).unwrap_or_default();
        assert_eq!(bucket["count"], cities.len(), "{kind}");
        let filter = format!("{{feature: {{kind: {{eq: {kind}}}, role: {{eq: OWN}}}}}}");
        let filtered =
            app.data(&format!("{{ cities(first: 100, filter: {filter}) {{ nodes {{ slug }} }} }}")).await;
        let filtered: Vec<_> = filtered["cities"]["nodes"].as_array().expect("cities").iter().collect();
        let filtered: Vec<_> = filtered.iter().map(|city| city["slug"].as_str().expect("a slug")).collect();
        assert_eq!(filtered, cities, "{kind}");
    }
    assert!(own.is_empty(), "no bucket for {own:?}");
}
