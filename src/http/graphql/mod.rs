//! The GraphQL endpoint: POST and GET become a GraphQL request, its result becomes an HTTP response.

pub(super) mod body;
pub(super) mod caching;
pub(super) mod cost;
mod params;
mod socket;
mod status;

use async_graphql::ServerError;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use domain::error_code::ErrorCode;

use self::params::HttpParams;
use super::negotiation::{self, Media, ResponseKind};
use super::rejection::Rejection;
use super::request_id::request_id;
use super::state::AppState;
use super::{pages, response};
use crate::graphql::engine::execute::{Answer, Outcome};

const POST: &str = "POST";
const ALL_METHODS: &str = "GET, HEAD, POST";

pub(super) async fn post(State(app): State<AppState>, headers: HeaderMap, body: Body) -> Response {
    let Some(media) = negotiation::for_program(&headers) else { return not_acceptable() };
    let result = match HttpParams::from_body(&app.engine, &headers, body, app.body_limits).await {
        Ok(params) => execute(&app, params, media, &headers).await,
        Err(rejection) => Err(rejection),
    };
    result.unwrap_or_else(|rejection| rejection.into_response(media))
}

pub(super) async fn get(State(app): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if socket::is_upgrade(&parts.headers) {
        let upgraded = socket::upgrade(app, parts).await;
        return upgraded.unwrap_or_else(|rejection| rejection.into_response(Media::Json));
    }
    let Parts { headers, uri, .. } = parts;
    let media = match negotiation::negotiate(&headers) {
        Some(ResponseKind::GraphQl(media)) => media,
        Some(ResponseKind::Page) if app.access.is_open() => return pages::playground(&headers),
        Some(ResponseKind::Page) => negotiation::for_error(&headers),
        None => return not_acceptable(),
    };
    let result = match HttpParams::from_uri(&app.engine, &uri) {
        Ok(params) if params.has_text() && !app.access.is_open() => {
            let message = "this server accepts GET for persisted documents only; send the query by POST";
            Err(Rejection::new(ErrorCode::MethodNotAllowed, message).allow(POST))
        }
        Ok(params) => execute(&app, params, media, &headers).await,
        Err(rejection) => Err(rejection),
    };
    result.unwrap_or_else(|rejection| rejection.into_response(media))
}

pub(super) async fn method_not_allowed(headers: HeaderMap) -> Response {
    Rejection::new(ErrorCode::MethodNotAllowed, "use POST or GET")
        .allow(ALL_METHODS)
        .into_response(negotiation::for_error(&headers))
}

/// Looks the document up, executes it, and says how long the response to a GET may be kept.
async fn execute(
    app: &AppState,
    params: HttpParams,
    media: Media,
    headers: &HeaderMap,
) -> Result<Response, Rejection> {
    let request_error = |error| rejection(Outcome::Refused, media, vec![error]);
    let cacheable = params.read_only;
    // What needs a token must not get into a cache, so it is not for GET.
    let introspects = app.access.is_open() || (!cacheable && app.access.may_introspect(headers));
    let request = params.into_request(&app.engine, introspects).map_err(|error| request_error(*error))?;
    let key = cacheable.then(|| app.caching.key(&request, media));
    if let Some(key) = key
        && let Some(unchanged) = app.caching.unchanged(&app.engine, key, headers).await
    {
        return Ok(unchanged);
    }
    let answer = app.engine.execute(request, request_id(headers)).await;
    if answer.outcome != Outcome::Executed {
        return Err(not_executed(media, answer));
    }
    let mut response =
        response::executed(media, &answer.response, app.max_response_bytes).map_err(request_error)?;
    if let Some(key) = key
        && let Some(version) = app.engine.version_of(&answer).await
    {
        app.caching.label(&mut response, key, &version, answer.response.cache_control);
    }
    Ok(response)
}

fn not_executed(media: Media, answer: Answer) -> Rejection {
    let rejection = rejection(answer.outcome, media, answer.response.errors);
    if answer.outcome == Outcome::NotReadOnly { rejection.allow(POST) } else { rejection }
}

fn rejection(outcome: Outcome, media: Media, errors: Vec<ServerError>) -> Rejection {
    Rejection::with_status(status::status(outcome, media), errors)
}

fn not_acceptable() -> Response {
    let message = "the server has none of the media types in Accept; \
        accept application/graphql-response+json or application/json";
    Rejection::new(ErrorCode::NotAcceptable, message).into_response(Media::Json)
}
