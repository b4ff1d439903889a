//! The files of views: tables and maps by the export, pictures and answers as they are.

use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use domain::data_version::DataVersion;
use serde_json::Value as Json;

use super::respond::{VARY, chosen, kept, rejection};
use crate::atlas::{self, Ending, Export, Failure, File, Form, Lang, State, View};
use crate::http::data;
use crate::http::metrics::AnswerFrom;
use crate::http::negotiation;
use crate::http::rejection::Rejection;
use crate::http::request_id::request_id;
use crate::http::state::AppState;
use crate::transfer::export::{Ask, Asked};

const JSON: &str = "application/json; charset=utf-8";

/// A picture has its colours in itself, and loads nothing.
const PICTURE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The file of a view; what is wrong is said as programs are told it.
pub(super) async fn file(app: &AppState, view: &View, ending: Ending, parts: &Parts) -> Response {
    let query = parts.uri.query().unwrap_or_default();
    let result = match State::read(query) {
        Ok(state) => made(app, view, ending, &state, parts).await,
        Err(wrong) => Err(rejection(Failure::Wrong(wrong), Lang::En, parts)),
    };
    result.unwrap_or_else(|rejection| rejection.into_response(negotiation::for_error(&parts.headers)))
}

async fn made(
    app: &AppState,
    view: &View,
    ending: Ending,
    state: &State,
    parts: &Parts,
) -> Result<Response, Rejection> {
    let lang = chosen(parts);
    let failed = |failure| rejection(failure, Lang::En, parts);
    let key = format!("{view:?}{} {} {} {}", ending.text(), lang.key(), state.query(), app.site.key());
    let id = request_id(&parts.headers);
    if ending == Ending::Svg {
        let picture = atlas::render(&app.engine, &app.site, view, Form::Picture, state, lang, id);
        let mut response = kept(app, &key, parts, picture).await.map_err(failed)?;
        label(&mut response, "image/svg+xml");
        let policy = HeaderValue::from_static(PICTURE_POLICY);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        return Ok(response);
    }
    // The tag of a list is the export's.
    if let Some(mut response) = app.caching.unchanged_file(&app.engine, &key, &parts.headers).await {
        label(&mut response, JSON);
        return Ok(response);
    }
    match atlas::file(&app.engine, view, ending, state, lang, id).await.map_err(failed)? {
        File::Export(export) => exported(app, &export, lang, parts).await,
        File::Answer(data, version) => Ok(answer(app, &key, &data, version.as_ref())),
    }
}

async fn exported(app: &AppState, export: &Export, lang: Lang, parts: &Parts) -> Result<Response, Rejection> {
    let text = |filter: &Json| filter.to_string();
    let (filter, relations) = (text(&export.filter), export.relations.as_ref().map(text));
    let wanted = lang.wanted().join(",");
    let asked = Asked {
        filter: Some(&filter),
        relations: relations.as_deref(),
        lang: Some(&wanted),
        is_closed: true,
        ..Asked::default()
    };
    let ask = Ask::read(&app.engine, export.format, asked)
        .map_err(|error| Rejection::of_execution(error.into_errors()))?;
    let mut response = data::respond(app, &ask, &parts.headers).await?;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static(VARY));
    Ok(response)
}

fn answer(app: &AppState, key: &str, data: &Json, version: Option<&DataVersion>) -> Response {
    app.metrics.answered(AnswerFrom::Execution);
    let text = serde_json::to_string_pretty(data).expect("data of an answer are JSON");
    let mut response = format!("{text}\n").into_response();
    app.caching.label_file(&mut response, key, version);
    label(&mut response, JSON);
    response
}

fn label(response: &mut Response, content_type: &'static str) {
    for (name, value) in [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, VARY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}
