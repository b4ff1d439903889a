//! The schema as a file, with an entity tag.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Http, etag};

pub(super) async fn get(State(http): State<Http>, headers: HeaderMap) -> Response {
    let cache = (header::CACHE_CONTROL, "no-cache");
    if let Some(known) = etag::named(&headers, &http.sdl_etag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, known.as_str()), cache]).into_response();
    }
    let kind = (header::CONTENT_TYPE, "application/graphql; charset=utf-8");
    ([kind, (header::ETAG, &*http.sdl_etag), cache], http.engine.sdl().to_owned()).into_response()
}
