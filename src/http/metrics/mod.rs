//! Figures for Prometheus, under the names that OpenTelemetry gives them. No label holds what a client chose.

mod answers;
mod labels;
mod steps;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::error_code::ErrorCode;
use prometheus_client::encoding::text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

pub(super) use self::answers::AnswerFrom;
use self::answers::AnswerMetrics;
use self::labels::{CodeLabels, ConnectionLabels, RequestLabels};
use self::steps::StepMetrics;
use super::graphql::answers::Answers;
use super::streams::places::Places;
use crate::graphql::engine::live::EngineExecutor;

/// In seconds, as OpenTelemetry recommends.
const BUCKETS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];

/// All figures of one server.
pub(super) struct Metrics {
    registry: Registry,
    durations: Family<RequestLabels, Histogram>,
    active: Gauge,
    errors: Family<CodeLabels, Counter>,
    connections: Family<ConnectionLabels, Gauge>,
    subscriptions: Gauge,
    followed: Gauge,
    streams: Gauge,
    events: Counter,
    steps: StepMetrics,
    answers: AnswerMetrics,
}

/// The codes of the errors of a response, from the endpoint to this layer.
#[derive(Clone)]
pub(super) struct ErrorCodes(pub(super) Vec<ErrorCode>);

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::default();
        let durations = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        let (active, errors, connections) = (Gauge::default(), Family::default(), Family::default());
        registry.register_with_unit(
            "http_server_request_duration",
            "How long requests took",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register("http_server_active_requests", "Requests that are being served", active.clone());
        registry.register("graphql_server_errors", "Errors of responses by their code", errors.clone());
        registry.register("db_client_connection_count", "Connections to the database", connections.clone());
        let (subscriptions, followed, streams) = (Gauge::default(), Gauge::default(), Gauge::default());
        let events = Counter::default();
        registry.register(
            "graphql_server_streams",
            "WebSockets, event streams and multipart responses that are open",
            streams.clone(),
        );
        registry.register(
            "graphql_server_subscriptions",
            "Subscriptions that are open",
            subscriptions.clone(),
        );
        registry.register(
            "graphql_server_followed_operations",
            "Different operations among the subscriptions; each is executed once for each version of the data",
            followed.clone(),
        );
        registry.register("graphql_server_events", "Events of subscriptions", events.clone());
        let steps = StepMetrics::register(&mut registry);
        let answers = AnswerMetrics::register(&mut registry);
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("sister_cities_build", "The version of the server", version);
        Self {
            registry,
            durations,
            active,
            errors,
            connections,
            subscriptions,
            followed,
            streams,
            events,
            steps,
            answers,
        }
    }

    /// Counts an answer.
    pub(super) fn answered(&self, from: AnswerFrom) {
        self.answers.count(from);
    }

    /// Records a request that met no layers, and whose response has no errors.
    pub(super) fn record_shortcut(
        &self,
        method_of: &Method,
        route: &str,
        status: StatusCode,
        took: Duration,
    ) {
        let labels = RequestLabels {
            http_request_method: method(method_of),
            http_route: route.to_owned(),
            http_response_status_code: status.as_u16(),
        };
        self.record(&labels, took, None);
    }

    fn record(&self, labels: &RequestLabels, took: Duration, codes: Option<&ErrorCodes>) {
        self.durations.get_or_create(labels).observe(took.as_secs_f64());
        for code in codes.into_iter().flat_map(|codes| &codes.0) {
            self.errors.get_or_create(&CodeLabels { code: code.as_str() }).inc();
        }
    }
}

/// Measures every request.
pub(super) async fn measure(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let http_request_method = method(request.method());
    // The route as it is written, never the URL, which a client chose.
    let path = request.extensions().get::<MatchedPath>();
    let http_route = path.map_or("none", MatchedPath::as_str).to_owned();
    let _active = Active::new(metrics.active.clone());
    let response = next.run(request).await;
    let http_response_status_code = response.status().as_u16();
    let labels = RequestLabels { http_request_method, http_route, http_response_status_code };
    metrics.record(&labels, started.elapsed(), response.extensions().get());
    response
}

/// The figures as text.
pub(super) async fn get(
    State(metrics): State<Arc<Metrics>>,
    State(executor): State<EngineExecutor>,
    State(places): State<Arc<Places>>,
    State(answers): State<Arc<Answers>>,
) -> Response {
    metrics.streams.set(i64::try_from(places.taken()).unwrap_or(i64::MAX));
    let figures = executor.figures();
    metrics.subscriptions.set(i64::try_from(figures.subscriptions).unwrap_or(i64::MAX));
    metrics.followed.set(i64::try_from(figures.operations).unwrap_or(i64::MAX));
    metrics.events.inner().store(figures.events, Ordering::Relaxed);
    metrics.answers.show(answers.bytes(), executor.engine().kept_bytes());
    metrics.steps.show(&executor.engine().figures());
    let pool = executor.engine().pool();
    for (state, count) in [("used", pool.used), ("idle", pool.idle)] {
        let labels = ConnectionLabels { db_client_connection_state: state };
        metrics.connections.get_or_create(&labels).set(i64::from(count));
    }
    let mut body = String::new();
    text::encode(&mut body, &metrics.registry).expect("figures are text");
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], body).into_response()
}

/// Counts a request while it is served, even if its client goes away.
struct Active(Gauge);

impl Active {
    fn new(gauge: Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Active {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// The known methods, and one word for all others.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "_OTHER",
    }
}
