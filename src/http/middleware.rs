//! All layers, outermost first: request id, trace, metrics, host, panics, one line of `Vary`, CORS, an ETag for each content
//! encoding with the 304 for who has it, compression, timeout.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response as HttpResponse, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use domain::error_code::ErrorCode;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::metrics::{self, Metrics};
use super::negotiation::{Media, for_error};
use super::rejection::Rejection;
use super::request_id::REQUEST_ID;
use super::server::host;
use super::{compression, conditional, cors};
use crate::config::ServerConfig;

pub(super) fn layer(routes: Router, config: &ServerConfig, metrics: Arc<Metrics>) -> Router {
    let trace = TraceLayer::new_for_http().make_span_with(|request: &Request<_>| {
        let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
        // The path only: a query of GET may hold what nobody wants in a log.
        tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
    });
    // The access log, for those who ask for it: --log warn,sister_cities=info,access=info
    let trace = trace.on_response(|response: &HttpResponse<_>, took: Duration, _: &Span| {
        let (status, ms) = (response.status().as_u16(), took.as_millis());
        tracing::info!(target: "access", status, ms);
    });
    routes.layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
            .layer(trace)
            .layer(PropagateRequestIdLayer::new(REQUEST_ID))
            .layer(from_fn_with_state(metrics, metrics::measure))
            .layer(from_fn(host::require))
            .layer(CatchPanicLayer::custom(panicked))
            .map_response(one_vary)
            .layer(cors::layer(&config.cors_origins))
            .layer(from_fn(conditional::answer))
            .layer(compression::layer())
            .layer(from_fn_with_state(config.request_timeout, in_time)),
    )
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

/// Ends a request that takes too long with a `TIMEOUT` error.
async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let media = for_error(request.headers());
    if let Ok(response) = tokio::time::timeout(limit, next.run(request)).await {
        return response;
    }
    tracing::warn!(?limit, "a request took too long");
    let code = ErrorCode::Timeout;
    let message = format!("the request took longer than the limit of {limit:?}: {}", code.advice());
    Rejection::new(code, message).into_response(media)
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
    tracing::error!(panic = text, "a request panicked");
    Rejection::new(ErrorCode::Internal, "Internal server error").into_response(Media::Json)
}
