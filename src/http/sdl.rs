//! The schema as a file, with an entity tag.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::app::App;

pub(super) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let etag = (header::ETAG, app.sdl_etag.to_string());
    let cache = (header::CACHE_CONTROL, "no-cache".to_owned());
    if known.split(',').any(|tag| tag.trim() == &*app.sdl_etag || tag.trim() == "*") {
        return (StatusCode::NOT_MODIFIED, [etag, cache]).into_response();
    }
    let kind = (header::CONTENT_TYPE, "application/graphql; charset=utf-8".to_owned());
    ([kind, etag, cache], app.engine.sdl().to_owned()).into_response()
}
