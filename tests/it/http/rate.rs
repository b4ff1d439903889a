//! How often one client may ask.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use sister_cities::config::ServerConfig;
use sister_cities::config::rate::RateConfig;
use sister_cities::http::server::serve;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Codes as _, Reply, TestApp};

async fn ask(app: &TestApp, client: &str) -> Reply {
    let request = Request::get("/graphql?query=%7Bhome%7Bslug%7D%7D").header("x-forwarded-for", client);
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_again() {
    let rate = RateConfig { rate_limit_per_minute: 2, rate_limit_burst: 0, trusted_proxies: 1 };
    let app = TestApp::with_config(ServerConfig { rate, ..ServerConfig::default() }).await;
    for _ in 0..2 {
        assert_eq!(ask(&app, "198.51.100.7").await.status, StatusCode::OK);
    }
    let refused = ask(&app, "198.51.100.7").await;
    assert_eq!(
        (refused.status, refused.json().codes()),
        (StatusCode::TOO_MANY_REQUESTS, vec!["RATE_LIMITED".to_owned()])
    );
    let seconds: u64 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=31).contains(&seconds), "{seconds}");
    assert_eq!(ask(&app, "198.51.100.8").await.status, StatusCode::OK);
    assert_eq!(app.get("/health/ready").await.status, StatusCode::OK, "probes have no rate");
}

/// The status line of one request over a connection of its own, whose client claims to be another.
async fn status_line(server: SocketAddr, claimed: &str) -> String {
    let mut stream = TcpStream::connect(server).await.expect("the server listens");
    let request = format!(
        "GET /graphql?query=%7Bhome%7Bslug%7D%7D HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {claimed}\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    answer.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn without_proxies_the_client_is_the_other_end_of_the_connection() {
    let rate = RateConfig { rate_limit_per_minute: 1, ..RateConfig::default() };
    let config = ServerConfig { rate, ..ServerConfig::default() };
    let app = TestApp::with_config(config.clone()).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let router = app.router.clone();
    let server = tokio::spawn(async move { serve(listener, router, &config).await });
    assert_eq!(status_line(address, "198.51.100.7").await, "HTTP/1.1 200 OK");
    assert_eq!(status_line(address, "198.51.100.8").await, "HTTP/1.1 429 Too Many Requests");
    server.abort();
}

#[tokio::test]
async fn there_is_no_rate_by_default() {
    let app = TestApp::seeded().await;
    for _ in 0..200 {
        assert_eq!(ask(&app, "198.51.100.7").await.status, StatusCode::OK);
    }
}
