//! A field that fails is null, or what it belongs to, up to the first that may be null; each error stands once.
//!
//! The container has these cases over a schema of its own; here they go through the engine and the root of the data.

use serde_json::{Value, json};

use crate::support::TestApp;

/// Asserts the data as text, and each error's path and the text of the query at its place.
async fn assert_answer(app: &TestApp, query: &str, data: &str, errors: &[(Value, &str)]) {
    let reply = app.post(json!({ "query": query })).await;
    assert!(reply.text.contains(&format!("\"data\":{data}")), "{query}: {}", reply.text);
    let answer = reply.json();
    let found: Vec<_> = answer["errors"].as_array().into_iter().flatten().map(path_and_place).collect();
    let column = |text| query.find(text).expect("the query has the text") + 1;
    let expected: Vec<_> =
        errors.iter().map(|(path, text)| json!([path, [{ "line": 1, "column": column(*text) }]])).collect();
    assert_eq!(found, expected, "{query}");
}

fn path_and_place(error: &Value) -> Value {
    json!([error["path"], error["locations"]])
}

#[tokio::test]
async fn field_that_may_be_null_is_null_in_its_place() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ home { slug relation(with: \"nowhere\") { kind } level } }",
        r#"{"home":{"slug":"qingwan-cn","relation":null,"level":"CITY"}}"#,
        &[(json!(["home", "relation"]), "relation")],
    )
    .await;
}

#[tokio::test]
async fn root_field_that_may_be_null_is_null_in_its_place() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ node(id: \"!\") { id } home { slug } }",
        r#"{"node":null,"home":{"slug":"qingwan-cn"}}"#,
        &[(json!(["node"]), "node")],
    )
    .await;
    assert_answer(&app, "{ node(id: \"!\") { id } }", r#"{"node":null}"#, &[(json!(["node"]), "node")]).await;
}

#[tokio::test]
async fn field_that_may_not_be_null_makes_the_nearest_parent_null_that_may() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ city(slug: \"qingwan-cn\") { slug partners(first: 1000) { totalCount } } home { slug } }",
        r#"{"city":null,"home":{"slug":"qingwan-cn"}}"#,
        &[(json!(["city", "partners"]), "partners")],
    )
    .await;
}

#[tokio::test]
async fn nulls_that_nothing_stops_make_the_data_null() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ dataset { title } home { partners(first: 1000) { totalCount } } }",
        "null",
        &[(json!(["home", "partners"]), "partners")],
    )
    .await;
    assert_answer(
        &app,
        "{ home { slug } cities(first: 1000) { totalCount } }",
        "null",
        &[(json!(["cities"]), "cities")],
    )
    .await;
}

#[tokio::test]
async fn item_that_may_not_be_null_makes_its_list_null_and_one_error_is_enough() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ country(code: \"JP\") { cities { nodes { partners(first: 1000) { totalCount } } } } home { slug } }",
        r#"{"country":null,"home":{"slug":"qingwan-cn"}}"#,
        &[(json!(["country", "cities", "nodes", 0, "partners"]), "partners")],
    )
    .await;
}

#[tokio::test]
async fn item_that_may_be_null_is_null_and_each_has_its_error() {
    let app = TestApp::demo().await;
    let ids = app.data("{ home { id } country(code: \"JP\") { id } }").await;
    let (home, japan) = (&ids["home"]["id"], &ids["country"]["id"]);
    let query = format!(
        "{{ nodes(ids: [{home}, {japan}, {home}]) {{ ... on City {{ partners(first: 1000) {{ totalCount }} }} ... on Country {{ code }} }} }}"
    );
    assert_answer(
        &app,
        &query,
        r#"{"nodes":[null,{"code":"JP"},null]}"#,
        &[(json!(["nodes", 0, "partners"]), "partners"), (json!(["nodes", 2, "partners"]), "partners")],
    )
    .await;
}

#[tokio::test]
async fn every_field_of_an_object_that_fails_has_its_error() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ city(slug: \"qingwan-cn\") { a: partners(first: 1000) { totalCount } b: partners(last: 1000) { totalCount } slug } }",
        r#"{"city":null}"#,
        &[(json!(["city", "a"]), "a:"), (json!(["city", "b"]), "b: partners")],
    )
    .await;
}

#[tokio::test]
async fn siblings_that_fail_have_an_error_each() {
    let app = TestApp::demo().await;
    assert_answer(
        &app,
        "{ a: city(slug: \"qingwan-cn\") { partners(first: 1000) { totalCount } } b: city(slug: \"qingwan-cn\") { partners(first: 2000) { totalCount } } }",
        r#"{"a":null,"b":null}"#,
        &[(json!(["a", "partners"]), "partners(first: 1000)"), (json!(["b", "partners"]), "partners(first: 2000)")],
    )
    .await;
}

#[tokio::test]
async fn object_of_which_nothing_is_selected_is_empty() {
    let app = TestApp::demo().await;
    let ids = app.data("{ home { id } }").await;
    let query =
        format!("{{ node(id: {}) {{ ... on Country {{ code }} }} home {{ slug }} }}", ids["home"]["id"]);
    assert_answer(&app, &query, r#"{"node":{},"home":{"slug":"qingwan-cn"}}"#, &[]).await;
}
