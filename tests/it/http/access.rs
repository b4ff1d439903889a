//! The hardened profile, and the cost of a query.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use sister_cities::config::ServerConfig;
use sister_cities::config::access::{AccessConfig, Profile};
use sister_cities::graphql::engine::documents::{Documents, Manifest};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;

use crate::support::{Codes as _, Reply, TestApp};

const HOME: &str = "/graphql?query=%7Bhome%7Bslug%7D%7D";

fn hardened() -> ServerConfig {
    let access =
        AccessConfig { profile: Profile::Hardened, introspection_token: Some("let me in".to_owned()) };
    ServerConfig { access, ..ServerConfig::default() }
}

async fn introspect(app: &TestApp, query: &str, token: Option<&str>) -> Reply {
    let mut request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json");
    if let Some(token) = token {
        request = request.header("x-introspection-token", token);
    }
    let body = Body::from(json!({ "query": query }).to_string());
    app.send(request.body(body).expect("a request")).await
}

#[tokio::test]
async fn introspection_is_by_token_in_the_hardened_profile() {
    let app = TestApp::with_config(hardened()).await;
    for query in [
        "{ __schema { queryType { name } } }",
        "{ __type(name: \"City\") { name } }",
        "{ home { slug } ...S } fragment S on Query { s: __schema { queryType { name } } }",
    ] {
        for token in [None, Some("x")] {
            assert_eq!(introspect(&app, query, token).await.json().codes(), ["INTROSPECTION_DISABLED"]);
        }
        assert_eq!(introspect(&app, query, Some("let me in")).await.json().get("errors"), None);
    }
    assert_eq!(app.data("{ home { __typename } }").await, json!({ "home": { "__typename": "City" } }));

    assert_eq!(app.get("/schema.graphql").await.status, StatusCode::NOT_FOUND);
    let sdl =
        Request::get("/schema.graphql").header("x-introspection-token", "let me in").body(Body::empty());
    let sdl = app.send(sdl.expect("a request")).await;
    assert_eq!((sdl.status, sdl.header("cache-control")), (StatusCode::OK, "no-store"));
}

#[tokio::test]
async fn there_is_no_playground_in_the_hardened_profile() {
    let app = TestApp::with_config(hardened()).await;
    for path in ["/plain", "/assets/plain.js"] {
        let reply = app.get(path).await;
        assert_eq!(
            (reply.status, reply.json().codes()),
            (StatusCode::NOT_FOUND, vec!["NOT_FOUND".to_owned()])
        );
    }
    let page = Request::get("/graphql").header(header::ACCEPT, "text/html").body(Body::empty());
    let reply = app.send(page.expect("a request")).await;
    assert!(reply.header("content-type").starts_with("application/json"), "{}", reply.text);
}

#[tokio::test]
async fn errors_suggest_nothing_in_the_hardened_profile() {
    let message = |answer: Value| answer["errors"][0]["message"].as_str().unwrap_or_default().to_owned();
    let open = message(TestApp::seeded().await.answer("{ home { nam } }").await);
    assert!(open.contains("name"), "{open}");
    let closed = message(TestApp::with_config(hardened()).await.answer("{ home { nam } }").await);
    assert!(!closed.contains("name"), "{closed}");
}

#[tokio::test]
async fn get_is_for_persisted_documents_in_the_hardened_profile() {
    let manifest = Manifest::parse(r#"{ "Home": "{ home { slug } }" }"#).expect("a manifest");
    let app = TestApp::with(Documents::new(manifest, false, 0), hardened()).await;
    let refused = app.get(HOME).await;
    assert_eq!((refused.status, refused.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    assert_eq!(refused.json().codes(), ["METHOD_NOT_ALLOWED"]);
    let answer = app.get("/graphql?documentId=Home").await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "public, max-age=300"));
    assert_eq!(app.data("{ home { slug } }").await, json!({ "home": { "slug": "wenzhou-cn" } }));
}

async fn cost(app: &TestApp, body: Value) -> Reply {
    let request = Request::post("/graphql/cost")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()));
    app.send(request.expect("a request")).await
}

fn measure(cost: &Value, name: &str) -> (u64, u64, bool) {
    let measures = cost["measures"].as_array().expect("a list");
    let found = measures.iter().find(|measure| measure["measure"] == name).expect(name);
    let figure = |key: &str| found[key].as_u64().expect("a number");
    (figure("actual"), figure("limit"), found["accepted"] == true)
}

#[tokio::test]
async fn the_price_of_a_query_is_told_without_running_it() {
    let app = TestApp::seeded().await;
    let query = "query ($n: Int!) { home { partners(first: $n) { nodes { a: name slug } } } }";
    let reply = cost(&app, json!({ "query": query, "variables": { "n": 10 } })).await;
    assert_eq!((reply.status, app.statements()), (StatusCode::OK, Vec::<String>::new()));
    let cost = reply.json();
    assert_eq!(cost["accepted"], true);
    assert_eq!(cost["measures"].as_array().map(Vec::len), Some(15));
    for (name, figures) in [
        ("depth", (4, 15, true)),
        ("list-items", (10, 50_000, true)),
        ("fields", (5, 1_000, true)),
        ("aliases", (1, 30, true)),
        ("root-fields", (1, 20, true)),
        ("tokens", (29, 5_000, true)),
        ("nesting", (4, 64, true)),
    ] {
        assert_eq!(measure(&cost, name), figures, "{name}");
    }
    let get = app.get("/graphql/cost?query=%7Bhome%7Bslug%7D%7D").await.json();
    assert_eq!(measure(&get, "depth"), (2, 15, true));
}

#[tokio::test]
async fn every_measure_of_what_would_be_refused_is_told_too() {
    let limits = DocumentLimits { max_depth: 2, max_aliases: 0, ..DocumentLimits::default() };
    let app = TestApp::with_limits(limits).await;
    let query = "{ home { partners { nodes { a: name } } } }";
    assert_eq!(app.codes(query).await, ["MAX_DEPTH_EXCEEDED"]);
    let cost = cost(&app, json!({ "query": query })).await.json();
    assert_eq!(cost["accepted"], false);
    assert_eq!(measure(&cost, "depth"), (4, 2, false));
    assert_eq!(measure(&cost, "aliases"), (1, 0, false));
    assert_eq!(measure(&cost, "fields"), (4, 1_000, true));
}

#[tokio::test]
async fn what_has_no_price_is_refused_with_its_code() {
    let app = TestApp::seeded().await;
    for (body, status, code) in [
        (json!({ "query": "{" }), StatusCode::BAD_REQUEST, "GRAPHQL_PARSE_FAILED"),
        (json!({}), StatusCode::BAD_REQUEST, "BAD_REQUEST"),
        (json!({ "query": "{ a ".repeat(65) }), StatusCode::BAD_REQUEST, "MAX_NESTING_EXCEEDED"),
        (
            json!({ "query": "{ home { slug } }", "operationName": "A" }),
            StatusCode::BAD_REQUEST,
            "OPERATION_RESOLUTION_FAILURE",
        ),
    ] {
        let reply = cost(&app, body).await;
        assert_eq!((reply.status, reply.json().codes()), (status, vec![code.to_owned()]));
    }
}
