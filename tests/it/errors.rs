//! Errors: clients see codes and remedies, never causes.

use sea_orm::ConnectionTrait as _;

use crate::support::{Codes as _, TestApp};

#[tokio::test]
async fn document_that_does_not_parse_has_its_code() {
    assert_eq!(TestApp::seeded().await.codes("{ home { ").await, ["GRAPHQL_PARSE_FAILED"]);
}

#[tokio::test]
async fn document_that_does_not_fit_the_schema_has_its_code() {
    assert_eq!(TestApp::seeded().await.codes("{ mayor }").await, ["GRAPHQL_VALIDATION_FAILED"]);
}

#[tokio::test]
async fn unknown_things_are_null_and_malformed_ones_are_refused() {
    let app = TestApp::seeded().await;
    let data = app.data("{ city(slug: \"atlantis-gr\") { name } country(code: \"QQ\") { name } }").await;
    assert_eq!(data, serde_json::json!({ "city": null, "country": null }));
    assert_eq!(app.codes("{ node(id: \"!\") { id } }").await, ["BAD_USER_INPUT"]);
    let ids = vec!["\"Q2l0eTprdXJlLWpw\""; 101].join(",");
    assert_eq!(app.codes(&format!("{{ nodes(ids: [{ids}]) {{ id }} }}")).await.len(), 1);
}

#[tokio::test]
async fn internal_error_is_masked_and_carries_the_request_id() {
    let app = TestApp::seeded().await;
    app.connection.execute_unprepared("DROP TABLE relation_end").await.expect("the table goes");
    let reply = app.post(serde_json::json!({ "query": "{ home { name partners { totalCount } } }" })).await;
    let answer = reply.json();
    assert_eq!(answer.codes(), ["INTERNAL"]);
    let error = &answer["errors"][0];
    assert_eq!(error["message"], "Internal server error");
    assert_eq!(error["extensions"]["requestId"], reply.header("x-request-id"));
    assert!(!reply.text.contains("relation_end"), "{}", reply.text);
}

#[tokio::test]
async fn operation_that_cannot_be_chosen_has_its_code() {
    let app = TestApp::seeded().await;
    let two = "query A { home { name } } query B { home { slug } }";
    assert_eq!(app.codes(two).await, ["OPERATION_RESOLUTION_FAILURE"]);
    let named = serde_json::json!({ "query": two, "operationName": "C" });
    assert_eq!(app.post(named).await.json().codes(), ["OPERATION_RESOLUTION_FAILURE"]);
    let chosen = serde_json::json!({ "query": two, "operationName": "B" });
    assert_eq!(app.post(chosen).await.json()["data"]["home"]["slug"], "wenzhou-cn");
}

#[tokio::test]
async fn mistakes_beyond_the_twentieth_are_left_out_and_long_names_cut() {
    let app = TestApp::seeded().await;
    let fields: Vec<_> = (0..60).map(|n| format!("nothing{n}{}", "x".repeat(1_500))).collect();
    let reply =
        app.post(serde_json::json!({ "query": format!("{{ home {{ {} }} }}", fields.join(" ")) })).await;
    assert_eq!(reply.json().codes(), vec!["GRAPHQL_VALIDATION_FAILED"; 21]);
    assert_eq!(reply.json()["errors"][20]["message"], "40 more errors are not shown");
    assert!(reply.text.len() < 30_000, "{} bytes", reply.text.len());
}
