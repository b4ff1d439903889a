//! The schema as a file, with an ETag.

use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};

use super::fallback;
use super::state::AppState;

pub(super) async fn get(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    if !app.access.may_introspect(&headers) {
        return fallback::not_found(uri, headers).await;
    }
    let cache_control = (header::CACHE_CONTROL, if app.access.is_open() { "no-cache" } else { "no-store" });
    let content_type = (header::CONTENT_TYPE, "application/graphql; charset=utf-8");
    ([content_type, (header::ETAG, &*app.sdl_etag), cache_control], app.sdl.clone()).into_response()
}
