//! Probes: `live` says that the process runs, `ready` that it can answer.

use axum::extract::State;
use axum::http::StatusCode;

use super::Http;
use crate::db;

pub(super) async fn live() -> &'static str {
    "live\n"
}

pub(super) async fn ready(State(http): State<Http>) -> (StatusCode, &'static str) {
    match db::ping(http.engine.db()).await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "no data: run `sister-cities seed`\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
