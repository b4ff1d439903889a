//! Answers as comma-separated values, for a client that prefers `text/csv`: of a query that selects one list.
//!
//! What goes wrong is JSON, as ever.

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::error_code::ErrorCode;

use super::params::HttpParams;
use super::refusal::{not_executed, rejection};
use crate::graphql::engine::execute::Outcome;
use crate::graphql::shared::error::coded;
use crate::http::data_version;
use crate::http::metrics::AnswerFrom;
use crate::http::negotiation::Media;
use crate::http::rejection::Rejection;
use crate::http::request_id::request_id;
use crate::http::response;
use crate::http::state::AppState;
use crate::transfer::export::answer::{CONTENT_TYPE, NoTable, Table};

/// The media type, as a client names it.
const CSV: &str = "text/csv";

/// Executes a query, and writes its list. Such answers are not kept: they are asked for by the page.
pub(super) async fn respond(
    app: &AppState,
    params: Result<HttpParams, Rejection>,
    parts: &Parts,
) -> Result<Response, Rejection> {
    let (params, headers) = (params?, &parts.headers);
    let id = request_id(headers);
    let cacheable = params.read_only;
    let introspects = app.access.is_open() || (!cacheable && app.access.may_introspect(headers));
    let request = params
        .into_request(&app.engine, introspects)
        .map_err(|error| rejection(Outcome::Refused, Media::Json, vec![*error]))?;
    let selected = app.engine.selected(&request, id).map_err(|answer| not_executed(Media::Json, *answer))?;
    let table = Table::of(&selected).map_err(|reason| no_table(&reason))?;
    let key = cacheable.then(|| app.caching.key(&request, CSV));
    if let Some(key) = key
        && let Some(unchanged) = app.caching.unchanged(&app.engine, key, headers).await
    {
        return Ok(unchanged);
    }
    let mut answer = app.engine.execute(request, id).await;
    if answer.outcome != Outcome::Executed {
        return Err(not_executed(Media::Json, answer));
    }
    app.metrics.answered(AnswerFrom::Execution);
    if !answer.response.errors.is_empty() {
        let written = response::executed(Media::Json, &answer.response, app.max_response_bytes);
        return written.map_err(|error| rejection(Outcome::Refused, Media::Json, vec![error]));
    }
    let mut response = written(&table, std::mem::take(&mut answer.response.data), app.max_response_bytes)?;
    data_version::set(&mut response, answer.data_version());
    if let Some(key) = key {
        app.caching.label(&mut response, key, answer.data_version(), answer.response.cache_control);
    }
    Ok(response)
}

fn written(table: &Table, data: async_graphql::Value, max: usize) -> Result<Response, Rejection> {
    let bytes = table.write(data);
    if bytes.len() > max {
        let code = ErrorCode::ResponseTooLarge;
        let message = format!("the response has more than the limit of {max} bytes: {}", code.advice());
        return Err(rejection(Outcome::Refused, Media::Json, vec![coded(code, message)]));
    }
    let content_type = (header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    let vary = (header::VARY, HeaderValue::from_static("accept"));
    Ok((StatusCode::OK, [content_type, vary], Body::from(bytes)).into_response())
}

fn no_table(reason: &NoTable) -> Rejection {
    let message = format!(
        "{reason}; text/csv is for one list: select one, without lists in its items, or accept \
         application/graphql-response+json or application/json"
    );
    Rejection::new(ErrorCode::NotAcceptable, message)
}
