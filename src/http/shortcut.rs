//! The way around the layers: who asks what was asked before gets the response that they made then.
//!
//! A kept answer goes through the layers once in each content coding, and what came out is kept beside it. Only what
//! differs from request to request is done again: the rate limit, the conditions, the figures and the log.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::Response;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::time::{Instant, timeout_at};
use tower::Service;

use super::conditional::{self, IfNoneMatch};
use super::graphql::answers::{Kept, KeptAnswer, Question, Unchanged};
use super::graphql::body::ReadBody;
use super::metrics::AnswerFrom;
use super::negotiation::Media;
use super::rejection::Rejection;
use super::server::host;
use super::state::AppState;
use super::{access_log, codings, data_version, negotiation, rate, timeout};
use crate::config::CorsOrigins;

/// The path of the endpoint.
pub(super) const ENDPOINT: &str = "/graphql";

/// The router, behind the answers that are kept.
#[derive(Clone)]
pub(super) struct Shortcut {
    app: AppState,
    routes: Router,
}

impl Shortcut {
    pub(super) fn new(app: AppState, routes: Router) -> Self {
        Self { app, routes }
    }

    async fn respond(mut self, request: Request) -> Response {
        let began = Instant::now();
        let Some(media) = self.media(&request) else { return self.route(request).await };
        let (mut parts, body) = request.into_parts();
        parts.extensions.insert(timeout::Began(began));
        let question = self.question(&mut parts, body, media, began).await;
        let preferred = codings::preferred(&parts.headers);
        if let Some(question) = &question
            && let Some(response) = self.kept_in_time(question, preferred, &parts, began).await
        {
            self.app.metrics.answered(AnswerFrom::Memory);
            self.app.metrics.record_shortcut(&parts.method, ENDPOINT, response.status(), began.elapsed());
            access_log::of_shortcut(&parts, response.status(), began.elapsed());
            return response;
        }
        let mut response = self.route(Request::from_parts(parts, Body::empty())).await;
        if let (Some(question), Some(unchanged)) =
            (&question, response.extensions_mut().remove::<Unchanged>())
        {
            self.app.answers.keep_unchanged(question, unchanged.with_headers(response.headers()));
        }
        let answer = response.extensions_mut().remove::<Arc<KeptAnswer>>();
        if let (Some(question), Some(answer), StatusCode::OK) = (question, answer, response.status()) {
            let kept = self.app.answers.keep_sent(&question, &answer, preferred, response).await;
            return kept.unwrap_or_else(|| Rejection::internal().into_response(media));
        }
        response
    }

    /// What is asked; none if the body cannot be read. It is read here, and handed on.
    async fn question(
        &self,
        parts: &mut Parts,
        body: Body,
        media: Media,
        began: Instant,
    ) -> Option<Question> {
        if parts.method == Method::GET {
            return Some(Question::of_uri(&parts.uri, media));
        }
        let limit = self.app.request_timeout;
        let read = timeout_at(began + limit, ReadBody::of(body, self.app.body_limits)).await;
        let read = read.unwrap_or_else(|_| timeout::too_long(limit).into());
        let question = read.bytes().map(|body| Question::of_body(body, media));
        parts.extensions.insert(read);
        question
    }

    /// The response that is kept, unless looking at the version of the data takes all the time of a request.
    async fn kept_in_time(
        &self,
        question: &Question,
        preferred: Option<usize>,
        parts: &Parts,
        began: Instant,
    ) -> Option<Response> {
        let kept = self.kept(question, preferred, parts);
        timeout_at(began + self.app.request_timeout, kept).await.ok().flatten()
    }

    /// The response that is kept for a client with this preferred compression, if it may have one now.
    async fn kept(&self, question: &Question, preferred: Option<usize>, parts: &Parts) -> Option<Response> {
        let least = data_version::least(&parts.headers).ok()?;
        let response = match self.app.answers.known(&self.app.engine, question, least).await? {
            Kept::Answer(answer) => unless_known(parts, &answer, answer.sent(preferred)?),
            Kept::Unchanged(unchanged) => unchanged.response(&condition(parts)?)?,
        };
        self.is_within_rate(parts).then_some(response)
    }

    async fn route(&mut self, request: Request) -> Response {
        let Ok(response) = self.routes.call(request).await;
        response
    }

    /// The media type of a request that may have been asked before; none if the layers have more to do for it.
    fn media(&self, request: &Request) -> Option<Media> {
        let headers = request.headers();
        let is_usual = request.uri().path() == ENDPOINT
            && !self.app.answers.are_off()
            && !headers.contains_key(header::UPGRADE)
            && !headers.contains_key(header::IF_MATCH)
            && !self.app.access.regards_token_of(headers)
            // Whether an origin is allowed is for the layer to say.
            && (matches!(self.app.cors_origins, CorsOrigins::Any) || !headers.contains_key(header::ORIGIN))
            && host::refusal(request).is_none();
        match *request.method() {
            _ if !is_usual => None,
            Method::POST if ReadBody::is_there(headers) => negotiation::one_response(headers, false),
            Method::GET => negotiation::one_response(headers, true),
            _ => None,
        }
    }

    fn is_within_rate(&self, Parts { headers, extensions, .. }: &Parts) -> bool {
        self.app.rates.as_ref().is_none_or(|rates| {
            rates.check(rate::client_of(headers, extensions, self.app.trusted_proxies)).is_ok()
        })
    }
}

impl Service<Request> for Shortcut {
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        self.clone().respond(request).map(Ok).boxed()
    }
}

/// A response as it was sent before, or the 304 for who has it already.
fn unless_known(parts: &Parts, answer: &KeptAnswer, sent: Response) -> Response {
    match (condition(parts), answer.tag()) {
        (Some(condition), Some(tag)) => conditional::unless_known(&condition, tag, sent),
        _ => sent,
    }
}

/// The client has a response already; only one to a GET has a tag.
fn condition(Parts { method, headers, .. }: &Parts) -> Option<IfNoneMatch> {
    if *method == Method::GET { IfNoneMatch::of(headers) } else { None }
}
