//! HTTP: the only user of axum. Every route is on this page.

mod access;
mod access_log;
mod at_least;
mod atlas;
mod codings;
mod compression;
mod conditional;
mod cors;
mod data;
mod data_version;
mod etag;
mod fallback;
mod graphql;
mod headers;
mod health;
mod metrics;
mod middleware;
mod negotiation;
mod objects;
mod overload;
mod pages;
mod quality;
mod rate;
mod rejection;
mod request_id;
mod response;
mod sdl;
pub mod server;
mod shortcut;
mod state;
mod streams;
mod timeout;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use self::state::AppState;
use crate::config::ServerConfig;
use crate::graphql::engine::live::EngineExecutor;

/// All routes with all layers.
pub fn router(executor: EngineExecutor, config: &ServerConfig) -> Router {
    let permits = Arc::clone(executor.permits());
    let state = AppState::new(executor, config);
    let rates = state.rates.clone();
    let is_open = config.access.is_open();
    // Objects and files are asked for by documents of ours, which only an open server takes.
    let objects = if is_open { objects::router().merge(data::router()) } else { Router::new() };
    let endpoint = Router::new()
        .route(
            shortcut::ENDPOINT,
            get(graphql::get).post(graphql::post).fallback(graphql::method_not_allowed),
        )
        .route(
            "/graphql/cost",
            get(graphql::cost::get).post(graphql::cost::post).fallback(graphql::method_not_allowed),
        )
        .merge(objects)
        .merge(atlas::router(is_open))
        .layer(from_fn_with_state(permits, overload::limit));
    let endpoint = match rates {
        Some(rates) => endpoint.layer(from_fn_with_state(rates, rate::limit)),
        None => endpoint,
    };
    let mut routes = Router::new()
        .merge(endpoint)
        .route("/schema.graphql", get(sdl::get))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::get));
    routes = routes.merge(if is_open { pages::router() } else { pages::of_the_atlas() });
    let routes = routes
        .method_not_allowed_fallback(fallback::method_not_allowed)
        .fallback(fallback::not_found)
        .with_state(state.clone());
    middleware::layer(routes, config, state)
}
