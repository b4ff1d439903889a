//! HTTP: the only user of axum. Every route is on this page.

mod etag;
mod graphql;
mod headers;
mod health;
mod metrics;
mod middleware;
mod negotiation;
mod overload;
mod pages;
mod rate;
mod response;
mod sdl;
pub mod server;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{Redirect, Response};
use axum::routing::get;
use domain::error_code::ErrorCode;
use tokio::sync::Semaphore;

use self::etag::etag;
use self::graphql::Reading;
use self::graphql::caching::Caching;
use self::metrics::Metrics;
use self::rate::Rates;
use crate::config::ServerConfig;
use crate::config::access::AccessConfig;
use crate::graphql::engine::execute::Engine;
use crate::graphql::shared::error::coded;

/// Opens the schema where it is not shown to everyone.
const INTROSPECTION_TOKEN: HeaderName = HeaderName::from_static("x-introspection-token");

/// What every handler shares.
#[derive(Clone)]
struct Http {
    engine: Arc<Engine>,
    sdl_etag: Arc<str>,
    caching: Caching,
    reading: Reading,
    max_response_bytes: usize,
    access: AccessConfig,
    metrics: Metrics,
}

/// All routes with all layers.
pub fn router(engine: Engine, config: &ServerConfig) -> Router {
    let sdl_etag: Arc<str> = etag(engine.sdl().as_bytes()).into();
    let metrics = Metrics::new();
    let http = Http {
        caching: Caching::new(&sdl_etag, config.cache_max_age_s),
        reading: config.into(),
        max_response_bytes: config.max_response_bytes,
        access: config.access.clone(),
        metrics: metrics.clone(),
        engine: Arc::new(engine),
        sdl_etag,
    };
    let places = Arc::new(Semaphore::new(config.max_concurrent_requests));
    let endpoint = Router::new()
        .route("/graphql", get(graphql::get).post(graphql::post).fallback(graphql::method_not_allowed))
        .route(
            "/graphql/cost",
            get(graphql::cost::get).post(graphql::cost::post).fallback(graphql::method_not_allowed),
        )
        .layer(from_fn_with_state(places, overload::limit));
    let endpoint = match Rates::new(&config.rate) {
        Some(rates) => endpoint.layer(from_fn_with_state(rates, rate::limit)),
        None => endpoint,
    };
    let mut routes = Router::new()
        .merge(endpoint)
        .route("/schema.graphql", get(sdl::get))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::get));
    if config.access.is_open() {
        routes = routes.route("/", get(|| async { Redirect::temporary("/graphql") })).merge(pages::router());
    }
    let routes = routes.fallback(nothing_here).with_state(http);
    middleware::layer(routes, config, metrics)
}

impl Http {
    /// Whether the client of these headers may see the schema.
    fn may_introspect(&self, headers: &HeaderMap) -> bool {
        self.access.may_introspect(headers.get(INTROSPECTION_TOKEN).map(HeaderValue::as_bytes))
    }
}

async fn nothing_here(uri: Uri, headers: HeaderMap) -> Response {
    let message = format!("there is nothing at {}; GraphQL is at /graphql", uri.path());
    let media = negotiation::for_error(&headers);
    response::refused(media, StatusCode::NOT_FOUND, &[coded(ErrorCode::NotFound, message)])
}
