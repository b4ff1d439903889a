//! What takes too long is stopped, what is too much is refused, and what is away is said to be away.

use std::time::Duration;

use axum::http::StatusCode;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use sister_cities::config::{ServerConfig, Size};
use sister_cities::db;
use sister_cities::store::StoreError;

use crate::support::{Codes as _, Served as _, TestApp, TestDatabase};

/// Some minutes of work for either database.
const SLOW: &str = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1000000000) \
    SELECT count(*) AS n FROM c";
const PARTNERS: &str = "{ home { slug partners(first: 2) { nodes { name } } } }";
/// The same with a filter: no thread that answers requests waits for what may look at a whole table.
const FILTERED: &str =
    "{ home { slug partners(first: 2, filter: { kind: { in: [SISTER_CITY] } }) { nodes { name } } } }";

/// Hides a table behind a view that takes minutes.
async fn slow_down(app: &TestApp) {
    for statement in [
        "ALTER TABLE relation_end RENAME TO kept",
        &format!("CREATE VIEW relation_end AS SELECT kept.* FROM kept, ({SLOW}) AS slow WHERE slow.n > 0"),
    ] {
        app.connection.execute_unprepared(statement).await.expect("the view takes the table's place");
    }
}

#[tokio::test]
async fn statement_is_stopped_and_its_connection_serves_the_next() {
    let database = TestDatabase::seeded().await;
    let config = sister_cities::config::DatabaseConfig { database_connections: 1, ..database.config() };
    let db = db::connect_to_serve(&config, Duration::from_millis(200)).await.expect("the database opens");
    for _ in 0..2 {
        let error = db.execute_unprepared(SLOW).await.expect_err("it takes too long");
        assert!(matches!(StoreError::from(error), StoreError::TooSlow(_)));
        db.execute_unprepared("SELECT 1").await.expect("the connection is as good as before");
    }
}

#[tokio::test]
async fn query_that_keeps_the_database_busy_gets_its_code() {
    let app = TestApp::serving(Duration::from_millis(300), ServerConfig::default()).await;
    slow_down(&app).await;
    let reply = app.post(json!({ "query": PARTNERS })).await;
    assert_eq!((reply.status, reply.json().codes()), (StatusCode::OK, vec!["TIMEOUT".to_owned()]));
    assert_eq!(reply.json()["errors"][0]["extensions"]["requestId"], reply.header("x-request-id"));
    assert_eq!(app.data("{ home { slug } }").await, json!({ "home": { "slug": "wenzhou-cn" } }));
}

#[tokio::test]
async fn database_that_is_away_is_said_to_be_away() {
    let app = TestApp::seeded().await;
    app.connection.clone().close().await.expect("the pool closes");
    let reply = app.post(json!({ "query": PARTNERS })).await;
    assert_eq!(reply.json().codes(), ["SERVICE_UNAVAILABLE"]);
    assert!(!reply.text.to_lowercase().contains("pool"), "{}", reply.text);
    assert_eq!(app.get("/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/health/live").await.status, StatusCode::OK);
}

#[tokio::test]
async fn more_requests_than_permits_are_told_when_to_try_again() {
    let config = ServerConfig {
        max_concurrent_requests: 1,
        request_timeout: Duration::from_secs(1),
        ..ServerConfig::default()
    };
    let app = TestApp::serving(Duration::from_secs(2), config).await;
    slow_down(&app).await;
    let (one, other) = tokio::join!(app.post(json!({ "query": FILTERED })), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        app.post(json!({ "query": "{ home { slug } }" })).await
    });
    assert_eq!(
        (other.status, other.json().codes()),
        (StatusCode::SERVICE_UNAVAILABLE, vec!["OVERLOADED".to_owned()])
    );
    assert_eq!(other.header("retry-after"), "1");
    assert_eq!((one.status, one.json().codes()), (StatusCode::GATEWAY_TIMEOUT, vec!["TIMEOUT".to_owned()]));
    // Its permit is free again, though nobody waited for its end; probes never need one.
    assert_eq!(app.get("/health/live").await.status, StatusCode::OK);
    assert_eq!(app.data("{ __typename }").await, json!({ "__typename": "Query" }));
}

#[tokio::test]
async fn answer_has_no_more_bytes_than_its_limit() {
    let query = json!({ "query": "{ home { slug } }" });
    let bytes = r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#.len() as u64;
    for (bytes, codes) in [(bytes, vec![]), (bytes - 1, vec!["RESPONSE_TOO_LARGE".to_owned()])] {
        let max_response_size = Size(bytes);
        let app = TestApp::with_config(ServerConfig { max_response_size, ..ServerConfig::default() }).await;
        assert_eq!(app.post(query.clone()).await.json().codes(), codes);
        let get = app.get("/graphql?query=%7Bhome%7Bslug%7D%7D").await;
        assert_eq!(get.header("etag").is_empty(), !codes.is_empty());
    }
}
