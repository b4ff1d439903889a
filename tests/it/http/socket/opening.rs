//! What opens a WebSocket, and what is refused by HTTP before.

use axum::http::{StatusCode, header};
use serde_json::Value;
use sister_cities::config::ServerConfig;
use sister_cities::config::rate::RateConfig;
use sister_cities::config::streams::StreamsConfig;

use crate::support::{Codes as _, Socket, TestServer};

/// The status and the codes of a refusal.
async fn refusal(server: &TestServer, headers: &[(header::HeaderName, &str)]) -> (StatusCode, Vec<String>) {
    let response = Socket::open(server.address, headers).await.err().expect("a refusal");
    let body: Value = serde_json::from_slice(response.body().as_ref().expect("a body")).expect("JSON");
    (response.status(), body.codes())
}

#[tokio::test]
async fn only_the_sub_protocol_of_today_is_spoken() {
    let server = TestServer::with(ServerConfig::default()).await;
    for protocol in ["graphql-ws", "mqtt", ""] {
        let refused = refusal(&server, &[(header::SEC_WEBSOCKET_PROTOCOL, protocol)]).await;
        assert_eq!(refused, (StatusCode::BAD_REQUEST, vec!["BAD_REQUEST".to_owned()]), "{protocol}");
    }
    let both = [(header::SEC_WEBSOCKET_PROTOCOL, "graphql-ws, graphql-transport-ws")];
    assert!(Socket::open(server.address, &both).await.is_ok());
}

#[tokio::test]
async fn pages_of_other_origins_may_open_one_as_they_may_send_requests() {
    let page = |origin| [(header::ORIGIN, origin)];
    let open = TestServer::with(ServerConfig::default()).await;
    assert!(Socket::open(open.address, &page("https://x.example")).await.is_ok());
    let cors_origins = "https://office.example".parse().expect("an origin");
    let server = TestServer::with(ServerConfig { cors_origins, ..ServerConfig::default() }).await;
    let own = format!("http://{}", server.address);
    for allowed in ["https://office.example", &own] {
        assert!(Socket::open(server.address, &page(allowed)).await.is_ok(), "{allowed}");
    }
    assert!(Socket::open(server.address, &[]).await.is_ok(), "no page");
    let refused = refusal(&server, &page("https://x.example")).await;
    assert_eq!(refused, (StatusCode::FORBIDDEN, vec!["ORIGIN_NOT_ALLOWED".to_owned()]));
}

#[tokio::test]
async fn sockets_have_places_in_all_and_for_each_client() {
    for (max_streams, max_streams_per_client, refused) in [
        (2, 10, (StatusCode::SERVICE_UNAVAILABLE, vec!["OVERLOADED".to_owned()])),
        (10, 2, (StatusCode::TOO_MANY_REQUESTS, vec!["TOO_MANY_STREAMS".to_owned()])),
    ] {
        let streams = StreamsConfig { max_streams, max_streams_per_client, ..StreamsConfig::default() };
        let server = TestServer::with(ServerConfig { streams, ..ServerConfig::default() }).await;
        let mut one = Socket::ready(server.address).await;
        let _other = Socket::ready(server.address).await;
        assert_eq!(refusal(&server, &[]).await, refused);
        let metrics = server.app.get("/metrics").await.text;
        assert!(metrics.lines().any(|line| line == "graphql_server_streams 2"), "{metrics}");
        // The place is free once its socket is closed.
        one.text("bye").await;
        assert_eq!(one.close_code().await, 4400);
        drop(one);
        while Socket::open(server.address, &[]).await.is_err() {
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn rate_of_a_client_counts_its_sockets_and_their_operations() {
    let rate = RateConfig { rate_limit_per_minute: 3, ..RateConfig::default() };
    let server = TestServer::with(ServerConfig { rate, ..ServerConfig::default() }).await;
    let mut socket = Socket::ready(server.address).await;
    for _ in 0..2 {
        socket.subscribe("1", "{ home { slug } }").await;
        assert_eq!(socket.message().await.0, "next");
        assert_eq!(socket.message().await.0, "complete");
    }
    socket.subscribe("1", "{ home { slug } }").await;
    let (kind, _, errors) = socket.message().await;
    assert_eq!((kind.as_str(), &errors[0]["extensions"]["code"]), ("error", &Value::from("RATE_LIMITED")));
    let refused = refusal(&server, &[]).await;
    assert_eq!(refused, (StatusCode::TOO_MANY_REQUESTS, vec!["RATE_LIMITED".to_owned()]));
}
