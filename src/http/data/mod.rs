//! The data as files: each address gives one format, written page after page while the client reads.

mod params;
mod stream;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::error_code::ErrorCode;

use self::params::Params;
use super::metrics::AnswerFrom;
use super::negotiation;
use super::rejection::Rejection;
use super::request_id::request_id;
use super::state::AppState;
use crate::transfer::export::{Ask, Export, ExportError, Format};

/// A file follows from the data of the moment; whether they are the same costs a client one request without a body.
const CACHE_CONTROL: HeaderValue = HeaderValue::from_static("no-cache");

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/data/{file}", get(file))
}

async fn file(
    State(app): State<AppState>,
    name: Result<Path<String>, PathRejection>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let format = name.ok().and_then(|Path(name)| Format::of(&name));
    let result = match format {
        Some(format) => match Params::of(&parts.uri) {
            Ok(params) => match Ask::read(&app.engine, format, params.asked()) {
                Ok(ask) => respond(&app, &ask, &parts.headers).await,
                Err(error) => Err(refused(error)),
            },
            Err(rejection) => Err(rejection),
        },
        None => Err(no_file(parts.uri.path())),
    };
    result.unwrap_or_else(|rejection| rejection.into_response(negotiation::for_error(&parts.headers)))
}

fn no_file(path: &str) -> Rejection {
    let message = format!("there is nothing at {path}; the files at /data/ are {}", Format::names());
    Rejection::new(ErrorCode::NotFound, message)
}

/// The file that is asked for, or the 304 for who has it.
pub(super) async fn respond(app: &AppState, ask: &Ask, headers: &HeaderMap) -> Result<Response, Rejection> {
    let key = ask.key();
    if let Some(mut unchanged) = app.caching.unchanged_file(&app.engine, &key, headers).await {
        label(&mut unchanged);
        return Ok(unchanged);
    }
    let export = Export::open(&app.engine, ask, request_id(headers)).await.map_err(refused)?;
    app.metrics.answered(AnswerFrom::Execution);
    let version = export.version().clone();
    let disposition = format!("attachment; filename=\"{}\"", export.file_name());
    let body = stream::body(export, app.executor.permits(), app.request_timeout);
    let mut response = body.into_response();
    app.caching.label_file(&mut response, &key, Some(&version));
    label(&mut response);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(ask.format.content_type()));
    let disposition = HeaderValue::from_str(&disposition).expect("slugs and names of formats are ASCII");
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

fn label(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, CACHE_CONTROL);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
}

/// Nothing was written yet: a file cannot have half of its data, so errors of the execution refuse it too.
fn refused(error: ExportError) -> Rejection {
    Rejection::of_execution(error.into_errors())
}
