//! Methods, and what a refused request is told about others.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::support::{Codes as _, TestApp};

const GET_ONLY: [&str; 8] = [
    "/",
    "/plain",
    "/assets/plain.js",
    "/favicon.ico",
    "/schema.graphql",
    "/health/live",
    "/health/ready",
    "/metrics",
];

#[tokio::test]
async fn every_path_names_its_methods_to_those_who_use_another() {
    let app = TestApp::seeded().await;
    let get_only = GET_ONLY.map(|path| (path, "GET,HEAD"));
    let both = ["/graphql", "/graphql/cost"].map(|path| (path, "GET,HEAD,POST"));
    for (path, methods) in get_only.into_iter().chain(both) {
        for method in ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"] {
            let request = Request::builder().method(method).uri(path).body(Body::empty());
            let reply = app.send(request.expect("a request")).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(reply.header("allow").replace(' ', ""), methods, "{method} {path}");
            assert_eq!(reply.json().codes(), ["METHOD_NOT_ALLOWED"], "{method} {path}");
            assert_eq!(reply.header("cache-control"), "no-store");
        }
        let request = Request::options(path).body(Body::empty()).expect("a request");
        let reply = app.send(request).await;
        assert_eq!((reply.status, reply.header("allow")), (StatusCode::OK, methods), "OPTIONS {path}");
        assert_eq!(reply.text, "");
    }
}

#[tokio::test]
async fn a_body_of_another_kind_is_told_which_kind_is_read() {
    let app = TestApp::seeded().await;
    for (kind, codings, name, value) in [
        ("text/plain", &[][..], "accept", "application/json"),
        ("application/json", &["gzip"], "accept-encoding", "identity"),
        ("application/json", &["identity", "gzip"], "accept-encoding", "identity"),
        ("application/json", &["identity, gzip"], "accept-encoding", "identity"),
    ] {
        let mut request = Request::post("/graphql").header(header::CONTENT_TYPE, kind);
        for coding in codings {
            request = request.header(header::CONTENT_ENCODING, *coding);
        }
        let body = Body::from(r#"{"query":"{ home { slug } }"}"#);
        let reply = app.send(request.body(body).expect("a request")).await;
        assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind} {codings:?}");
        assert_eq!(reply.header(name), value, "{kind} {codings:?}");
    }
    let plain = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CONTENT_ENCODING, "Identity")
        .body(Body::from(r#"{"query":"{ home { slug } }"}"#));
    assert_eq!(app.send(plain.expect("a request")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_cache_answers_for_a_probe_or_a_missing_file() {
    let app = TestApp::seeded().await;
    for path in ["/health/live", "/health/ready", "/metrics", "/assets/nothing.js", "/nothing"] {
        assert_eq!(app.get(path).await.header("cache-control"), "no-store", "{path}");
    }
}
