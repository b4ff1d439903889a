//! What a request would cost by every measure, and against which limits, without running it.

use async_graphql::ServerError;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::params::{HttpParams, Refused};
use crate::graphql::engine::guard::cost::Price;
use crate::http::Http;
use crate::http::negotiation::Media;
use crate::http::response::refused;

#[derive(Serialize)]
struct Cost {
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

impl From<Price> for Measured {
    fn from(price: Price) -> Self {
        Self {
            measure: price.measure.name(),
            actual: price.actual,
            limit: price.limit,
            accepted: price.is_accepted(),
        }
    }
}

pub(in crate::http) async fn post(State(http): State<Http>, headers: HeaderMap, body: Body) -> Response {
    let params = HttpParams::from_body(&http.engine, &headers, body, http.reading).await;
    answer(&http, params)
}

pub(in crate::http) async fn get(State(http): State<Http>, uri: Uri) -> Response {
    answer(&http, HttpParams::from_uri(&http.engine, &uri))
}

fn answer(http: &Http, params: Result<HttpParams, Refused>) -> Response {
    match params.and_then(|params| measure(http, params).map_err(|error| (StatusCode::BAD_REQUEST, error))) {
        Ok(cost) => {
            let body = serde_json::to_vec(&cost).expect("figures are JSON");
            let kind = HeaderValue::from_static("application/json; charset=utf-8");
            let kept = HeaderValue::from_static("no-store");
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], body).into_response()
        }
        Err((status, error)) => refused(Media::Json, status, &[*error]),
    }
}

fn measure(http: &Http, params: HttpParams) -> Result<Cost, Box<ServerError>> {
    let prices = http.engine.prices(&params.into_request(&http.engine, false)?)?;
    Ok(Cost {
        accepted: prices.iter().all(Price::is_accepted),
        measures: prices.into_iter().map(Measured::from).collect(),
    })
}
