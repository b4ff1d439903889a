//! The routes, and what GraphQL-over-HTTP asks of the endpoint.

mod accept;
mod access;
pub(crate) mod answers;
mod caching;
mod conditional;
mod cors;
mod data_version;
mod documents;
mod methods;
mod metrics;
mod objects;
mod rate;
mod readers;
mod request;
mod shape;
mod socket;
mod stream;
mod wire;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;

use crate::support::{Codes as _, TestApp};

#[tokio::test]
async fn get_answers_a_query() {
    let reply = TestApp::seeded().await.get("/graphql?query=%7Bhome%7Bslug%7D%7D").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json()["data"]["home"]["slug"], "wenzhou-cn");
    assert!(reply.header("vary").to_lowercase().contains("accept"));
}

#[tokio::test]
async fn browser_gets_the_playground() {
    let app = TestApp::seeded().await;
    let request = Request::get("/graphql").header(header::ACCEPT, "text/html").body(Body::empty());
    let reply = app.send(request.expect("a request")).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.header("content-type").starts_with("text/html"), "{}", reply.text);
    assert!(reply.header("content-security-policy").contains("default-src"));
}

#[tokio::test]
async fn other_methods_are_refused() {
    let app = TestApp::seeded().await;
    for request in [Request::delete("/graphql"), Request::put("/graphql")] {
        let reply = app.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(
            (reply.header("allow"), reply.json().codes()[0].as_str()),
            ("GET, HEAD, POST", "METHOD_NOT_ALLOWED")
        );
    }
}

#[tokio::test]
async fn probes_differ_when_there_is_no_data() {
    let app = TestApp::seeded().await;
    assert_eq!(app.get("/health/live").await.status, StatusCode::OK);
    assert_eq!(app.get("/health/ready").await.status, StatusCode::OK);
    let empty = TestApp::over(crate::support::TestDatabase::empty().await, DocumentLimits::default()).await;
    assert_eq!(empty.get("/health/live").await.status, StatusCode::OK);
    assert_eq!(empty.get("/health/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn schema_is_served_with_an_entity_tag() {
    let app = TestApp::seeded().await;
    let first = app.get("/schema.graphql").await;
    assert!(first.text.contains("type Query"));
    let again = Request::get("/schema.graphql").header(header::IF_NONE_MATCH, first.header("etag"));
    let again = app.send(again.body(Body::empty()).expect("a request")).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn server_answers_on_a_real_port() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let app = TestApp::seeded().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let router = app.router.clone();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut socket = tokio::net::TcpStream::connect(address).await.expect("the server listens");
    socket
        .write_all(b"GET /health/ready HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
        .await
        .expect("sent");
    let mut text = String::new();
    socket.read_to_string(&mut text).await.expect("an answer");
    server.abort();
    assert!(text.starts_with("HTTP/1.1 200 OK"), "{text}");
}
