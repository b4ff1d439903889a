//! The limits of a request hold for a kept answer as for any other, but for the permit: it takes no work.

use axum::http::StatusCode;
use sister_cities::config::rate::RateConfig;

use super::*;
use crate::support::Codes as _;

#[tokio::test]
async fn a_kept_answer_counts_for_the_rate_of_its_client() {
    let rate = RateConfig { rate_limit_per_minute: 4, ..RateConfig::default() };
    let app = TestApp::with_config(ServerConfig { rate, ..patient() }).await;
    for _ in 0..4 {
        assert_eq!(app.send(post(HOME, &[])).await.status, StatusCode::OK);
    }
    let refused = app.send(post(HOME, &[])).await;
    assert_eq!(
        (refused.status, refused.json().codes()),
        (StatusCode::TOO_MANY_REQUESTS, vec!["RATE_LIMITED".to_owned()])
    );
    assert_eq!(figures(&app).await.0, 2);
}

#[tokio::test]
async fn a_kept_answer_needs_no_permit() {
    let app = TestApp::with_config(ServerConfig { max_concurrent_requests: 1, ..patient() }).await;
    for _ in 0..3 {
        assert_eq!(app.send(post(HOME, &[])).await.status, StatusCode::OK);
    }
    let permit = app.executor.permits().try_acquire().expect("nobody has it");
    assert_eq!(app.send(post(HOME, &[])).await.status, StatusCode::OK);
    let other = app.send(post("{ home { slug } }", &[])).await;
    assert_eq!(other.json().codes(), ["OVERLOADED"]);
    drop(permit);
    assert_eq!(figures(&app).await.0, 2);
}

#[tokio::test]
async fn a_kept_answer_has_a_content_type_asked_for_and_a_body_that_is_json() {
    let app = lax().await;
    for _ in 0..3 {
        assert_eq!(app.send(post(HOME, &[])).await.status, StatusCode::OK);
    }
    let mut form = post(HOME, &[]);
    form.headers_mut().insert(header::CONTENT_TYPE, "text/plain".parse().expect("a header"));
    assert_eq!(app.send(form).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let csv = post(HOME, &[(header::ACCEPT, "text/csv")]);
    assert_eq!(app.send(csv).await.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(figures(&app).await.0, 1);
}
