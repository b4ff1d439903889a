//! Probes: `live` says that the process runs, `ready` that it can serve requests.

use std::error::Error;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::IntoResponse;

use crate::graphql::engine::execute::Engine;

/// A cache on the way must not answer for the server.
const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

pub(super) async fn live() -> impl IntoResponse {
    (NO_STORE, "live\n")
}

pub(super) async fn ready(State(engine): State<Arc<Engine>>) -> impl IntoResponse {
    let (status, text) = match engine.is_ready().await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "no data: run `sister-cities seed`\n"),
        Err(error) => {
            let error: &(dyn Error + 'static) = &error;
            tracing::error!(error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    };
    (status, NO_STORE, text)
}
