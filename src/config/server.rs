//! Where the server listens, and how much and how long it works for one request.

use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::access::AccessConfig;
use super::cache::CacheConfig;
use super::parse::{address, duration, public_url, timeout};
use super::rate::RateConfig;
use super::replicas::ReplicaConfig;
use super::streams::StreamsConfig;
use super::{CorsOrigins, Size};

/// The settings of the HTTP server.
#[derive(Args, Clone, PartialEq, Eq)]
#[command(next_help_heading = "Server")]
pub struct ServerConfig {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, env = "SISTER_CITIES_LISTEN", value_name = "HOST:PORT", default_value = "127.0.0.1:8000",
        value_parser = address)]
    pub listen: String,
    /// Address of the server for the world, such as `https://cities.example.org`; for canonical addresses and the sitemap
    #[arg(long, env = "SISTER_CITIES_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Time limit of a request
    #[arg(long, alias = "request-timeout-s", env = "SISTER_CITIES_REQUEST_TIMEOUT", value_name = "DURATION",
        default_value = "10s", value_parser = timeout)]
    pub request_timeout: Duration,
    /// Time limit of the database for one request
    #[arg(long, alias = "statement-timeout-s", env = "SISTER_CITIES_STATEMENT_TIMEOUT",
        value_name = "DURATION", default_value = "5s", value_parser = timeout)]
    pub statement_timeout: Duration,
    /// Time limit for the headers of a request, and for the next request on an idle connection
    #[arg(long, alias = "header-timeout-s", env = "SISTER_CITIES_HEADER_TIMEOUT", value_name = "DURATION",
        default_value = "30s", value_parser = timeout)]
    pub header_timeout: Duration,
    /// Time limit for the body of a request to arrive
    #[arg(long, alias = "body-timeout-s", env = "SISTER_CITIES_BODY_TIMEOUT", value_name = "DURATION",
        default_value = "5s", value_parser = timeout)]
    pub body_timeout: Duration,
    /// Time limit for running requests to finish after a signal to stop
    #[arg(long, alias = "shutdown-timeout-s", env = "SISTER_CITIES_SHUTDOWN_TIMEOUT",
        value_name = "DURATION", default_value = "30s", value_parser = duration)]
    pub shutdown_timeout: Duration,
    /// Requests to /graphql at the same time; more are refused with 503
    #[arg(long, env = "SISTER_CITIES_MAX_CONCURRENT_REQUESTS", value_name = "NUMBER", default_value_t = 128,
        value_parser = RangedU64ValueParser::<usize>::new().range(1..=65_536))]
    pub max_concurrent_requests: usize,
    /// Open connections; more wait until one closes
    #[arg(long, env = "SISTER_CITIES_MAX_CONNECTIONS", value_name = "NUMBER", default_value_t = 1_024,
        value_parser = RangedU64ValueParser::<usize>::new().range(1..=65_536))]
    pub max_connections: usize,
    /// Size of the body of a request
    #[arg(
        long,
        alias = "max-body-bytes",
        env = "SISTER_CITIES_MAX_BODY_SIZE",
        value_name = "SIZE",
        default_value = "128KiB"
    )]
    pub max_body_size: Size,
    /// Size of a response before compression
    #[arg(
        long,
        alias = "max-response-bytes",
        env = "SISTER_CITIES_MAX_RESPONSE_SIZE",
        value_name = "SIZE",
        default_value = "16MiB"
    )]
    pub max_response_size: Size,
    /// Highest `max-age` of a response to GET; with 0 caches ask every time whether it changed
    #[arg(long, alias = "cache-max-age-s", env = "SISTER_CITIES_CACHE_MAX_AGE", value_name = "DURATION",
        default_value = "5min", value_parser = duration)]
    pub cache_max_age: Duration,
    /// How long caches may give a response that is too old while they fetch a new one; 0 for not at all
    #[arg(long, env = "SISTER_CITIES_STALE_WHILE_REVALIDATE", value_name = "DURATION", default_value = "0s",
        value_parser = duration)]
    pub stale_while_revalidate: Duration,
    #[command(flatten)]
    pub replicas: ReplicaConfig,
    #[command(flatten)]
    pub cache: CacheConfig,
    #[command(flatten)]
    pub access: AccessConfig,
    /// Sites that may send cross-origin requests, as `https://example.org`, separated by commas; `*` for all, `none` for none
    #[arg(
        long,
        env = "SISTER_CITIES_CORS_ORIGINS",
        value_name = "ORIGINS",
        default_value = "*",
        help_heading = "Access"
    )]
    pub cors_origins: CorsOrigins,
    #[command(flatten)]
    pub rate: RateConfig,
    #[command(flatten)]
    pub streams: StreamsConfig,
}
