//! Limits on the way of a real request: allowed and refused, with codes.

use sister_cities::graphql::engine::guard::limits::DocumentLimits;

use crate::support::TestApp;

#[tokio::test]
async fn nested_brackets_are_refused_before_the_parser() {
    let app = TestApp::seeded().await;
    let query = format!("{{ nodes(ids: {}{}) {{ id }} }}", "[".repeat(1_800), "]".repeat(1_800));
    assert_eq!(app.codes(&query).await, ["MAX_NESTING_EXCEEDED"]);
}

#[tokio::test]
async fn doubling_fragments_are_refused() {
    let app = TestApp::seeded().await;
    let doubling = |n| format!("fragment F{n} on City {{ ...F{0} ...F{0} }}", n + 1);
    let mut parts = vec!["{ home { ...F0 } } fragment F40 on City { slug }".to_owned()];
    parts.extend((0..40).map(doubling));
    assert_eq!(app.codes(&parts.join(" ")).await, ["MAX_FIELDS_EXCEEDED"]);
}

#[tokio::test]
async fn depth_is_allowed_up_to_the_limit_and_named_beyond_it() {
    let limits = DocumentLimits { max_depth: 4, ..DocumentLimits::default() };
    let app = TestApp::with_limits(limits).await;
    app.data("{ home { country { region { code } } } }").await;
    let answer = app.answer("{ home { country { region { countries { totalCount } } } } }").await;
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["code"], "MAX_DEPTH_EXCEEDED");
    assert_eq!((extensions["limit"].as_u64(), extensions["actual"].as_u64()), (Some(4), Some(5)));
}

#[tokio::test]
async fn aliases_are_allowed_up_to_the_limit() {
    let app = TestApp::seeded().await;
    let query = |count: usize| {
        let fields: Vec<_> = (0..count).map(|n| format!("a{n}: slug")).collect();
        format!("{{ home {{ {} }} }}", fields.join(" "))
    };
    app.data(&query(30)).await;
    assert_eq!(app.codes(&query(31)).await, ["MAX_ALIASES_EXCEEDED"]);
}

#[tokio::test]
async fn estimated_items_are_counted_by_the_actual_variables() {
    let app = TestApp::seeded().await;
    let query = "query Q($n: Int!) { countries(first: $n) { nodes { cities(first: $n) { nodes { \
        partners(first: $n) { nodes { slug } } } } } } }";
    let ask = |n: u64| serde_json::json!({ "query": query, "variables": { "n": n } });
    assert_eq!(app.post(ask(20)).await.json().get("errors"), None);
    let refused = app.post(ask(100)).await.json();
    assert_eq!(refused["errors"][0]["extensions"]["code"], "MAX_LIST_ITEMS_EXCEEDED");
}

#[tokio::test]
async fn widest_default_query_passes() {
    let app = TestApp::seeded().await;
    app.data(
        "{ countries { edges { cursor node { name cities { edges { cursor node { name \
         partners { edges { cursor relation { kind } node { name country { name code } } } } } } } } } } }",
    )
    .await;
}

#[tokio::test]
async fn page_over_the_cap_names_the_limit() {
    let app = TestApp::seeded().await;
    app.data("{ cities(first: 100) { nodes { slug } } countries(first: 250) { nodes { code } } }").await;
    let answer = app.answer("{ cities(first: 101) { nodes { slug } } }").await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    assert!(answer["errors"][0]["message"].as_str().expect("a message").contains("100"));
    assert_eq!(app.codes("{ countries(first: 251) { nodes { code } } }").await, ["BAD_USER_INPUT"]);
    assert_eq!(app.codes("{ cities(first: 1, last: 1) { nodes { slug } } }").await, ["BAD_USER_INPUT"]);
    assert_eq!(app.codes("{ cities(first: -1) { nodes { slug } } }").await, ["BAD_USER_INPUT"]);
}
