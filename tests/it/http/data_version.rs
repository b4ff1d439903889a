//! Versions of the data in headers and extensions: what a response has, and the least that a request accepts.

use std::time::Duration;

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, StatusCode, header};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use sister_cities::config::ServerConfig;
use sister_cities::config::replicas::ReplicaConfig;

use crate::support::{Codes as _, Reply, TestApp, path, patient};

const HOME: &str = "{ home { slug } }";

async fn send(app: &TestApp, request: Builder) -> Reply {
    app.send(request.body(Body::empty()).expect("a request")).await
}

/// The answer to a client that accepts no older version.
async fn at_least(app: &TestApp, least: &str) -> Reply {
    send(app, Request::get(path(HOME)).header("min-data-version", least)).await
}

async fn revision(app: &TestApp) -> i64 {
    app.data("{ dataset { revision } }").await["dataset"]["revision"].as_i64().expect("a number")
}

/// As a load does, which may change nothing else that a test asks for.
async fn change(app: &TestApp) {
    let sql = "UPDATE dataset SET revision = revision + 1";
    app.connection.execute_unprepared(sql).await.expect("one more change");
}

#[tokio::test]
async fn every_answer_with_data_names_their_version() {
    let app = TestApp::seeded().await;
    let version = revision(&app).await.to_string();
    // The third is kept, and has met no layers.
    for _ in 0..3 {
        let reply = app.get(&path(HOME)).await;
        assert_eq!(reply.header("data-version"), version);
        assert_eq!(reply.header("vary"), "accept, accept-encoding, min-data-version");
        assert_eq!(reply.header("surrogate-key"), format!("data data-{version}"));
        let posted = app.post(json!({ "query": HOME })).await;
        assert_eq!(posted.header("data-version"), version);
    }
    let tag = app.get(&path(HOME)).await.header("etag").to_owned();
    let unchanged = send(&app, Request::get(path(HOME)).header(header::IF_NONE_MATCH, tag)).await;
    assert_eq!(unchanged.status, StatusCode::NOT_MODIFIED);
    assert_eq!(unchanged.header("data-version"), version);
    let table =
        Request::get(path("{ cities(first: 2) { nodes { slug } } }")).header(header::ACCEPT, "text/csv");
    assert_eq!(send(&app, table).await.header("data-version"), version);

    change(&app).await;
    let next = revision(&app).await.to_string();
    assert_ne!(next, version);
    assert_eq!(app.get(&path(HOME)).await.header("data-version"), next);
}

#[tokio::test]
async fn what_tells_of_the_schema_alone_has_no_version() {
    let app = TestApp::seeded().await;
    for path in [path("{ __schema { queryType { name } } }"), "/schema.graphql".to_owned()] {
        let reply = app.get(&path).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!((reply.header("data-version"), reply.header("surrogate-key")), ("", ""), "{path}");
    }
}

#[tokio::test]
async fn an_answer_names_its_version_in_extensions_where_that_is_asked() {
    let app = TestApp::seeded().await;
    let version = revision(&app).await;
    let ask =
        async |extensions: Value| app.post(json!({ "query": HOME, "extensions": extensions })).await.json();
    assert_eq!(ask(json!({ "dataVersion": true })).await["extensions"], json!({ "dataVersion": version }));
    for extensions in
        [json!({ "dataVersion": false }), json!({ "dataVersion": null }), json!({}), Value::Null]
    {
        assert_eq!(ask(extensions.clone()).await.get("extensions"), None, "{extensions}");
    }
    let wrong = app.post(json!({ "query": HOME, "extensions": { "dataVersion": 1 } })).await;
    assert_eq!(
        (wrong.status, wrong.json().codes()),
        (StatusCode::BAD_REQUEST, vec!["BAD_REQUEST".to_owned()])
    );
    let url = format!("{}&extensions=%7B%22dataVersion%22:true%7D", path(HOME));
    assert_eq!(app.get(&url).await.json()["extensions"]["dataVersion"], version);
}

#[tokio::test]
async fn a_version_that_is_there_is_accepted() {
    let app = TestApp::seeded().await;
    change(&app).await;
    let version = revision(&app).await;
    for least in [0, version - 1, version] {
        let reply = at_least(&app, &least.to_string()).await;
        assert_eq!((reply.status, reply.header("data-version")), (StatusCode::OK, &*version.to_string()));
    }
}

#[tokio::test]
async fn a_version_that_is_not_there_is_refused_with_a_remedy_also_where_answers_are_kept() {
    let replicas = ReplicaConfig { version_wait: Duration::ZERO, ..ReplicaConfig::default() };
    let app = TestApp::with_config(ServerConfig { replicas, ..patient() }).await;
    let next = (revision(&app).await + 1).to_string();
    for _ in 0..3 {
        let reply = at_least(&app, &next).await;
        assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "1"));
        assert_eq!(
            (reply.json().codes(), reply.header("cache-control")),
            (vec!["DATA_VERSION_UNAVAILABLE".to_owned()], "no-store")
        );
        assert_eq!(app.get(&path(HOME)).await.status, StatusCode::OK);
    }
    change(&app).await;
    assert_eq!(at_least(&app, &next).await.header("data-version"), next);
}

#[tokio::test]
async fn a_version_that_comes_in_time_is_waited_for() {
    let replicas = ReplicaConfig { version_wait: Duration::from_mins(10), ..ReplicaConfig::default() };
    let app = TestApp::with_config(ServerConfig { replicas, ..patient() }).await;
    let next = (revision(&app).await + 1).to_string();
    let (reply, ()) = tokio::join!(at_least(&app, &next), async {
        tokio::task::yield_now().await;
        change(&app).await;
    });
    assert_eq!((reply.status, reply.header("data-version")), (StatusCode::OK, &*next));
}

#[tokio::test]
async fn a_version_is_one_integer() {
    let app = TestApp::seeded().await;
    for least in ["", "-1", "1.5", "newest", "1, 2", "1000000000000000"] {
        let reply = at_least(&app, least).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{least}");
        assert_eq!(reply.json().codes(), ["BAD_REQUEST"], "{least}");
    }
}

#[tokio::test]
async fn pages_of_other_origins_may_read_the_version_and_send_the_least() {
    let app = TestApp::seeded().await;
    let reply = send(&app, Request::get(path(HOME)).header(header::ORIGIN, "https://example.org")).await;
    assert!(reply.header("access-control-expose-headers").contains("data-version"));
    let preflight = Request::options("/graphql")
        .header(header::ORIGIN, "https://example.org")
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type,min-data-version");
    let reply = send(&app, preflight).await;
    assert!(reply.header("access-control-allow-headers").contains("min-data-version"));
}
