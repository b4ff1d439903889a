//! The GraphQL endpoint: POST and GET become a GraphQL request, its result becomes an HTTP response.

pub(super) mod answers;
pub(super) mod body;
pub(super) mod caching;
pub(super) mod cost;
mod csv;
mod params;
mod refusal;
mod socket;
mod status;
mod stream;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use domain::error_code::ErrorCode;
use futures_util::StreamExt as _;

use self::answers::{Found, KeptAnswer, Question};
use self::body::ReadBody;
use self::params::HttpParams;
use self::refusal::{POST, not_executed, rejection};
use super::metrics::AnswerFrom;
use super::negotiation::{self, Media, ResponseKind, StreamOffer};
use super::rejection::Rejection;
use super::request_id::request_id;
use super::state::AppState;
use super::{data_version, overload, pages, response, streams};
use crate::graphql::engine::execute::{GraphQlRequest, Outcome};
use crate::graphql::engine::subscription::Repeats;

const ALL_METHODS: &str = "GET, HEAD, POST";

pub(super) async fn post(State(app): State<AppState>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let prefers_csv = negotiation::prefers_csv(&parts.headers, false);
    let media = negotiation::for_program(&parts.headers).or(prefers_csv.then_some(Media::Json));
    if media.is_none() && negotiation::for_subscription(&parts.headers).is_none() {
        return not_acceptable();
    }
    let media = media.unwrap_or(Media::Json);
    let body = match parts.extensions.remove::<ReadBody>() {
        Some(read) => read.into_result(),
        None => body::read_json(&parts.headers, body, app.body_limits).await,
    };
    let result = match body {
        Ok(body) if prefers_csv => {
            csv::respond(&app, HttpParams::from_body(&app.engine, &body), &parts).await
        }
        Ok(body) => {
            let question = Question::of_body(&body, media);
            respond(&app, &question, media, &parts, || HttpParams::from_body(&app.engine, &body)).await
        }
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
    let headers = &parts.headers;
    let prefers_csv = negotiation::prefers_csv(headers, true);
    let media = match negotiation::negotiate(headers) {
        _ if prefers_csv => Media::Json,
        Some(ResponseKind::GraphQl(media)) => media,
        Some(ResponseKind::Page) if app.access.is_open() => return pages::playground(headers),
        Some(ResponseKind::Page) => negotiation::for_error(headers),
        None if negotiation::for_subscription(headers).is_some() => Media::Json,
        None => return not_acceptable(),
    };
    let params = || match HttpParams::from_uri(&app.engine, &parts.uri) {
        Ok(params) if params.has_text() && !app.access.is_open() => {
            let message = "this server accepts GET for persisted documents only; send the query by POST";
            Err(Rejection::new(ErrorCode::MethodNotAllowed, message).allow(POST))
        }
        params => params,
    };
    let result = if prefers_csv {
        csv::respond(&app, params(), &parts).await
    } else {
        respond(&app, &Question::of_uri(&parts.uri, media), media, &parts, params).await
    };
    result.unwrap_or_else(|rejection| rejection.into_response(media))
}

pub(super) async fn method_not_allowed(headers: HeaderMap) -> Response {
    Rejection::new(ErrorCode::MethodNotAllowed, "use POST or GET")
        .allow(ALL_METHODS)
        .into_response(negotiation::for_error(&headers))
}

/// The answer that is kept for a question, or one that is made, and kept if it lasts.
async fn respond(
    app: &AppState,
    question: &Question,
    media: Media,
    parts: &Parts,
    params: impl FnOnce() -> Result<HttpParams, Rejection>,
) -> Result<Response, Rejection> {
    let headers = &parts.headers;
    // What a token opens is for its owner alone, and a stream is no answer.
    let is_shared = !app.answers.are_off()
        && !app.access.regards_token_of(headers)
        && !negotiation::prefers_stream(headers);
    if !is_shared {
        return execute(app, params()?, media, parts).await.map(Made::into_response);
    }
    match app.answers.find(&app.engine, question).await {
        Found::Answer(answer) => {
            app.metrics.answered(AnswerFrom::Memory);
            Ok(answer.plain())
        }
        Found::Turn(turn) => {
            let made = match params() {
                Ok(params) => execute(app, params, media, parts).await,
                Err(rejection) => Err(rejection),
            };
            turn.end(made.as_ref().ok().and_then(Made::lasting));
            made.map(Made::into_response)
        }
    }
}

/// What came of an execution.
enum Made {
    /// An answer that everyone who asks the same may have.
    Lasting(Arc<KeptAnswer>),
    Once(Response),
}

impl Made {
    fn lasting(&self) -> Option<&Arc<KeptAnswer>> {
        match self {
            Self::Lasting(answer) => Some(answer),
            Self::Once(_) => None,
        }
    }

    fn into_response(self) -> Response {
        match self {
            Self::Lasting(answer) => answer.plain(),
            Self::Once(response) => response,
        }
    }
}

/// Looks the document up, executes it, and says how long the response to a GET may be kept.
async fn execute(app: &AppState, params: HttpParams, media: Media, parts: &Parts) -> Result<Made, Rejection> {
    let headers = &parts.headers;
    let request_error = |error| rejection(Outcome::Refused, media, vec![error]);
    let cacheable = params.read_only;
    // What needs a token must not get into a cache, so it is not for GET.
    let introspects = app.access.is_open() || (!cacheable && app.access.may_introspect(headers));
    let request = params.into_request(&app.engine, introspects).map_err(|error| request_error(*error))?;
    if let Some(offer) = negotiation::for_subscription(headers)
        && (offer.is_preferred || has_events(app, &request, media, headers)?)
    {
        return stream(app, request, offer, media, parts).await.map(Made::Once);
    }
    let key = cacheable.then(|| app.caching.key(&request, media.name()));
    if let Some(key) = key
        && let Some(unchanged) = app.caching.unchanged(&app.engine, key, headers).await
    {
        return Ok(Made::Once(unchanged));
    }
    let registers = request.document.is_to_be_registered();
    let answer = app.engine.execute(request, request_id(headers)).await;
    if answer.outcome != Outcome::Executed {
        return Err(not_executed(media, answer));
    }
    app.metrics.answered(AnswerFrom::Execution);
    let mut response =
        response::executed(media, &answer.response, app.max_response_bytes).map_err(request_error)?;
    data_version::set(&mut response, answer.data_version());
    if let Some(key) = key.filter(|_| answer.is_lasting()) {
        app.caching.label(&mut response, key, answer.data_version(), answer.response.cache_control);
    }
    if !answer.is_lasting() || registers {
        return Ok(Made::Once(response));
    }
    let made = KeptAnswer::of(response, answer.data_version()).await;
    made.map(|answer| Made::Lasting(Arc::new(answer))).ok_or_else(Rejection::internal)
}

/// Whether the operation has events. A document without the word has none, and most have not.
fn has_events(
    app: &AppState,
    request: &GraphQlRequest,
    media: Media,
    headers: &HeaderMap,
) -> Result<bool, Rejection> {
    if !request.document.text.contains("subscription") {
        return Ok(false);
    }
    let request = GraphQlRequest { streams: true, ..request.clone() };
    match app.engine.repeats(&request, request_id(headers)) {
        Ok(repeats) => Ok(repeats != Repeats::Never),
        Err(answer) => Err(not_executed(media, *answer)),
    }
}

/// Sends events as they come. The first one belongs to the request: to its time, and to its permit.
async fn stream(
    app: &AppState,
    request: GraphQlRequest,
    offer: StreamOffer,
    media: Media,
    parts: &Parts,
) -> Result<Response, Rejection> {
    let place = streams::open(app, parts)?;
    let request = GraphQlRequest { streams: true, ..request };
    let request_id = request_id(&parts.headers).to_owned();
    let permit = overload::take_permit(&parts.extensions);
    let mut events = app.executor.stream(request, request_id, permit).await;
    let Some(first) = events.next().await else {
        return Err(Rejection::internal());
    };
    if response::is_refused(&first) && !offer.is_preferred {
        return Err(rejection(Outcome::Refused, media, first.errors));
    }
    Ok(stream::respond(first, events, offer.media, place, app.streams.keep_alive))
}

fn not_acceptable() -> Response {
    let message = "the server has none of the media types in Accept; \
        accept application/graphql-response+json, application/json or, for one list, text/csv";
    Rejection::new(ErrorCode::NotAcceptable, message).into_response(Media::Json)
}
