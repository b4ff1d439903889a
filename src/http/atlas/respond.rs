//! A page as a response.

use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use domain::error_code::ErrorCode;

use super::language;
use crate::atlas::{self, Failure, Form, Lang, Page, Problem, State, View};
use crate::http::metrics::AnswerFrom;
use crate::http::objects;
use crate::http::rejection::Rejection;
use crate::http::request_id::request_id;
use crate::http::state::AppState;

/// A page follows from the data of the moment; whether they are the same costs a client one request without a body.
const CACHE_CONTROL: &str = "no-cache";
/// What a page is chosen by, beside its address.
pub(super) const VARY: &str = "accept, accept-language, accept-encoding";

/// What pages may load: files and answers of this server, with no script and no style in the page itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; \
    style-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";
/// The same for a view that others may show inside their pages.
const EMBEDDED_POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; \
    style-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors *";

/// The page of a view, or one that says why there is none.
pub(super) async fn page(app: &AppState, view: &View, parts: &Parts) -> Response {
    let query = parts.uri.query().unwrap_or_default();
    let lang = chosen(parts);
    let outcome = match State::read(query) {
        Ok(state) => shown(app, view, &state, lang, parts).await,
        Err(wrong) => Err(Failure::Wrong(wrong)),
    };
    match outcome {
        Ok(response) => response,
        Err(failure) => rejected(app, rejection(failure, lang, parts), parts).await,
    }
}

async fn shown(
    app: &AppState,
    view: &View,
    state: &State,
    lang: Lang,
    parts: &Parts,
) -> Result<Response, Failure> {
    let key = format!("{view:?} {} {} {}", lang.key(), state.query(), app.site.key());
    let id = request_id(&parts.headers);
    let page = atlas::render(&app.engine, &app.site, view, Form::Page, state, lang, id);
    let mut response = kept(app, &key, parts, page).await?;
    label(&mut response, lang, state, CACHE_CONTROL);
    Ok(response)
}

/// What is made of the data of the moment under a key, with its tag and no other header; nothing is made for a client
/// that has it.
pub(super) async fn kept(
    app: &AppState,
    key: &str,
    parts: &Parts,
    make: impl Future<Output = Result<Page, Failure>>,
) -> Result<Response, Failure> {
    if let Some(unchanged) = app.caching.unchanged_file(&app.engine, key, &parts.headers).await {
        return Ok(unchanged);
    }
    let made = make.await?;
    app.metrics.answered(AnswerFrom::Execution);
    let mut response = made.text.into_response();
    app.caching.label_file(&mut response, key, made.version.as_ref());
    Ok(response)
}

/// A failure with its status and its code.
pub(super) fn rejection(failure: Failure, lang: Lang, parts: &Parts) -> Rejection {
    match failure {
        Failure::Wrong(wrong) => Rejection::new(ErrorCode::BadUserInput, wrong.message(lang)),
        Failure::NotFound => objects::no_object(parts.uri.path()),
        Failure::Asked(error) => Rejection::of_execution(error.into_errors()),
    }
}

/// The page of a rejection, with the status and the code that a program would get.
pub(super) async fn rejected(app: &AppState, rejection: Rejection, parts: &Parts) -> Response {
    let lang = chosen(parts);
    let problem = Problem {
        code: rejection.code().as_str(),
        status: rejection.status().as_u16(),
        message: rejection.message().to_owned(),
    };
    let html = atlas::problem(&app.engine, &app.site, lang, request_id(&parts.headers), &problem).await;
    let mut response = html.into_response();
    *response.status_mut() = rejection.status();
    label(&mut response, lang, &State::default(), "no-store");
    response
}

/// The language of a page: what its address says, else what the browser prefers.
pub(super) fn chosen(parts: &Parts) -> Lang {
    State::language(parts.uri.query().unwrap_or_default())
        .unwrap_or_else(|| language::preferred(&parts.headers))
}

fn label(response: &mut Response, lang: Lang, state: &State, caching: &'static str) {
    let policy = if state.is_embedded() { EMBEDDED_POLICY } else { POLICY };
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.tag()),
        (header::CACHE_CONTROL, caching),
        (header::VARY, VARY),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}
