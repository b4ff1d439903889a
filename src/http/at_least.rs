//! Keeps to the version of the data that a request asks for, and tells caches which one a response has.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;

use super::data_version;
use super::negotiation::for_error;
use super::rejection::Rejection;
use super::state::AppState;

/// By these names caches that can be purged know a response: all that has data, and all of this version.
const SURROGATE_KEY: HeaderName = HeaderName::from_static("surrogate-key");

const RETRY_AFTER_S: u64 = 1;

/// Waits for the version that a request asks for, and has no response with an older one.
pub(super) async fn answer(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let media = for_error(request.headers());
    let least = match data_version::least(request.headers()) {
        Ok(least) => least,
        Err(rejection) => return rejection.into_response(media),
    };
    if let Some(least) = least {
        let latest = app.engine.reach(least, app.version_wait).await;
        if !latest.as_ref().is_some_and(|latest| latest.is_at_least(Some(least))) {
            return out_of_reach(least).into_response(media);
        }
    }
    let mut response = next.run(request).await;
    let Some(revision) = data_version::of(&response) else { return response };
    if let Some(least) = least
        && revision < least
    {
        return out_of_reach(least).into_response(media);
    }
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("min-data-version"));
    let keys = HeaderValue::from_str(&format!("data data-{revision}")).expect("letters and a number");
    headers.insert(SURROGATE_KEY, keys);
    response
}

fn out_of_reach(least: i64) -> Rejection {
    let code = ErrorCode::DataVersionUnavailable;
    let message = format!("the data do not have version {least} here yet: {}", code.advice());
    Rejection::new(code, message).retry_after(RETRY_AFTER_S)
}
