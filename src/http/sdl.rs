//! The schema as a file, with an entity tag.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::{Http, etag, nothing_here};

pub(super) async fn get(State(http): State<Http>, uri: Uri, headers: HeaderMap) -> Response {
    if !http.may_introspect(&headers) {
        return nothing_here(uri, headers).await;
    }
    let cache = (header::CACHE_CONTROL, if http.access.is_open() { "no-cache" } else { "no-store" });
    if let Some(known) = etag::named(&headers, &http.sdl_etag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, known.as_str()), cache]).into_response();
    }
    let kind = (header::CONTENT_TYPE, "application/graphql; charset=utf-8");
    ([kind, (header::ETAG, &*http.sdl_etag), cache], http.engine.sdl().to_owned()).into_response()
}
