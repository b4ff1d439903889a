//! What runs under valgrind: the server without its sockets, asked the same again and again.

use std::hint::black_box;
use std::path::Path;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::documents::DocumentsConfig;
use sister_cities::config::{DatabaseConfig, ServerConfig, Size};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::{app, db};
use tower::ServiceExt as _;

use super::requests::{self, Fixed};
use super::{PATIENCE, data};

/// Each request is sent so often before it is counted: an answer is kept when it is asked for the second time.
const BEFORE: usize = 2;
/// So often while it is counted.
pub(super) const TIMES: u64 = 2;

/// Sends all requests, and says where the counting of each begins and ends.
pub(super) async fn send_all(database: &Path) {
    let kept = router(database, CacheConfig { staleness: PATIENCE, ..CacheConfig::default() }).await;
    let nothing = CacheConfig { cache: CacheMode::Fresh, cache_size: Size(0), staleness: PATIENCE };
    let fresh = router(database, nothing).await;
    for request in requests::all() {
        let router = if request.is_kept { &kept } else { &fresh };
        for _ in 0..BEFORE {
            check(&request, &send(router, &request).await);
        }
        dump_before_this(&request);
        for _ in 0..TIMES {
            black_box(send(router, &request).await);
        }
        dump_before_this(&request);
    }
}

/// When this is called, callgrind writes down what it counted since the last time.
#[inline(never)]
fn dump_before_this(request: &Fixed) {
    black_box(request);
}

async fn router(database: &Path, cache: CacheConfig) -> Router {
    let (request_timeout, statement_timeout) = (PATIENCE, PATIENCE);
    let config = ServerConfig { request_timeout, statement_timeout, cache, ..ServerConfig::default() };
    let database = DatabaseConfig { database_url: data::url(database), ..DatabaseConfig::default() };
    let db = db::connect_to_serve(&database, config.statement_timeout).await.expect("the file opens");
    let documents = app::documents(&DocumentsConfig::default()).expect("no documents are right");
    app::router(db, DocumentLimits::default(), documents, &config)
}

async fn send(router: &Router, request: &Fixed) -> Vec<u8> {
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
fn check(request: &Fixed, answer: &[u8]) {
    let answer = String::from_utf8_lossy(answer);
    let (piece, times) = request.has;
    assert_eq!(answer.matches(piece).count(), times, "{piece} in the answer of {}: {answer}", request.name);
    assert!(!answer.contains(r#""errors":"#), "{answer}");
}
