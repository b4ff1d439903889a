//! All layers, outermost first: request id, the shortcut of answers that are kept, trace, metrics, host, panics, one line
//! of `Vary`, CORS, an ETag for each content encoding with the 304 for who has it, compression, timeout,
//! versions of the data.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Response as HttpResponse, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::metrics;
use super::negotiation::Media;
use super::rejection::Rejection;
use super::request_id::REQUEST_ID;
use super::server::host;
use super::shortcut::Shortcut;
use super::state::AppState;
use super::{access_log, at_least, compression, conditional, cors, timeout};
use crate::config::ServerConfig;

pub(super) fn layer(routes: Router, config: &ServerConfig, app: AppState) -> Router {
    let metrics = Arc::clone(&app.metrics);
    let trace = TraceLayer::new_for_http()
        .make_span_with(|request: &Request<_>| {
            access_log::span(request.method(), request.uri().path(), request.extensions())
        })
        .on_response(|response: &HttpResponse<_>, took: Duration, _: &Span| {
            access_log::write(response.status(), took);
        });
    let routes = routes.layer(
        ServiceBuilder::new()
            .layer(trace)
            .layer(from_fn_with_state(metrics, metrics::measure))
            .layer(from_fn(host::require))
            .layer(CatchPanicLayer::custom(panicked))
            .map_response(one_vary)
            .layer(cors::layer(&config.cors_origins))
            .layer(from_fn(conditional::answer))
            .layer(compression::layer())
            .layer(from_fn_with_state(config.request_timeout, timeout::end))
            .layer(from_fn_with_state(app.clone(), at_least::answer)),
    );
    let service = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .service(Shortcut::new(app, routes));
    Router::new().fallback_service(service)
}

/// Joins the lines of `Vary`: nginx before 1.23 reads only the last.
fn one_vary<B>(mut response: HttpResponse<B>) -> HttpResponse<B> {
    let lines = response.headers().get_all(header::VARY).iter();
    let names: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
    if names.len() > 1 {
        let joined = HeaderValue::from_str(&names.join(", "))
            .expect("header values joined by commas are a header value");
        response.headers_mut().insert(header::VARY, joined);
    }
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    tracing::error!(panic = text, "a request panicked");
    Rejection::internal().into_response(Media::Json)
}
