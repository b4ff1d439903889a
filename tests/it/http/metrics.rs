//! What Prometheus reads.

use async_graphql::Executor as _;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn requests_errors_and_connections_are_counted() {
    let app = TestApp::seeded().await;
    app.data("{ home { slug } }").await;
    app.post(json!({ "query": "{ mayor }" })).await;
    app.get("/nothing/here/for/anyone").await;
    let reply = app.get("/metrics").await;
    assert!(reply.header("content-type").starts_with("application/openmetrics-text"));
    for line in [
        r#"http_server_request_duration_seconds_count{http_request_method="POST",http_route="/graphql",http_response_status_code="200"} 2"#,
        r#"http_server_request_duration_seconds_count{http_request_method="GET",http_route="none",http_response_status_code="404"} 1"#,
        r#"graphql_server_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1"#,
        // The request for the figures is one.
        "http_server_active_requests 1",
        "graphql_server_subscriptions 0",
        "graphql_server_followed_operations 0",
        "graphql_server_events_total 0",
    ] {
        assert!(reply.text.lines().any(|printed| printed == line), "{line} in\n{}", reply.text);
    }
    for part in [
        "db_client_connection_count{db_client_connection_state=\"idle\"}",
        "sister_cities_build_info{version=",
    ] {
        assert!(reply.text.contains(part), "{part} in\n{}", reply.text);
    }
}

#[tokio::test]
async fn no_label_holds_what_a_client_chose() {
    let app = TestApp::seeded().await;
    for number in 0..50 {
        app.get(&format!("/address-{number}")).await;
        app.get(&format!("/graphql?query=%7Bfield{number}%7D")).await;
        app.get(&format!("/assets/file-{number}")).await;
    }
    let text = app.get("/metrics").await.text;
    let series = text.lines().filter(|line| line.contains("duration_seconds_count{")).count();
    assert_eq!(series, 3, "{text}");
    assert!(!text.contains("field1") && !text.contains("address-1") && !text.contains("file-1"), "{text}");
}

#[tokio::test]
async fn documents_that_are_kept_are_counted_with_their_hits_and_misses() {
    let app = TestApp::seeded().await;
    for query in ["{ home { slug } }", "{ home { slug } }", "{ home { name } }", "{ mayor }", "{ mayor }"] {
        app.answer(query).await;
    }
    // Six tokens and 17 bytes each: 2 * (1,000 + 6 * 85 + 2 * 17).
    for line in [
        "graphql_server_prepared_documents 2",
        "graphql_server_prepared_documents_size_bytes 3088",
        r#"graphql_server_prepared_lookups_total{result="hit"} 1"#,
        r#"graphql_server_prepared_lookups_total{result="miss"} 4"#,
    ] {
        shows(&app, line).await;
    }
}

#[tokio::test]
async fn refused_requests_are_counted_by_code_on_every_transport() {
    let app = TestApp::seeded().await;
    let query = "query ($first: Int) { home { partners(first: $first) { totalCount } } }";
    // Two variables that are wrong are one refusal.
    let several = "query ($a: Int!, $b: Int!) { home { partners(first: $a, last: $b) { totalCount } } }";
    app.post(json!({ "query": query, "variables": { "first": "many" } })).await;
    app.post(json!({ "query": several })).await;
    app.post(json!({ "query": query, "operationName": "Other" })).await;
    app.executor.execute("{ mayor }".into()).await;
    app.first_event("subscription { mayor }").await;
    app.answer("{ home {").await;
    for line in [
        r#"graphql_server_refused_requests_total{code="BAD_USER_INPUT"} 2"#,
        r#"graphql_server_refused_requests_total{code="OPERATION_RESOLUTION_FAILURE"} 1"#,
        r#"graphql_server_refused_requests_total{code="GRAPHQL_VALIDATION_FAILED"} 2"#,
        r#"graphql_server_refused_requests_total{code="GRAPHQL_PARSE_FAILED"} 1"#,
    ] {
        shows(&app, line).await;
    }
    let text = app.get("/metrics").await.text;
    assert_eq!(text.matches("graphql_server_refused_requests_total{").count(), 4, "{text}");
}

/// The figures have this line.
async fn shows(app: &TestApp, line: &str) {
    let text = app.get("/metrics").await.text;
    assert!(text.lines().any(|printed| printed == line), "{line} in\n{text}");
}
