//! `If-None-Match` and `If-Match`, the 304 and the 412 that answer them, and HEAD.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::support::{Codes as _, Reply, TestApp};

const SMALL: &str = "/graphql?query=%7Bhome%7Bslug%7D%7D";
/// An answer that is compressed.
const LARGE: &str = "/graphql?query=%7Bhome%7Bpartners(first:20)%7Bnodes%7Bname%20slug%20id%7D%7D%7D%7D";
/// What has a tag: answers, the schema, pages and their files.
const TAGGED: [&str; 6] = [SMALL, LARGE, "/schema.graphql", "/plain", "/assets/plain.js", "/favicon.svg"];
/// What has none.
const UNTAGGED: [&str; 6] = [
    "/",
    "/graphql",
    "/health/live",
    "/health/ready",
    "/nothing",
    "/graphql/cost?query=%7Bhome%7Bslug%7D%7D",
];
/// RFC 9110, section 15.4.5, and what browsers read in any response.
const REPEATED: [&str; 8] = [
    "etag",
    "vary",
    "cache-control",
    "content-location",
    "expires",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "content-security-policy",
];

async fn ask(app: &TestApp, method: &str, path: &str, coding: &str, tag: Option<&str>) -> Reply {
    let mut request = Request::builder().method(method).uri(path).header(header::ACCEPT_ENCODING, coding);
    if let Some(tag) = tag {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn not_modified_says_what_the_whole_response_says() {
    let app = TestApp::seeded().await;
    for path in TAGGED {
        for coding in ["", "gzip", "br", "zstd", "gzip, br, zstd"] {
            let whole = ask(&app, "GET", path, coding, None).await;
            assert_eq!(whole.status, StatusCode::OK, "{path}");
            assert!(whole.header("vary").contains("accept-encoding"), "{path}");
            let tag = whole.header("etag");
            let weak = format!("W/{tag}");
            let listed = format!("\"x\", {tag}, \"y\"");
            for method in ["GET", "HEAD"] {
                let conditions = [tag, &listed, "*"];
                let weak = (!tag.starts_with("W/")).then_some(weak.as_str());
                for condition in conditions.into_iter().chain(weak) {
                    let shown = format!("{method} {path} in {coding:?} unless {condition}");
                    let known = ask(&app, method, path, coding, Some(condition)).await;
                    assert_eq!(
                        (known.status, known.text.as_str()),
                        (StatusCode::NOT_MODIFIED, ""),
                        "{shown}"
                    );
                    for name in REPEATED {
                        assert_eq!(known.header(name), whole.header(name), "{name} of {shown}");
                    }
                    for name in ["content-length", "content-type", "content-encoding"] {
                        assert_eq!(known.headers.get(name), None, "{name} of {shown}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_request_that_was_never_executed_gets_the_same_304() {
    let tag = ask(&TestApp::seeded().await, "GET", LARGE, "gzip", None).await.header("etag").to_owned();
    let app = TestApp::seeded().await;
    let first = ask(&app, "GET", LARGE, "gzip", Some(&tag)).await;
    let second = ask(&app, "GET", LARGE, "gzip", Some(&tag)).await;
    assert_eq!((first.status, second.status), (StatusCode::NOT_MODIFIED, StatusCode::NOT_MODIFIED));
    for name in REPEATED {
        assert_eq!(first.header(name), second.header(name), "{name}");
    }
}

#[tokio::test]
async fn what_is_not_the_tag_gets_the_whole_response_with_the_servers_own() {
    let app = TestApp::seeded().await;
    for path in TAGGED {
        let whole = ask(&app, "GET", path, "", None).await;
        let own = whole.header("etag");
        let opaque = own.trim_start_matches("W/").trim_matches('"');
        for other in [
            format!("\"{opaque}-evil\""),
            format!("\"{opaque}-br-br\""),
            format!("\"{opaque}"),
            format!("{opaque}\""),
            opaque.to_owned(),
            format!("\"{opaque}\"x"),
            format!("\"x, {opaque}\""),
            format!("w/\"{opaque}\""),
            format!("\"{}\"", &opaque[1..]),
            // In Brotli, which this client does not take.
            format!("\"{opaque}-br\""),
        ] {
            let reply = ask(&app, "GET", path, "", Some(&other)).await;
            assert_eq!((reply.status, reply.header("etag")), (StatusCode::OK, own), "{path}: {other}");
            assert_eq!(reply.text, whole.text, "{path}: {other}");
        }
    }
}

#[tokio::test]
async fn a_client_that_takes_the_coding_that_it_has_keeps_it() {
    let app = TestApp::seeded().await;
    let tag = ask(&app, "GET", LARGE, "gzip", None).await.header("etag").to_owned();
    for (coding, status) in [("gzip, br", 304), ("gzip;q=0.1, br", 304), ("br", 200), ("gzip;q=0, br", 200)] {
        let reply = ask(&app, "GET", LARGE, coding, Some(&tag)).await;
        assert_eq!(reply.status.as_u16(), status, "{coding}");
        assert_eq!(reply.header("etag") == tag, status == 304, "{coding}");
    }
}

#[tokio::test]
async fn head_says_what_get_says_of_the_length_or_nothing() {
    let app = TestApp::seeded().await;
    for path in TAGGED.into_iter().chain(UNTAGGED) {
        for coding in ["", "gzip", "br"] {
            let get = ask(&app, "GET", path, coding, None).await;
            let head = ask(&app, "HEAD", path, coding, None).await;
            assert_eq!((head.status, head.text.as_str()), (get.status, ""), "{path}");
            for name in
                ["content-length", "content-type", "content-encoding", "etag", "vary", "cache-control"]
            {
                assert_eq!(head.header(name), get.header(name), "{name} of {path} in {coding:?}");
            }
            if !get.text.is_empty() && get.header("content-encoding").is_empty() {
                assert_eq!(head.header("content-length"), get.text.len().to_string(), "{path}");
            }
        }
    }
}

/// Asks for what has one of the tags that are wanted, and none of those that are known.
async fn ask_if(app: &TestApp, method: &str, path: &str, wanted: &str, known: Option<&str>) -> Reply {
    let mut request = Request::builder().method(method).uri(path).header(header::IF_MATCH, wanted);
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn if_match_gets_the_response_that_it_names_and_no_other() {
    let app = TestApp::seeded().await;
    for path in TAGGED {
        let whole = ask(&app, "GET", path, "", None).await;
        let tag = whole.header("etag");
        let is_weak = tag.starts_with("W/");
        let opaque = tag.trim_start_matches("W/");
        for (wanted, holds) in [
            (tag.to_owned(), !is_weak),
            (opaque.to_owned(), !is_weak),
            (format!("\"x\", {opaque}"), !is_weak),
            ("*".to_owned(), true),
            (format!("W/{opaque}"), false),
            ("\"x\"".to_owned(), false),
            (opaque.trim_matches('"').to_owned(), false),
        ] {
            let get = ask_if(&app, "GET", path, &wanted, None).await;
            let head = ask_if(&app, "HEAD", path, &wanted, None).await;
            assert_eq!((head.status, head.text.as_str()), (get.status, ""), "{path}: {wanted}");
            if holds {
                assert_eq!((get.status, &get.text), (StatusCode::OK, &whole.text), "{path}: {wanted}");
            } else {
                assert_eq!(get.status, StatusCode::PRECONDITION_FAILED, "{path}: {wanted}");
                assert_eq!(get.json().codes(), ["PRECONDITION_FAILED"], "{path}: {wanted}");
                assert_eq!((get.header("etag"), get.header("cache-control")), ("", "no-store"));
            }
        }
    }
}

#[tokio::test]
async fn if_match_is_evaluated_before_if_none_match() {
    let app = TestApp::seeded().await;
    let tag = ask(&app, "GET", SMALL, "", None).await.header("etag").to_owned();
    // The second time the answer is known without an execution, the third time it is kept.
    for _ in 0..3 {
        for (wanted, known, status) in [
            ("\"x\"", tag.as_str(), StatusCode::PRECONDITION_FAILED),
            ("\"x\"", "\"y\"", StatusCode::PRECONDITION_FAILED),
            (&tag, &tag, StatusCode::NOT_MODIFIED),
            ("*", &tag, StatusCode::NOT_MODIFIED),
            (&tag, "\"y\"", StatusCode::OK),
        ] {
            let reply = ask_if(&app, "GET", SMALL, wanted, Some(known)).await;
            assert_eq!(reply.status, status, "{wanted} and not {known}");
        }
    }
}

#[tokio::test]
async fn if_match_does_not_change_what_is_no_success() {
    let app = TestApp::seeded().await;
    for path in ["/cities/nowhere", "/nothing", "/graphql?query=%7B"] {
        let plain = ask(&app, "GET", path, "", None).await;
        let reply = ask_if(&app, "GET", path, "\"x\"", None).await;
        if path == "/graphql?query=%7B" {
            // A well-formed request, whose errors as `application/json` have 200 and no tag.
            assert_eq!((plain.status, reply.status), (StatusCode::OK, StatusCode::PRECONDITION_FAILED));
        } else {
            assert!(!plain.status.is_success(), "{path}");
            assert_eq!(reply.status, plain.status, "{path}");
        }
    }
}

#[tokio::test]
async fn conditions_are_for_get_and_head() {
    let app = TestApp::seeded().await;
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::IF_NONE_MATCH, "*")
        .header(header::IF_MATCH, "\"x\"")
        .body(Body::from(r#"{"query":"{ home { slug } }"}"#));
    let reply = app.send(request.expect("a request")).await;
    assert_eq!(reply.text, r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#);
}
