//! The example in which someone else's server has our schema.

#[path = "../../examples/embed.rs"]
#[expect(dead_code, reason = "its `main` listens on a port that may be taken")]
mod example;

use async_graphql::futures_util::{SinkExt as _, StreamExt as _};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, Request, header};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tower::ServiceExt as _;

use crate::support::{Codes as _, PROTOCOL, Served as _, TestDatabase};

async fn ask(router: &axum::Router, query: &str) -> Value {
    let request = Request::post("/cities")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({ "query": query }).to_string()))
        .expect("a request");
    let response = router.clone().oneshot(request).await.expect("a router never fails");
    let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole body");
    serde_json::from_slice(&body).expect("JSON")
}

#[tokio::test]
async fn schema_is_served_by_someone_elses_server_with_our_limits() {
    let database = TestDatabase::seeded().await;
    let router = example::router(&database.config()).await.expect("the example starts");
    assert_eq!(
        ask(&router, "{ home { slug } }").await,
        json!({ "data": { "home": { "slug": "wenzhou-cn" } } })
    );
    let brackets = "{ a ".repeat(1_800);
    assert_eq!(ask(&router, &brackets).await.codes(), ["MAX_NESTING_EXCEEDED"]);
    assert_eq!(
        ask(&router, "subscription { dataset { version } }").await.codes(),
        ["SUBSCRIPTION_NEEDS_STREAM"]
    );
    assert_eq!(
        ask(&router, "{ __schema { queryType { name } } }").await["data"]["__schema"]["queryType"]["name"],
        "Query"
    );
}

#[tokio::test]
async fn subscriptions_are_followed_over_the_frameworks_own_socket() {
    let database = TestDatabase::seeded().await;
    let router = example::router(&database.config()).await.expect("the example starts");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut request = format!("ws://{address}/cities/live").into_client_request().expect("an address");
    request.headers_mut().insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    let (mut socket, _) = connect_async(request).await.expect("the server takes it");
    for message in [
        json!({ "type": "connection_init" }),
        json!({ "type": "subscribe", "id": "1", "payload": { "query": "subscription { live { home { slug } } }" } }),
    ] {
        socket.send(Message::text(message.to_string())).await.expect("sent");
    }
    let mut texts = Vec::new();
    while texts.len() < 2 {
        let message = socket.next().await.expect("it goes on").expect("a message");
        texts.push(message.into_text().expect("a text").to_string());
    }
    let event = r#"{"type":"next","id":"1","payload":{"data":{"live":{"home":{"slug":"wenzhou-cn"}}}}}"#;
    assert_eq!(texts, [r#"{"type":"connection_ack"}"#, event]);
    server.abort();
}
