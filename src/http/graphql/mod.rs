//! The GraphQL endpoint: POST and GET become a GraphQL request, its result becomes an HTTP response.

pub(super) mod caching;
pub(super) mod cost;
mod params;
mod status;

use async_graphql::ServerError;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use domain::error_code::ErrorCode;

pub(super) use self::params::Reading;
use self::params::{HttpParams, Refused};
use super::middleware::REQUEST_ID;
use super::negotiation::{self, Media, ResponseKind};
use super::{Http, headers, pages, response as reply};
use crate::graphql::engine::execute::{Answer, Outcome};
use crate::graphql::shared::error::coded;

const POST: HeaderValue = HeaderValue::from_static("POST");
const ALL_METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, POST");

pub(super) async fn post(State(http): State<Http>, headers: HeaderMap, body: Body) -> Response {
    let media = match negotiation::negotiate(&headers) {
        Some(ResponseKind::GraphQl(media)) => media,
        Some(ResponseKind::Page) | None => return not_acceptable(),
    };
    match HttpParams::from_body(&http.engine, &headers, body, http.reading).await {
        Ok(params) => answer(&http, params, media, &headers).await,
        Err(refused) => refuse(media, refused),
    }
}

pub(super) async fn get(State(http): State<Http>, headers: HeaderMap, uri: Uri) -> Response {
    let media = match negotiation::negotiate(&headers) {
        Some(ResponseKind::GraphQl(media)) => media,
        Some(ResponseKind::Page) if http.access.is_open() => return pages::playground(&headers),
        Some(ResponseKind::Page) => Media::Json,
        None => return not_acceptable(),
    };
    match HttpParams::from_uri(&http.engine, &uri) {
        Ok(params) if params.has_text() && !http.access.is_open() => {
            let message = "this server answers GET for persisted documents only; send the query by POST";
            allow(POST, reply::refused(media, StatusCode::METHOD_NOT_ALLOWED, &[method_error(message)]))
        }
        Ok(params) => answer(&http, params, media, &headers).await,
        Err(refused) => refuse(media, refused),
    }
}

pub(super) async fn method_not_allowed(headers: HeaderMap) -> Response {
    let media = negotiation::for_error(&headers);
    let error = method_error("use POST or GET");
    allow(ALL_METHODS, reply::refused(media, StatusCode::METHOD_NOT_ALLOWED, &[error]))
}

/// Looks the document up, executes, and says how long the answer to a GET may be kept.
async fn answer(http: &Http, params: HttpParams, media: Media, headers: &HeaderMap) -> Response {
    let cacheable = params.read_only;
    // What only a token opens must not get into a cache, so it is not for GET.
    let introspects = http.access.is_open() || (!cacheable && http.may_introspect(headers));
    let request = match params.into_request(&http.engine, introspects) {
        Ok(request) => request,
        Err(error) => return reply::refused(media, status::status(Outcome::Refused, media), &[*error]),
    };
    let key = cacheable.then(|| http.caching.key(&request, media));
    if let Some(key) = key
        && let Some(unchanged) = http.caching.unchanged(&http.engine, key, headers).await
    {
        return unchanged;
    }
    let answer = http.engine.execute(request, request_id(headers)).await;
    if answer.outcome != Outcome::Executed {
        return not_executed(media, &answer);
    }
    let response = match reply::executed(media, &answer.response, http.max_response_bytes) {
        Ok(response) => response,
        Err(error) => return reply::refused(media, status::status(Outcome::Refused, media), &[error]),
    };
    let Some(key) = key else { return response };
    match http.engine.version_of(&answer).await {
        Some(version) => http.caching.label(response, key, &version, answer.response.cache_control, headers),
        None => response,
    }
}

fn not_executed(media: Media, answer: &Answer) -> Response {
    let status = status::status(answer.outcome, media);
    let response = reply::refused(media, status, &answer.response.errors);
    if answer.outcome == Outcome::NotReadOnly { allow(POST, response) } else { response }
}

fn method_error(message: &str) -> ServerError {
    coded(ErrorCode::MethodNotAllowed, message)
}

/// Says which methods would do.
fn allow(methods: HeaderValue, mut response: Response) -> Response {
    response.headers_mut().insert(header::ALLOW, methods);
    response
}

fn refuse(media: Media, (status, error): Refused) -> Response {
    reply::refused(media, status, &[*error])
}

fn not_acceptable() -> Response {
    let message = "none of the media types in Accept can be answered with; \
        accept application/graphql-response+json or application/json";
    let error = coded(ErrorCode::NotAcceptable, message);
    reply::refused(Media::Json, StatusCode::NOT_ACCEPTABLE, &[error])
}

fn request_id(headers: &HeaderMap) -> &str {
    headers::text(headers, &REQUEST_ID)
}
