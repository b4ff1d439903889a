//! What audits look for: the twelve tests of graphql-cop and the protections of GraphQL Armor, one by one.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use super::RESPONSE;
use super::corpus::many;
use crate::support::{Codes as _, TestApp};

#[tokio::test]
async fn alias_overload_is_refused() {
    let app = TestApp::seeded().await;
    let aliases = many(101, |number| format!("alias{number}: __typename "));
    assert_eq!(app.codes(&format!("query cop {{ {aliases} }}")).await, ["MAX_ROOT_FIELDS_EXCEEDED"]);
    assert_eq!(app.codes(&format!("query cop {{ home {{ {aliases} }} }}")).await, ["MAX_ALIASES_EXCEEDED"]);
}

#[tokio::test]
async fn batching_is_refused() {
    let app = TestApp::seeded().await;
    let reply = app.post(vec![json!({ "query": "query cop { __typename }" }); 10].into()).await;
    assert_eq!(
        (reply.status, reply.json().codes()),
        (StatusCode::BAD_REQUEST, vec!["BATCHING_NOT_SUPPORTED".to_owned()])
    );
}

#[tokio::test]
async fn directive_overload_is_refused() {
    let app = TestApp::seeded().await;
    let query = format!("query cop {{ __typename {} }}", "@aa".repeat(10));
    assert_eq!(app.codes(&query).await, ["MAX_DIRECTIVES_PER_FIELD_EXCEEDED"]);
}

#[tokio::test]
async fn circular_introspection_is_refused() {
    let app = TestApp::seeded().await;
    let query = "query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }";
    assert_eq!(app.codes(query).await, ["MAX_INTROSPECTION_LIST_DEPTH_EXCEEDED"]);
}

/// The schema is public: it is in the repository and at `/schema.graphql`.
#[tokio::test]
async fn introspection_is_answered() {
    let app = TestApp::seeded().await;
    let data = app.data("query cop { __schema { queryType { name } mutationType { name } } }").await;
    assert_eq!(data, json!({ "__schema": { "queryType": { "name": "Query" }, "mutationType": null } }));
}

#[tokio::test]
async fn mutations_by_get_are_refused() {
    let app = TestApp::seeded().await;
    let reply = app.get("/graphql?query=mutation%20cop%20%7B__typename%7D").await;
    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(
        (reply.header("allow"), reply.json().codes()),
        ("POST", vec!["OPERATION_NOT_ALLOWED".to_owned()])
    );
}

/// Queries by GET are what caches need, and change nothing.
#[tokio::test]
async fn queries_by_get_are_answered() {
    let reply = TestApp::seeded().await.get("/graphql?query=query%20cop%20%7B__typename%7D").await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, r#"{"data":{"__typename":"Query"}}"#));
}

/// Names are suggested: nothing of the schema is secret, and who mistypes is helped.
#[tokio::test]
async fn field_suggestions_are_given() {
    let answer = TestApp::seeded().await.answer("{ hom { slug } }").await;
    let message = answer["errors"][0]["message"].as_str().expect("a message");
    assert!(message.contains("Did you mean \"home\"?"), "{message}");
    // Only the errors that are shown are worth the search, however long the document is.
    let long = format!("{{ hom {{ slug }} }} #{}", "x".repeat(8 * 1024));
    let answer = TestApp::seeded().await.answer(&long).await;
    assert_eq!(
        answer["errors"][0]["message"],
        "Cannot query field \"hom\" on type \"Query\". Did you mean \"home\"?"
    );
}

/// The playground is part of the product; it is served to who names HTML and loads nothing from elsewhere.
#[tokio::test]
async fn playground_is_served() {
    let app = TestApp::seeded().await;
    let request = Request::get("/graphql").header(header::ACCEPT, "text/html").body(Body::empty());
    let reply = app.send(request.expect("a request")).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.header("content-security-policy").starts_with("default-src 'none'"));
}

#[tokio::test]
async fn answers_hold_no_traces() {
    let app = TestApp::seeded().await;
    let answer = app.answer("query cop { __typename }").await;
    assert_eq!(answer, json!({ "data": { "__typename": "Query" } }));
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-apollo-tracing", "1")
        .header("apollo-federation-include-trace", "ftv1")
        .body(Body::from(r#"{"query":"{ __typename }","extensions":{"tracing":true}}"#));
    let reply = app.send(request.expect("a request")).await;
    assert_eq!(reply.json(), json!({ "data": { "__typename": "Query" } }));
}

#[tokio::test]
async fn forms_are_refused() {
    let app = TestApp::seeded().await;
    let request = Request::post("/graphql")
        .header(header::ACCEPT, RESPONSE)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("query=query+cop+%7B__typename%7D"));
    let reply = app.send(request.expect("a request")).await;
    assert_eq!(
        (reply.status, reply.json().codes()),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, vec!["UNSUPPORTED_MEDIA_TYPE".to_owned()])
    );
}

/// 500 fields of one name are one field; 1,001 are refused.
#[tokio::test]
async fn field_duplication_costs_nothing_and_is_limited() {
    let app = TestApp::seeded().await;
    let query = |count: usize| format!("query cop {{ home {{ {} }} }}", "slug ".repeat(count));
    assert_eq!(app.data(&query(500)).await, json!({ "home": { "slug": "wenzhou-cn" } }));
    let many = app.statements().len();
    app.data(&query(1)).await;
    assert_eq!(app.statements().len(), many);
    assert_eq!(app.codes(&query(1_001)).await, ["MAX_FIELDS_EXCEEDED"]);
}

#[tokio::test]
async fn errors_say_nothing_of_the_inside() {
    let app = TestApp::seeded().await;
    for body in ["qwerty", "{\"query\": 1}", "{\"query\": \"qwerty cop { abc }\"}"] {
        let request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json");
        let reply = app.send(request.body(Body::from(body)).expect("a request")).await;
        assert_eq!(reply.json().codes().len(), 1, "{body}");
        for word in ["src/", ".rs", "panicked", "backtrace", "stack", "sqlx", "async_graphql", "serde"] {
            assert!(!reply.text.to_lowercase().contains(word), "{body}: {}", reply.text);
        }
    }
}

/// GraphQL Armor's protections at their own defaults: each is at least as strict here, or a choice that docs/security.md explains.
#[tokio::test]
async fn protections_of_armor_have_their_limits() {
    let app = TestApp::seeded().await;
    let tokens = format!("{{ home {{ {} }} }}", "slug ".repeat(4_996));
    assert_eq!(app.codes(&tokens).await, ["MAX_TOKENS_EXCEEDED"]);
    let costly = "{ cities(first: 100) { nodes { partners(first: 100) { nodes { partners(first: 100) { nodes { slug } } } } } } }";
    assert_eq!(app.codes(costly).await, ["MAX_LIST_ITEMS_EXCEEDED"]);
    let deep = format!("{{ home {{ {} slug {} }} }}", "relation { partner { ".repeat(7), "} }".repeat(7));
    assert_eq!(app.codes(&deep).await, ["MAX_DEPTH_EXCEEDED"]);
    let directives = format!("{{ home {{ {} }} }}", "slug @skip(if: false) ".repeat(51));
    assert_eq!(app.codes(&directives).await, ["MAX_DIRECTIVES_EXCEEDED"]);
}
