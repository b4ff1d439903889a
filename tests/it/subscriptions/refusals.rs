//! What is refused of a subscription: the limits of a query hold for what it follows.

use async_graphql::{Executor as _, Request};
use serde_json::{Value, json};
use sister_cities::config::{ServerConfig, Size};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::graphql::engine::live::Caller;

use super::{DATASET, follow, has_ended, next};
use crate::support::{Codes as _, TestApp};

/// The codes of a stream of one refusal.
async fn refusal(app: &TestApp, request: impl Into<Request>) -> Vec<String> {
    let mut events = follow(app, request);
    let refused = next(&mut events).await;
    assert_eq!(refused["data"], Value::Null);
    assert!(has_ended(&mut events).await);
    refused.codes()
}

#[tokio::test]
async fn one_response_cannot_hold_a_subscription() {
    let app = TestApp::seeded().await;
    app.statements();
    let reply = app.post(json!({ "query": DATASET })).await;
    let message = "a subscription has more than one response: follow it over a WebSocket with \
        `graphql-transport-ws`, or accept `text/event-stream` or `multipart/mixed`";
    assert_eq!(reply.json()["errors"][0]["message"], message);
    assert_eq!(reply.json().codes(), ["SUBSCRIPTION_NEEDS_STREAM"]);
    let get = app.get("/graphql?query=subscription%7Bdataset%7Bversion%7D%7D").await;
    assert_eq!(get.json().codes(), ["SUBSCRIPTION_NEEDS_STREAM"]);
    let answer = app.executor.execute(Request::new(DATASET)).await;
    assert_eq!(serde_json::to_value(answer).expect("JSON").codes(), ["SUBSCRIPTION_NEEDS_STREAM"]);
    assert_eq!(app.statements(), <[String; 0]>::default());
}

#[tokio::test]
async fn exactly_one_field_is_followed() {
    let app = TestApp::seeded().await;
    for query in [
        "subscription { dataset { version } live { home { slug } } }",
        "subscription { a: dataset { version } b: dataset { title } }",
    ] {
        assert_eq!(refusal(&app, query).await, ["GRAPHQL_VALIDATION_FAILED"], "{query}");
    }
    assert_eq!(refusal(&app, "subscription { mayor }").await, ["GRAPHQL_VALIDATION_FAILED"]);
    assert_eq!(refusal(&app, "subscription { dataset { version }").await, ["GRAPHQL_PARSE_FAILED"]);
}

#[tokio::test]
async fn limits_of_a_query_hold_for_what_is_followed() {
    let limits = DocumentLimits { max_depth: 2, max_root_fields: 2, ..DocumentLimits::default() };
    let app = TestApp::with_limits(limits).await;
    for (query, codes) in [
        ("{ home { slug } dataset { title } }", &[][..]),
        ("{ home { relation { kind } } }", &["MAX_DEPTH_EXCEEDED"]),
        ("{ home { slug } dataset { title } regions { code } }", &["MAX_ROOT_FIELDS_EXCEEDED"]),
    ] {
        assert_eq!(app.codes(query).await, codes, "{query}");
        let mut events = follow(&app, format!("subscription {{ live {query} }}"));
        assert_eq!(next(&mut events).await.codes(), codes, "{query}");
    }
}

#[tokio::test]
async fn answer_has_no_more_bytes_than_its_limit() {
    let query = "subscription { live { home { slug } } }";
    let bytes = r#"{"data":{"live":{"home":{"slug":"wenzhou-cn"}}}}"#.len() as u64;
    for (bytes, codes) in [(bytes, &[][..]), (bytes - 1, &["RESPONSE_TOO_LARGE"])] {
        let max_response_size = Size(bytes);
        let app = TestApp::with_config(ServerConfig { max_response_size, ..ServerConfig::default() }).await;
        assert_eq!(next(&mut follow(&app, query)).await.codes(), codes);
    }
}

#[tokio::test]
async fn executions_find_a_permit_or_are_refused_and_followers_need_none() {
    let config = ServerConfig { max_concurrent_requests: 1, ..ServerConfig::default() };
    let app = TestApp::with_config(config).await;
    let mut events = follow(&app, DATASET);
    next(&mut events).await;
    let permit = app.executor.permits().try_acquire().expect("it is free again");
    assert_eq!(refusal(&app, "{ home { slug } }").await, ["OVERLOADED"]);
    assert_eq!(refusal(&app, "subscription { dataset { title } }").await, ["OVERLOADED"]);
    assert_eq!(next(&mut follow(&app, DATASET)).await.codes(), <[&str; 0]>::default());
    drop(permit);
    assert_eq!(next(&mut follow(&app, "{ home { slug } }")).await.codes(), <[&str; 0]>::default());
}

#[tokio::test]
async fn schema_is_shown_only_to_those_who_may_see_it() {
    let app = TestApp::seeded().await;
    let introspection = "{ __schema { queryType { name } } }";
    let open = Caller { may_introspect: true, ..Caller::default() };
    assert_eq!(refusal(&app, introspection).await, ["INTROSPECTION_DISABLED"]);
    let answer = next(&mut follow(&app, Request::new(introspection).data(open.clone()))).await;
    assert_eq!(answer["data"]["__schema"]["queryType"]["name"], "Query");
    let live = format!("subscription {{ live {introspection} }}");
    assert_eq!(refusal(&app, live.as_str()).await, ["INTROSPECTION_DISABLED"]);
    // It does not change, so nobody follows it.
    assert_eq!(refusal(&app, Request::new(live).data(open)).await, ["GRAPHQL_VALIDATION_FAILED"]);
}

#[tokio::test]
async fn document_may_be_named_by_its_hash() {
    let app = TestApp::seeded().await;
    let query = "{ home { slug } }";
    let persisted = |version: u32, query: &str| {
        let hash = "4b8a14e8b84f80dd5d4f5fb5bbe3d5a8a3ca4bb3a8f6e5ab12c7c8b7c4b0dd2c";
        let extension = json!({ "version": version, "sha256Hash": hash });
        let mut request = Request::new(query);
        let extension = async_graphql::Value::from_json(extension).expect("a value");
        request.extensions.insert("persistedQuery".to_owned(), extension);
        request
    };
    assert_eq!(refusal(&app, persisted(1, "")).await, ["PERSISTED_QUERY_NOT_FOUND"]);
    assert_eq!(refusal(&app, persisted(1, query)).await, ["PERSISTED_QUERY_HASH_MISMATCH"]);
    assert_eq!(refusal(&app, persisted(2, query)).await, ["BAD_REQUEST"]);
}
