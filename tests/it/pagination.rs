//! Paging: walking forward equals walking backward equals the whole list.

use sea_orm::ConnectionTrait as _;
use serde_json::Value;

use crate::support::TestApp;

/// Walks a connection to its end; `field` is the path of the list with `ARGS` for its arguments.
async fn walk(app: &TestApp, field: &str, key: &str, size: usize, backward: bool) -> Vec<String> {
    let (count, place, more, end) = if backward {
        ("last", "before", "hasPreviousPage", "startCursor")
    } else {
        ("first", "after", "hasNextPage", "endCursor")
    };
    let mut all = Vec::new();
    let mut position = String::new();
    loop {
        let list = field.replace("ARGS", &format!("{count}: {size}{position}"));
        let query = format!(
            "{{ {} }}",
            list.replace("PAGE", &format!("{{ nodes {{ {key} }} pageInfo {{ {more} {end} }} }}"))
        );
        let mut page: &Value = &app.data(&query).await;
        while page.get("nodes").is_none() {
            page = page.as_object().and_then(|object| object.values().next()).expect("a connection");
        }
        let keys = page["nodes"].as_array().expect("nodes").iter();
        let mut keys: Vec<_> = keys.map(|node| node[key].as_str().expect("a key").to_owned()).collect();
        if backward {
            keys.append(&mut all);
            all = keys;
        } else {
            all.append(&mut keys);
        }
        if page["pageInfo"][more] == false {
            return all;
        }
        position = format!(", {place}: \"{}\"", page["pageInfo"][end].as_str().expect("a cursor"));
    }
}

/// Lists with the fields that they are ordered by; `ORDER` stands for the order, `COUNTRY` for the one with most partners, `SOME` for a filter of countries.
const LISTS: [(&str, &str, &[&str]); 6] = [
    (
        "cities(ORDER, ARGS) PAGE",
        "slug",
        &["NAME", "SLUG", "ESTABLISHED", "POPULATION", "AREA", "DISTANCE", "PARTNER_COUNT"],
    ),
    (
        "country(code: \"COUNTRY\") { cities(ORDER, ARGS) PAGE }",
        "slug",
        &["NAME", "ESTABLISHED", "POPULATION", "AREA", "DISTANCE", "PARTNER_COUNT"],
    ),
    ("home { partners(ORDER, ARGS) PAGE }", "slug", &["ESTABLISHED", "ENDED", "PARTNER_NAME"]),
    ("relations(ORDER, ARGS) PAGE", "id", &["ESTABLISHED", "ENDED", "PARTNER_NAME"]),
    ("countries(SOME ORDER, ARGS) PAGE", "code", &["NAME", "CODE", "HOME_PARTNER_COUNT"]),
    ("events(ORDER, ARGS) PAGE", "id", &["DATE"]),
];

/// Every field both ways, and the first two together in unlike directions.
fn orders(fields: &[&str]) -> Vec<String> {
    let mut orders: Vec<String> = fields
        .iter()
        .flat_map(|field| ["ASC", "DESC"].map(|way| format!("{{field: {field}, direction: {way}}}")))
        .collect();
    for pair in fields.windows(2) {
        for (one, other) in [("ASC", "DESC"), ("DESC", "ASC")] {
            // Many rows tie in the second field, so that the first decides little when they change places.
            orders.push(format!(
                "{{field: {}, direction: {one}}}, {{field: {}, direction: {other}}}",
                pair[1], pair[0]
            ));
        }
    }
    orders
}

/// Every list of the network, in every order, by pages of these sizes.
async fn walk_all(app: &TestApp, some: &str, sizes: [usize; 2]) {
    let most =
        "{ countries(first: 1, orderBy: [{field: HOME_PARTNER_COUNT, direction: DESC}]) { nodes { code } } }";
    let most = app.data(most).await;
    let country = most["countries"]["nodes"][0]["code"].as_str().expect("a country with partners");
    for (field, key, fields) in LISTS {
        let field = field.replace("COUNTRY", country).replace("SOME", some);
        let mut sorted: Option<Vec<String>> = None;
        for order in orders(fields) {
            let field = field.replace("ORDER", &format!("orderBy: [{order}]"));
            let whole = walk(app, &field, key, 100, false).await;
            assert!(!whole.is_empty(), "{field} has items");
            let mut all = whole.clone();
            all.sort();
            assert_eq!(sorted.get_or_insert_with(|| all.clone()), &all, "{field} has the same items");
            for size in sizes {
                assert_eq!(walk(app, &field, key, size, false).await, whole, "{field} forward by {size}");
                assert_eq!(walk(app, &field, key, size, true).await, whole, "{field} backward by {size}");
            }
        }
    }
    let whole = walk(app, "cities(ARGS) PAGE", "slug", 100, false).await;
    assert_eq!(walk(app, "cities(ARGS) PAGE", "slug", 1, false).await, whole, "one by one");
    assert_eq!(walk(app, "cities(ARGS) PAGE", "slug", 1, true).await, whole, "one by one from the end");
}

#[tokio::test]
async fn forward_is_backward_is_the_whole_list_in_every_order() {
    walk_all(&TestApp::synthetic(90).await, "", [7, 33]).await;
}

/// Equal names, dates and populations, dates that are none or no day, and partners by two relations.
#[tokio::test]
async fn forward_is_backward_where_much_is_equal_or_unknown() {
    walk_all(&TestApp::demo().await, "filter: {hasPartners: true},", [2, 5]).await;
}

