//! Which other sites may ask from their pages, and what none of them can do without asking first.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sister_cities::config::ServerConfig;

use crate::support::{Codes as _, Reply, TestApp};

const SITE: &str = "https://office.example";
/// What clients send of themselves, and what a page adds.
const HEADERS: &str = "accept,apollo-require-preflight,authorization,content-type,x-app-version";

async fn preflight(app: &TestApp, path: &str, origin: &str) -> Reply {
    let request = Request::options(path)
        .header(header::ORIGIN, origin)
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(header::ACCESS_CONTROL_REQUEST_HEADERS, HEADERS)
        .body(Body::empty());
    app.send(request.expect("a request")).await
}

async fn ask(app: &TestApp, origin: &str) -> Reply {
    let request = Request::post("/graphql")
        .header(header::ORIGIN, origin)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(r#"{"query":"{ home { slug } }"}"#));
    app.send(request.expect("a request")).await
}

#[tokio::test]
async fn every_site_may_ask_without_credentials() {
    let app = TestApp::seeded().await;
    for path in ["/graphql", "/schema.graphql", "/"] {
        let allowed = preflight(&app, path, SITE).await;
        assert_eq!(allowed.status, StatusCode::OK, "{path}: no redirect, which browsers refuse");
        assert_eq!(allowed.header("access-control-allow-origin"), "*");
        assert_eq!(
            allowed.header("access-control-allow-headers"),
            HEADERS,
            "`*` does not cover Authorization"
        );
        assert_eq!(allowed.header("access-control-allow-methods"), "GET,HEAD,POST");
        assert_eq!(allowed.header("access-control-max-age"), "86400");
        assert_eq!(allowed.header("access-control-allow-credentials"), "");
    }
    let answer = ask(&app, SITE).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (StatusCode::OK, "*"));
    assert!(answer.header("access-control-expose-headers").contains("etag"));
    assert_eq!(answer.header("vary"), "accept, min-data-version", "the same for every site");
}

#[tokio::test]
async fn only_the_named_sites_may_ask_if_some_are_named() {
    let cors_origins = format!("{SITE}, http://localhost:3000").parse().expect("two origins");
    let app = TestApp::with_config(ServerConfig { cors_origins, ..ServerConfig::default() }).await;
    for (origin, allowed) in
        [(SITE, SITE), ("http://localhost:3000", "http://localhost:3000"), ("https://x.example", "")]
    {
        assert_eq!(preflight(&app, "/graphql", origin).await.header("access-control-allow-origin"), allowed);
        let answer = ask(&app, origin).await;
        assert_eq!(answer.header("access-control-allow-origin"), allowed);
        assert_eq!(answer.header("vary"), "accept, min-data-version, origin");
    }
}

#[tokio::test]
async fn no_site_may_ask_if_none_is_named() {
    let cors_origins = "none".parse().expect("no origin");
    let app = TestApp::with_config(ServerConfig { cors_origins, ..ServerConfig::default() }).await;
    assert_eq!(ask(&app, SITE).await.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn what_a_page_may_send_without_a_preflight_is_refused() {
    let app = TestApp::seeded().await;
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""] {
        let mut request = Request::post("/graphql");
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let body = Body::from(r#"{"query":"{ home { slug } }"}"#);
        let reply = app.send(request.body(body).expect("a request")).await;
        assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        assert_eq!(reply.json().codes(), ["UNSUPPORTED_MEDIA_TYPE"]);
    }
}
