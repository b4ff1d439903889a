//! The messages of the protocol, and what closes a socket.

use async_graphql::futures_util::SinkExt as _;
use serde_json::{Value, json};
use sister_cities::config::ServerConfig;
use sister_cities::config::access::{AccessConfig, Profile};
use tokio_tungstenite::tungstenite::Message;

use crate::subscriptions::{RENAME, write};
use crate::support::{Event, Socket, TestServer};

const QUERY: &str = "{ home { slug } }";

async fn server() -> TestServer {
    TestServer::with(ServerConfig::default()).await
}

fn message(kind: &str, id: &str, payload: Value) -> (String, String, Value) {
    (kind.to_owned(), id.to_owned(), payload)
}

#[tokio::test]
async fn query_has_one_answer_and_a_subscription_many() {
    let server = server().await;
    let mut socket = Socket::ready(server.address).await;
    socket.subscribe("q", QUERY).await;
    let answer = json!({ "data": { "home": { "slug": "wenzhou-cn" } } });
    assert_eq!(socket.message().await, message("next", "q", answer));
    assert_eq!(socket.message().await, message("complete", "q", Value::Null));
    socket.subscribe("s", "subscription { live { dataset { title } } }").await;
    let (kind, id, _) = socket.message().await;
    assert_eq!((kind.as_str(), id.as_str()), ("next", "s"));
    write(&server.app, &[RENAME]).await;
    let event = json!({ "data": { "live": { "dataset": { "title": "Partners" } } } });
    assert_eq!(socket.message().await, message("next", "s", event));
    socket.send(&json!({ "type": "complete", "id": "s" })).await;
    // The id is free at once, and nothing more comes of the first operation.
    socket.subscribe("s", QUERY).await;
    let (kind, id, payload) = socket.message().await;
    assert_eq!(
        (kind.as_str(), id.as_str(), &payload["data"]["home"]["slug"]),
        ("next", "s", &json!("wenzhou-cn"))
    );
    assert_eq!(socket.message().await, message("complete", "s", Value::Null));
}

#[tokio::test]
async fn operation_that_is_refused_ends_with_its_errors_and_the_socket_goes_on() {
    let server = server().await;
    let mut socket = Socket::ready(server.address).await;
    for (payload, code) in [
        (json!({ "query": "{ mayor }" }), "GRAPHQL_VALIDATION_FAILED"),
        (json!({ "query": "{ home" }), "GRAPHQL_PARSE_FAILED"),
        (json!({}), "BAD_REQUEST"),
        (json!({ "query": 1 }), "BAD_REQUEST"),
        (json!({ "query": QUERY, "operationName": "Other" }), "OPERATION_RESOLUTION_FAILURE"),
        (json!({ "query": QUERY, "documentId": "x" }), "BAD_REQUEST"),
        (json!({ "documentId": "x" }), "DOCUMENT_NOT_FOUND"),
        (
            json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "x" } } }),
            "PERSISTED_QUERY_NOT_FOUND",
        ),
        (json!({ "query": QUERY, "variables": { "a": nested(100) } }), "MAX_NESTING_EXCEEDED"),
        (
            json!({ "query": "subscription { dataset { version } live { home { slug } } }" }),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ] {
        socket.send(&json!({ "type": "subscribe", "id": "1", "payload": payload })).await;
        let (kind, id, errors) = socket.message().await;
        assert_eq!((kind.as_str(), id.as_str()), ("error", "1"), "{payload}");
        assert_eq!(errors[0]["extensions"]["code"], code, "{payload}");
    }
    socket.subscribe("1", QUERY).await;
    assert_eq!(socket.message().await.0, "next");
    assert_eq!(socket.message().await.0, "complete");
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, _| json!([inner]))
}

#[tokio::test]
async fn ping_of_the_protocol_is_answered_also_before_the_connection_begins() {
    let server = server().await;
    let mut socket = Socket::open(server.address, &[]).await.expect("the server takes it");
    socket.send(&json!({ "type": "ping" })).await;
    assert_eq!(socket.next().await, Event::Message(json!({ "type": "pong" })));
    socket.send(&json!({ "type": "pong" })).await;
    socket.send(&json!({ "type": "connection_init", "payload": { "any": 1 } })).await;
    assert_eq!(socket.next().await, Event::Message(json!({ "type": "connection_ack" })));
}

