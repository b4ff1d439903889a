//! How often one client may ask.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use sister_cities::config::ServerConfig;
use sister_cities::config::rate::RateConfig;

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

#[tokio::test]
async fn there_is_no_rate_by_default() {
    let app = TestApp::seeded().await;
    for _ in 0..200 {
        assert_eq!(ask(&app, "198.51.100.7").await.status, StatusCode::OK);
    }
}
