//! The server without its sockets, for all that asks it the fixed requests.

use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use sea_orm::DatabaseConnection;
use sister_cities::config::cache::CacheConfig;
use sister_cities::config::documents::DocumentsConfig;
use sister_cities::config::{DatabaseConfig, ServerConfig};
use sister_cities::graphql::engine::documents::Documents;
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::{app, db};
use tower::ServiceExt as _;

use super::data;
use super::requests::Fixed;

/// Nothing may depend on the clock, and under valgrind all takes fifty times as long.
pub(super) const PATIENCE: Duration = Duration::from_hours(1);

pub(super) fn config(cache: CacheConfig) -> ServerConfig {
    let (request_timeout, statement_timeout) = (PATIENCE, PATIENCE);
    ServerConfig { request_timeout, statement_timeout, cache, ..ServerConfig::default() }
}

pub(super) async fn connect(database: &Path, config: &ServerConfig) -> DatabaseConnection {
    let database = DatabaseConfig { database_url: data::url(database), ..DatabaseConfig::default() };
    db::connect_to_serve(&database, config.statement_timeout).await.expect("the file opens")
}

pub(super) fn documents() -> Documents {
    app::documents(&DocumentsConfig::default()).expect("no documents are right")
}

pub(super) async fn router(database: &Path, cache: CacheConfig) -> Router {
    let config = config(cache);
    app::router(connect(database, &config).await, DocumentLimits::default(), documents(), &config)
}

pub(super) async fn send(router: &Router, request: &Fixed) -> Vec<u8> {
    let post = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/graphql-response+json")
        .body(Body::from(request.body()))
        .expect("a request");
    let response = router.clone().oneshot(post).await.expect("a router never fails");
    assert_eq!(response.status(), StatusCode::OK, "{}", request.name);
    to_bytes(response.into_body(), usize::MAX).await.expect("a whole body").to_vec()
}

/// Another answer would count something else.
pub(super) fn check(request: &Fixed, answer: &[u8]) {
    let answer = String::from_utf8_lossy(answer);
    let (piece, times) = request.has;
    assert_eq!(answer.matches(piece).count(), times, "{piece} in the answer of {}: {answer}", request.name);
    assert!(!answer.contains(r#""errors":"#), "{answer}");
}