#[tokio::test]
async fn what_is_no_message_closes_with_4400() {
    let server = server().await;
    for text in [
        "",
        "no JSON",
        "[]",
        r#"{"type":"start","id":"1","payload":{"query":"{ home { slug } }"}}"#,
        r#"{"type":"next","id":"1","payload":{}}"#,
        r#"{"type":"subscribe","payload":{"query":"{ home { slug } }"}}"#,
        r#"{"type":"subscribe","id":"1"}"#,
        &json!({ "type": "ping", "payload": { "a": nested(100) } }).to_string(),
    ] {
        let mut socket = Socket::ready(server.address).await;
        socket.text(text).await;
        assert_eq!(socket.close_code().await, 4400, "{text}");
    }
    let mut socket = Socket::ready(server.address).await;
    let _ = socket.0.send(Message::binary(r#"{"type":"ping"}"#)).await;
    assert_eq!(socket.close_code().await, 4400);
}

#[tokio::test]
async fn operation_before_the_acknowledgement_closes_with_4401() {
    let server = server().await;
    let mut socket = Socket::open(server.address, &[]).await.expect("the server takes it");
    socket.subscribe("1", QUERY).await;
    assert_eq!(socket.next().await, Event::Close(4401, "Unauthorized".to_owned()));
}

#[tokio::test]
async fn second_beginning_closes_with_4429() {
    let server = server().await;
    let mut socket = Socket::ready(server.address).await;
    socket.send(&json!({ "type": "connection_init" })).await;
    assert_eq!(socket.next().await, Event::Close(4429, "Too many initialisation requests".to_owned()));
}

#[tokio::test]
async fn id_of_a_running_operation_closes_with_4409() {
    let server = server().await;
    let mut socket = Socket::ready(server.address).await;
    socket.subscribe("one", "subscription { dataset { version } }").await;
    assert_eq!(socket.message().await.0, "next");
    socket.subscribe("other", "subscription { dataset { version } }").await;
    assert_eq!(socket.message().await.1, "other");
    socket.subscribe("one", QUERY).await;
    assert_eq!(socket.next().await, Event::Close(4409, "Subscriber for one already exists".to_owned()));
}

#[tokio::test]
async fn schema_is_shown_by_the_token_and_another_token_closes_with_4403() {
    let access = AccessConfig { profile: Profile::Hardened, introspection_token: Some("secret".to_owned()) };
    let hardened = TestServer::with(ServerConfig { access, ..ServerConfig::default() }).await;
    let introspection = "{ __schema { queryType { name } } }";
    for (payload, expected) in [
        (Value::Null, Err("INTROSPECTION_DISABLED")),
        (json!({ "x-introspection-token": "secret" }), Ok("Query")),
    ] {
        let mut socket = Socket::open(hardened.address, &[]).await.expect("the server takes it");
        socket.send(&json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(socket.next().await, Event::Message(json!({ "type": "connection_ack" })));
        socket.subscribe("1", introspection).await;
        let (_, _, payload) = socket.message().await;
        match expected {
            Ok(name) => assert_eq!(payload["data"]["__schema"]["queryType"]["name"], name),
            Err(code) => assert_eq!(payload[0]["extensions"]["code"], code),
        }
    }
    let wrong = json!({ "type": "connection_init", "payload": { "x-introspection-token": "secre" } });
    let mut socket = Socket::open(hardened.address, &[]).await.expect("the server takes it");
    socket.send(&wrong).await;
    assert_eq!(socket.next().await, Event::Close(4403, "Forbidden".to_owned()));
    // Where everyone may see the schema, no token is wrong.
    let mut socket = Socket::open(server().await.address, &[]).await.expect("the server takes it");
    socket.send(&wrong).await;
    assert_eq!(socket.next().await, Event::Message(json!({ "type": "connection_ack" })));
}
