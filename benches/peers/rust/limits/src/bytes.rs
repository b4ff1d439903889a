//! Fixed bytes from memory.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

const ETAG: HeaderValue = HeaderValue::from_static("\"kept\"");
const JSON: HeaderValue = HeaderValue::from_static("application/graphql-response+json; charset=utf-8");

type Kept = Arc<HashMap<String, Bytes>>;

pub(crate) fn router(folder: &Path) -> Router {
    let mut kept = HashMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        kept.insert(name, Bytes::from(fs::read(&path).expect("the file can be read")));
    }
    Router::new().route("/{question}", post(whole).get(unchanged)).with_state(Arc::new(kept))
}

async fn whole(State(kept): State<Kept>, Segment(question): Segment<String>, _body: Bytes) -> Response {
    match kept.get(&question) {
        Some(bytes) => ([(header::CONTENT_TYPE, JSON), (header::ETAG, ETAG)], bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn unchanged(
    State(kept): State<Kept>,
    Segment(question): Segment<String>,
    headers: HeaderMap,
) -> Response {
    match kept.get(&question) {
        Some(_) if headers.get(header::IF_NONE_MATCH) == Some(&ETAG) => {
            (StatusCode::NOT_MODIFIED, [(header::ETAG, ETAG)]).into_response()
        }
        Some(bytes) => ([(header::CONTENT_TYPE, JSON), (header::ETAG, ETAG)], bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
