//! What the handlers share.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRef;
use bytes::Bytes;

use super::access::Access;
use super::etag::etag;
use super::graphql::answers::Answers;
use super::graphql::body::BodyLimits;
use super::graphql::caching::Caching;
use super::metrics::Metrics;
use super::pages;
use super::rate::Rates;
use super::streams::places::Places;
use crate::atlas::Site;
use crate::config::streams::StreamsConfig;
use crate::config::{CorsOrigins, ServerConfig};
use crate::graphql::engine::execute::Engine;
use crate::graphql::engine::live::EngineExecutor;

/// The state of the router; several layers clone it for each request.
#[derive(Clone)]
pub(super) struct AppState(Arc<Shared>);

/// All that handlers share.
pub(super) struct Shared {
    pub(super) executor: EngineExecutor,
    pub(super) engine: Arc<Engine>,
    /// The schema as it is sent.
    pub(super) sdl: Bytes,
    pub(super) sdl_etag: Arc<str>,
    pub(super) caching: Caching,
    pub(super) answers: Arc<Answers>,
    pub(super) body_limits: BodyLimits,
    pub(super) max_response_bytes: usize,
    pub(super) request_timeout: Duration,
    pub(super) access: Access,
    pub(super) metrics: Arc<Metrics>,
    pub(super) rates: Option<Arc<Rates>>,
    /// How long a request waits for the version of the data that it asks for.
    pub(super) version_wait: Duration,
    pub(super) trusted_proxies: usize,
    pub(super) cors_origins: CorsOrigins,
    pub(super) places: Arc<Places>,
    pub(super) streams: StreamsConfig,
    /// What the pages for people know of this server.
    pub(super) site: Site,
}

impl AppState {
    pub(super) fn new(executor: EngineExecutor, config: &ServerConfig) -> Self {
        let engine = Arc::clone(executor.engine());
        let sdl = Bytes::copy_from_slice(engine.sdl().as_bytes());
        let sdl_etag: Arc<str> = etag(&sdl).into();
        let is_open = config.access.is_open();
        Self(Arc::new(Shared {
            caching: Caching::new(&sdl_etag, config.cache_max_age, config.stale_while_revalidate),
            answers: Arc::new(Answers::new(&config.cache)),
            body_limits: config.into(),
            max_response_bytes: config.max_response_size.in_memory(),
            request_timeout: config.request_timeout,
            access: (&config.access).into(),
            metrics: Arc::new(Metrics::new()),
            rates: Rates::new(&config.rate),
            version_wait: config.replicas.version_wait,
            trusted_proxies: config.rate.trusted_proxies,
            cors_origins: config.cors_origins.clone(),
            places: Places::new(config.streams.max_streams, config.streams.max_streams_per_client),
            streams: config.streams.clone(),
            site: pages::site(is_open, is_open && engine.takes_queries(), config.public_url.as_deref()),
            executor,
            engine,
            sdl,
            sdl_etag,
        }))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl FromRef<AppState> for Arc<Engine> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.engine)
    }
}

impl FromRef<AppState> for EngineExecutor {
    fn from_ref(state: &AppState) -> Self {
        state.executor.clone()
    }
}

impl FromRef<AppState> for Arc<Places> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.places)
    }
}

impl FromRef<AppState> for Arc<Answers> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.answers)
    }
}

impl FromRef<AppState> for Arc<Metrics> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.metrics)
    }
}
