//! HTTP: the only user of axum. Every route is on this page.

mod etag;
mod graphql;
mod health;
mod middleware;
mod overload;
mod pages;
mod sdl;
pub mod shutdown;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::Redirect;
use axum::routing::get;
use tokio::sync::Semaphore;

use self::etag::etag;
use self::graphql::Reading;
use self::graphql::caching::Caching;
use crate::config::ServerConfig;
use crate::graphql::pipeline::execute::Engine;

/// What every handler shares.
#[derive(Clone)]
struct Http {
    engine: Arc<Engine>,
    sdl_etag: Arc<str>,
    caching: Caching,
    reading: Reading,
    max_response_bytes: usize,
}

/// All routes with all layers.
pub fn router(engine: Engine, config: &ServerConfig) -> Router {
    let sdl_etag: Arc<str> = etag(engine.sdl().as_bytes()).into();
    let http = Http {
        caching: Caching::new(&sdl_etag, config.cache_max_age_s),
        reading: config.into(),
        max_response_bytes: config.max_response_bytes,
        engine: Arc::new(engine),
        sdl_etag,
    };
    let places = Arc::new(Semaphore::new(config.max_concurrent_requests));
    let routes = Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphql") }))
        .route(
            "/graphql",
            get(graphql::get)
                .post(graphql::post)
                .fallback(graphql::method_not_allowed)
                .layer(from_fn_with_state(places, overload::limit)),
        )
        .route("/schema.graphql", get(sdl::get))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .merge(pages::router())
        .with_state(http);
    middleware::layer(routes, config)
}
