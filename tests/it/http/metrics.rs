//! What Prometheus reads.

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