/// What the first page of partners shows of a field.
async fn values(app: &TestApp, order: &str, field: &str) -> Vec<Value> {
    let query = format!(
        "{{ cities(filter: {{relation: {{}}}}, first: 100, orderBy: [{order}]) {{ nodes {{ value: {field} }} }} }}"
    );
    let data = app.data(&query).await;
    data["cities"]["nodes"].as_array().expect("nodes").iter().map(|node| node["value"].clone()).collect()
}

#[tokio::test]
async fn what_is_missing_comes_last_both_ways() {
    let app = TestApp::demo().await;
    let populations = "population { value low }";
    for direction in ["ASC", "DESC"] {
        let order = format!("{{field: POPULATION, direction: {direction}}}");
        let found = values(&app, &order, populations).await;
        let numbers: Vec<Option<f64>> =
            found.iter().map(|value| value["value"].as_f64().or(value["low"].as_f64())).collect();
        let mut known = [21_000.0, 39_000.0, 62_000.0, 62_000.0, 145_000.0, 150_000.0, 541_203.0, 690_000.0];
        if direction == "DESC" {
            known.reverse();
        }
        // One has no figure, and one has words only.
        let expected: Vec<_> = known.into_iter().map(Some).chain([None, None]).collect();
        assert_eq!(numbers, expected, "{direction}");
    }
    let distances = values(&app, "{field: DISTANCE}", "distanceKm").await;
    let known: Vec<f64> = distances.iter().filter_map(Value::as_f64).collect();
    assert!(known.windows(2).all(|pair| pair[0] <= pair[1]), "{known:?}");
    assert_eq!((known.len(), distances.len()), (9, 10), "one lies nobody knows where");
    assert_eq!(distances[9], Value::Null);
    let from_kitaura = values(&app, "{field: DISTANCE, from: \"kitaura-jp\"}", "slug").await;
    assert_eq!(from_kitaura[0], "kitaura-jp");
}

#[tokio::test]
async fn second_key_decides_where_the_first_ties() {
    let app = TestApp::demo().await;
    let data = app
        .data(
            "{ countries(filter: {homePartnerCount: {gt: 1}}, orderBy: [{field: HOME_PARTNER_COUNT, direction: DESC}, \
             {field: CODE}]) { nodes { code homePartnerCount } } }",
        )
        .await;
    let nodes = data["countries"]["nodes"].as_array().expect("nodes");
    let found: Vec<(i64, &str)> = nodes
        .iter()
        .map(|node| {
            (-node["homePartnerCount"].as_i64().expect("a count"), node["code"].as_str().expect("a code"))
        })
        .collect();
    assert_eq!(found, [(-3, "JP"), (-3, "US"), (-2, "GB"), (-2, "PL")]);
}

#[tokio::test]
async fn pages_know_what_lies_behind_them_after_a_row_is_gone() {
    let app = TestApp::demo().await;
    let page = "{ nodes { code } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } }";
    let first = app.data(&format!("{{ countries(first: 1) {page} }}")).await;
    let cursor = first["countries"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
    let code = first["countries"]["nodes"][0]["code"].as_str().expect("a code").to_owned();
    let next = format!("{{ countries(first: 1, after: \"{cursor}\") {page} }}");
    assert_eq!(app.data(&next).await["countries"]["pageInfo"]["hasPreviousPage"], true);
    let gone = format!("DELETE FROM country WHERE code = '{code}'");
    app.connection.execute_unprepared(&gone).await.expect("no city lies there");
    let after = app.data(&next).await;
    assert_eq!(after["countries"]["pageInfo"]["hasPreviousPage"], false);
    assert_eq!(after["countries"]["nodes"].as_array().map(Vec::len), Some(1));
    // From the end: the last page has no next one, and a page before it has.
    let last = app.data(&format!("{{ countries(last: 1) {page} }}")).await;
    assert_eq!(last["countries"]["pageInfo"]["hasNextPage"], false);
    let cursor = last["countries"]["pageInfo"]["startCursor"].as_str().expect("a cursor").to_owned();
    let before = app.data(&format!("{{ countries(last: 1, before: \"{cursor}\") {page} }}")).await;
    assert_eq!(before["countries"]["pageInfo"]["hasNextPage"], true);
}

#[tokio::test]
async fn cursor_of_another_list_or_order_is_refused() {
    let app = TestApp::demo().await;
    let data = app.data("{ cities(first: 1) { pageInfo { endCursor } } }").await;
    let cursor = data["cities"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
    app.data(&format!("{{ cities(after: \"{cursor}\") {{ totalCount }} }}")).await;
    for query in [
        format!("{{ countries(after: \"{cursor}\") {{ totalCount }} }}"),
        format!(
            "{{ cities(orderBy: [{{field: NAME, direction: DESC}}], after: \"{cursor}\") {{ totalCount }} }}"
        ),
        format!("{{ cities(orderBy: [{{field: AREA}}], before: \"{cursor}\") {{ totalCount }} }}"),
        "{ cities(after: \"nonsense\") { totalCount } }".to_owned(),
    ] {
        assert_eq!(app.codes(&query).await, ["BAD_USER_INPUT"], "{query}");
    }
}

#[tokio::test]
async fn empty_page_has_no_cursors() {
    let app = TestApp::demo().await;
    let data = app.data("{ cities(first: 0) { nodes { slug } pageInfo { startCursor hasNextPage } } }").await;
    assert_eq!(
        data["cities"],
        serde_json::json!({ "nodes": [], "pageInfo": { "startCursor": null, "hasNextPage": true } })
    );
}
