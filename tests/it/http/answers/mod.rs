//! Answers that are kept by the version of the data.

mod bounds;
mod changes;
mod hits;
mod limits;
mod secrets;

use std::fmt::Write as _;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderName, Request, Response, header};
use serde_json::{Value, json};
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::{ServerConfig, Size};
use tower::ServiceExt as _;

use crate::support::{TestApp, patient};

/// An answer of more than a kilobyte.
const PARTNERS: &str = "{home{partners(first:20){nodes{name slug id}}}}";
const HOME: &str = "{home{slug}}";
const SCHEMA: &str = "{__schema{types{name fields{name}}}}";

/// Nobody looks for changes again.
const HOUR: Duration = Duration::from_hours(1);

async fn keeping(cache: CacheConfig) -> TestApp {
    TestApp::with_config(ServerConfig { cache, ..patient() }).await
}

/// Keeps answers, and sees every change at once.
async fn strict() -> TestApp {
    keeping(CacheConfig { staleness: Duration::ZERO, ..CacheConfig::default() }).await
}

/// Keeps answers for an hour, whatever others write.
async fn lax() -> TestApp {
    keeping(CacheConfig { staleness: HOUR, ..CacheConfig::default() }).await
}

async fn small(bytes: u64) -> TestApp {
    keeping(CacheConfig { cache_size: Size(bytes), staleness: HOUR, ..CacheConfig::default() }).await
}

async fn fresh() -> TestApp {
    keeping(CacheConfig { cache: CacheMode::Fresh, staleness: HOUR, ..CacheConfig::default() }).await
}

fn post(query: &str, headers: &[(HeaderName, &str)]) -> Request<Body> {
    let request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(name, *value));
    request.body(Body::from(json!({ "query": query }).to_string())).expect("a request")
}

fn get(query: &str, headers: &[(HeaderName, &str)]) -> Request<Body> {
    let mut url = "/graphql?query=".to_owned();
    for byte in query.bytes() {
        let _ = write!(url, "%{byte:02X}");
    }
    let request = Request::get(url);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(name, *value));
    request.body(Body::empty()).expect("a request")
}

/// The response, byte for byte.
async fn whole(app: &TestApp, request: Request<Body>) -> Response<Bytes> {
    let response = app.router.clone().oneshot(request).await.expect("a router never fails");
    let (parts, body) = response.into_parts();
    Response::from_parts(parts, to_bytes(body, usize::MAX).await.expect("a whole body"))
}

async fn ask(app: &TestApp, query: &str) -> Value {
    app.send(post(query, &[])).await.json()
}

/// How many answers came from memory, how many from an execution, and the bytes that are kept.
pub(crate) async fn figures(app: &TestApp) -> (u64, u64, u64) {
    let names = [
        "graphql_server_answers_total{from=\"memory\"}",
        "graphql_server_answers_total{from=\"execution\"}",
        "graphql_server_kept_answers_size_bytes",
    ];
    app.figures(names).await.into()
}
