//! What is a request, what is none, and what status either has.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use futures_util::stream;
use sister_cities::config::{ServerConfig, Size};

use crate::support::{Codes as _, Reply, TestApp};

const NEWER: &str = "application/graphql-response+json";
const OLDER: &str = "application/json";

async fn post(app: &TestApp, accept: &str, kind: &str, body: impl Into<Body>) -> Reply {
    let request = Request::post("/graphql").header(header::CONTENT_TYPE, kind).header(header::ACCEPT, accept);
    app.send(request.body(body.into()).expect("a request")).await
}

async fn get(app: &TestApp, accept: &str, parameters: &str) -> Reply {
    let request = Request::get(format!("/graphql?{parameters}")).header(header::ACCEPT, accept);
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn the_status_of_what_is_not_executed_depends_on_the_media_type() {
    let app = TestApp::seeded().await;
    for (body, code) in [
        (r#"{"query":"{"}"#, "GRAPHQL_PARSE_FAILED"),
        (r#"{"query":"{ mayor }"}"#, "GRAPHQL_VALIDATION_FAILED"),
        (r#"{"query":"query ($s: String!) { city(slug: $s) { name } }"}"#, "BAD_USER_INPUT"),
        (
            r#"{"query":"query ($s: Int!) { city(slug: $s) { name } }","variables":{"s":1}}"#,
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (r#"{"query":"query A { home { slug } }","operationName":"B"}"#, "OPERATION_RESOLUTION_FAILURE"),
        (r#"{"query":"mutation { __typename }"}"#, "GRAPHQL_VALIDATION_FAILED"),
        (r#"{"documentId":"none"}"#, "DOCUMENT_NOT_FOUND"),
    ] {
        for (accept, status) in [(NEWER, StatusCode::BAD_REQUEST), (OLDER, StatusCode::OK)] {
            let reply = post(&app, accept, OLDER, body).await;
            let answer = reply.json();
            assert_eq!((reply.status, answer.codes()[0].as_str()), (status, code), "{body}: {accept}");
            assert_eq!(reply.header("content-type"), format!("{accept}; charset=utf-8"));
            assert_eq!(answer.get("data"), None, "nothing was executed");
        }
    }
}

#[tokio::test]
async fn errors_of_an_execution_leave_the_status_alone() {
    let app = TestApp::seeded().await;
    for accept in [NEWER, OLDER] {
        let reply =
            post(&app, accept, OLDER, r#"{"query":"{ node(id: \"!\") { id } home { slug } }"}"#).await;
        assert_eq!((reply.status, reply.json().codes()), (StatusCode::OK, vec!["BAD_USER_INPUT".to_owned()]));
        assert_eq!(reply.json()["data"]["home"]["slug"], "wenzhou-cn");
    }
}

#[tokio::test]
async fn what_is_no_request_has_the_same_status_in_both_media_types() {
    let app = TestApp::seeded().await;
    let (bad, unsupported) = (StatusCode::BAD_REQUEST, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    for (kind, body, status, code) in [
        ("application/json; charset=latin1", "{}", unsupported, "UNSUPPORTED_MEDIA_TYPE"),
        (OLDER, "", bad, "BAD_REQUEST"),
        (OLDER, "{", bad, "BAD_REQUEST"),
        (OLDER, "{}", bad, "BAD_REQUEST"),
        (OLDER, "null", bad, "BAD_REQUEST"),
        (OLDER, "[]", bad, "BATCHING_NOT_SUPPORTED"),
        (OLDER, r#" [{"query":"{ home { slug } }"}]"#, bad, "BATCHING_NOT_SUPPORTED"),
        (OLDER, r#"{"query":1}"#, bad, "BAD_REQUEST"),
        (OLDER, r#"{"query":"{ home { slug } }","variables":[7]}"#, bad, "BAD_REQUEST"),
        (OLDER, r#"{"query":"{ home { slug } }","variables":"{}"}"#, bad, "BAD_REQUEST"),
        (OLDER, r#"{"query":"{ home { slug } }","operationName":1}"#, bad, "BAD_REQUEST"),
        (OLDER, r#"{"query":"{ home { slug } }","extensions":[]}"#, bad, "BAD_REQUEST"),
    ] {
        for accept in [NEWER, OLDER] {
            let reply = post(&app, accept, kind, body).await;
            assert_eq!((reply.status, reply.json().codes()), (status, vec![code.to_owned()]), "{body}");
            assert!(reply.header("content-type").starts_with(accept));
        }
    }
}

#[tokio::test]
async fn null_is_as_good_as_nothing_and_unknown_parameters_are_ignored() {
    let app = TestApp::seeded().await;
    let body =
        r#"{"query":"{ home { slug } }","variables":null,"operationName":null,"extensions":null,"more":1}"#;
    let reply = post(&app, OLDER, OLDER, body).await;
    assert_eq!(reply.text, r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#);
    let reply = get(&app, OLDER, "query=%7Bhome%7Bslug%7D%7D&variables=&operationName=&utm=x").await;
    assert_eq!(reply.text, r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#);
}

#[tokio::test]
async fn compressed_bodies_are_refused() {
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, OLDER)
        .header(header::CONTENT_ENCODING, "gzip")
        .body(Body::from("x"));
    let reply = TestApp::seeded().await.send(request.expect("a request")).await;
    assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(reply.json().codes(), ["UNSUPPORTED_CONTENT_ENCODING"]);
}

#[tokio::test]
async fn the_operation_of_a_get_is_chosen_by_name() {
    let app = TestApp::seeded().await;
    let two = "query=query%20A%7Bhome%7Bslug%7D%7Dquery%20B%7Bhome%7Bname%7D%7D";
    for (name, home) in [("A", r#"{"slug":"wenzhou-cn"}"#), ("B", r#"{"name":"Wenzhou"}"#)] {
        let reply = get(&app, NEWER, &format!("{two}&operationName={name}")).await;
        assert_eq!(reply.text, format!(r#"{{"data":{{"home":{home}}}}}"#));
    }
    let none = get(&app, NEWER, two).await;
    assert_eq!(
        (none.status, none.json().codes()[0].as_str()),
        (StatusCode::BAD_REQUEST, "OPERATION_RESOLUTION_FAILURE")
    );
}

#[tokio::test]
async fn what_is_wrong_with_an_address_is_said() {
    let app = TestApp::seeded().await;
    for (parameters, part) in [
        ("", "no 'query'"),
        ("query=%7Bhome%7Bslug%7D%7D&variables=%7B", "'variables'"),
        ("query=%7Bhome%7Bslug%7D%7D&variables=%5B%5D", "'variables'"),
        ("query=%7Bhome%7Bslug%7D%7D&extensions=1", "'extensions'"),
        ("query=%7Bhome%7Bslug%7D%7D&query=%7Bhome%7Bname%7D%7D", "duplicate field `query`"),
    ] {
        let reply = get(&app, OLDER, parameters).await;
        assert_eq!(
            (reply.status, reply.json().codes()),
            (StatusCode::BAD_REQUEST, vec!["BAD_REQUEST".to_owned()])
        );
        let message = reply.json()["errors"][0]["message"].as_str().unwrap_or_default().to_owned();
        assert!(message.contains(part), "{parameters}: {message}");
    }
}

#[tokio::test]
async fn mutations_are_for_post() {
    let app = TestApp::seeded().await;
    for accept in [NEWER, OLDER] {
        for parameters in [
            "query=mutation%7B__typename%7D",
            "query=mutation%20M%7B__typename%7Dquery%20Q%7B__typename%7D&operationName=M",
        ] {
            let reply = get(&app, accept, parameters).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
            assert_eq!(
                (reply.header("allow"), reply.json().codes()[0].as_str()),
                ("POST", "OPERATION_NOT_ALLOWED")
            );
        }
        let query = get(
            &app,
            accept,
            "query=mutation%20M%7B__typename%7Dquery%20Q%7Bhome%7Bslug%7D%7D&operationName=Q",
        );
        // The schema has no mutations, so the document is not valid, but the operation is a query.
        assert_eq!(query.await.json().codes()[0], "GRAPHQL_VALIDATION_FAILED");
    }
}

#[tokio::test]
async fn who_accepts_nothing_that_there_is_gets_406() {
    let app = TestApp::seeded().await;
    for reply in [
        get(&app, "text/csv", "query=%7Bhome%7Bslug%7D%7D").await,
        post(&app, "text/html", OLDER, r#"{"query":"{ home { slug } }"}"#).await,
    ] {
        assert_eq!(
            (reply.status, reply.json().codes()),
            (StatusCode::NOT_ACCEPTABLE, vec!["NOT_ACCEPTABLE".to_owned()])
        );
    }
}

#[tokio::test]
async fn a_body_is_read_no_further_than_its_limit() {
    let config = ServerConfig { max_body_size: Size(1_000), ..ServerConfig::default() };
    let app = TestApp::with_config(config).await;
    let filled = |length: usize| {
        let query = r#"{"query":"{ home { slug } } #"#;
        format!("{query}{}\"}}", "x".repeat(length - query.len() - 2))
    };
    assert_eq!(post(&app, OLDER, OLDER, filled(1_000)).await.status, StatusCode::OK);
    // With its length said beforehand, and in pieces that never end.
    let endless =
        Body::from_stream(stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(b"    "))));
    for body in [Body::from(filled(1_001)), endless] {
        let reply = post(&app, NEWER, OLDER, body).await;
        assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(reply.json().codes(), ["BODY_TOO_LARGE"]);
        assert!(reply.text.contains("1000 bytes"), "{}", reply.text);
    }
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let config = ServerConfig { body_timeout: Duration::ZERO, ..ServerConfig::default() };
    let app = TestApp::with_config(config).await;
    let silent = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let reply = post(&app, OLDER, OLDER, silent).await;
    assert_eq!(
        (reply.status, reply.json().codes()[0].as_str()),
        (StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT")
    );
}

#[tokio::test]
async fn a_request_that_takes_too_long_ends_with_a_code() {
    let config = ServerConfig {
        request_timeout: Duration::ZERO,
        body_timeout: Duration::from_mins(1),
        ..ServerConfig::default()
    };
    let app = TestApp::with_config(config).await;
    let late = stream::once(async {
        tokio::time::sleep(Duration::from_secs(30)).await;
        Ok::<_, std::io::Error>(Bytes::from_static(b"{}"))
    });
    let reply = post(&app, NEWER, OLDER, Body::from_stream(late)).await;
    assert_eq!((reply.status, reply.json().codes()[0].as_str()), (StatusCode::GATEWAY_TIMEOUT, "TIMEOUT"));
    assert!(reply.header("content-type").starts_with(NEWER));
}
