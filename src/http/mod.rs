//! HTTP: the only user of axum. Every route is on this page.

mod graphql;
mod health;
mod middleware;
mod pages;
mod sdl;
pub mod shutdown;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::config::ServerConfig;

/// All routes with all layers.
pub fn router(app: App, config: &ServerConfig) -> Router {
    let routes = Router::new()
        .route("/", get(|| async { Redirect::temporary("/graphql") }))
        .route("/graphql", get(graphql::get).post(graphql::post).fallback(graphql::method_not_allowed))
        .route("/schema.graphql", get(sdl::get))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .merge(pages::router())
        .with_state(app);
    middleware::layer(routes, config)
}

/// A strong entity tag of some bytes.
pub fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]))
}
