//! Probes: `live` says that the process runs, `ready` that it can serve requests.

use std::error::Error;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::graphql::engine::execute::Engine;

pub(super) async fn live() -> &'static str {
    "live\n"
}

pub(super) async fn ready(State(engine): State<Arc<Engine>>) -> (StatusCode, &'static str) {
    match engine.is_ready().await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "no data: run `sister-cities seed`\n"),
        Err(error) => {
            let error: &(dyn Error + 'static) = &error;
            tracing::error!(error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
