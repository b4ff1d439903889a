//! Cross-origin requests: which origins may send them, and read the response.

use std::time::Duration;

use axum::http::{HeaderValue, Method, header};
use tower_http::cors::{AllowHeaders, AllowOrigin, CorsLayer, Vary};

use super::data_version::DATA_VERSION;
use super::request_id::REQUEST_ID;
use crate::config::CorsOrigins;

/// How long a browser may remember the response to a preflight.
const PREFLIGHT_MAX_AGE: Duration = Duration::from_hours(24);

/// The layer for these origins. None may send credentials: there are none.
pub(super) fn layer(origins: &CorsOrigins) -> CorsLayer {
    let layer = CorsLayer::new()
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        // Those that the page asks for: `*` would not cover `Authorization`, and old browsers do not know it.
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers([header::ETAG, header::RETRY_AFTER, REQUEST_ID, DATA_VERSION])
        .max_age(PREFLIGHT_MAX_AGE);
    match origins {
        // The same for every origin, so a cache need not tell them apart.
        CorsOrigins::Any => layer.allow_origin(AllowOrigin::any()).vary(Vary::list([])),
        CorsOrigins::These(origins) => {
            let origins = origins
                .iter()
                .map(|origin| HeaderValue::from_str(origin.as_str()).expect("an origin is visible ASCII"));
            layer.allow_origin(AllowOrigin::list(origins)).vary(Vary::list([header::ORIGIN]))
        }
    }
}
