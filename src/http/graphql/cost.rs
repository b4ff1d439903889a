//! The cost of a request by every measure, and the limits, without executing it.

use async_graphql::ServerError;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::body;
use super::params::HttpParams;
use crate::graphql::engine::execute::Engine;
use crate::graphql::engine::guard::cost::Cost;
use crate::http::negotiation::Media;
use crate::http::rejection::Rejection;
use crate::http::state::AppState;

#[derive(Serialize)]
struct CostBody {
    /// Whether no measure is over its limit.
    accepted: bool,
    measures: Vec<Measured>,
}

#[derive(Serialize)]
struct Measured {
    measure: &'static str,
    actual: u64,
    limit: u64,
    accepted: bool,
}

impl From<Cost> for Measured {
    fn from(cost: Cost) -> Self {
        Self {
            measure: cost.measure.name(),
            actual: cost.actual,
            limit: cost.limit,
            accepted: cost.is_accepted(),
        }
    }
}

pub(in crate::http) async fn post(State(app): State<AppState>, headers: HeaderMap, body: Body) -> Response {
    let body = body::read_json(&headers, body, app.body_limits).await;
    respond(&app.engine, body.and_then(|body| HttpParams::from_body(&app.engine, &body)))
}

pub(in crate::http) async fn get(State(app): State<AppState>, uri: Uri) -> Response {
    respond(&app.engine, HttpParams::from_uri(&app.engine, &uri))
}

fn respond(engine: &Engine, params: Result<HttpParams, Rejection>) -> Response {
    match params.and_then(|params| measure(engine, params)) {
        Ok(cost) => {
            let body = serde_json::to_vec(&cost).expect("figures are JSON");
            let content_type = HeaderValue::from_static("application/json; charset=utf-8");
            let cache_control = HeaderValue::from_static("no-store");
            ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, cache_control)], body)
                .into_response()
        }
        Err(rejection) => rejection.into_response(Media::Json),
    }
}

fn measure(engine: &Engine, params: HttpParams) -> Result<CostBody, Rejection> {
    let bad_request = |error: Box<ServerError>| Rejection::with_status(StatusCode::BAD_REQUEST, vec![*error]);
    let request = params.into_request(engine, false).map_err(bad_request)?;
    let costs =
        engine.costs(&request).map_err(|errors| Rejection::with_status(StatusCode::BAD_REQUEST, errors))?;
    Ok(CostBody {
        accepted: costs.iter().all(Cost::is_accepted),
        measures: costs.into_iter().map(Measured::from).collect(),
    })
}
