//! The settings: the only code that reads the environment, by clap's hand. One small struct for each concern.

pub mod access;
pub mod documents;
pub mod limits;
mod origins;
pub mod rate;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use self::access::AccessConfig;
pub use self::origins::Origins;
use self::rate::RateConfig;

/// The prefix of every variable.
const PREFIX: &str = "SISTER_CITIES_";

/// Where the server listens.
#[derive(Args, Clone)]
pub struct ServerConfig {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, env = "SISTER_CITIES_LISTEN", default_value = "127.0.0.1:8000")]
    pub listen: SocketAddr,
    /// Seconds that one request may take
    #[arg(long, env = "SISTER_CITIES_REQUEST_TIMEOUT_S", default_value_t = 10)]
    pub request_timeout_s: u64,
    /// Seconds that the database may work for one request
    #[arg(long, env = "SISTER_CITIES_STATEMENT_TIMEOUT_S", default_value_t = 5,
        value_parser = clap::value_parser!(u64).range(1..))]
    pub statement_timeout_s: u64,
    /// Requests to /graphql that are worked on at the same time; more are refused with 503
    #[arg(long, env = "SISTER_CITIES_MAX_CONCURRENT_REQUESTS", default_value_t = 128)]
    pub max_concurrent_requests: usize,
    /// Bytes that one answer may have before it is compressed
    #[arg(long, env = "SISTER_CITIES_MAX_RESPONSE_BYTES", default_value_t = 16 * 1024 * 1024)]
    pub max_response_bytes: usize,
    /// Bytes that the body of one request may have
    #[arg(long, env = "SISTER_CITIES_MAX_BODY_BYTES", default_value_t = 128 * 1024)]
    pub max_body_bytes: usize,
    /// Seconds within which the headers of a request have to arrive, and that a connection may wait for its next one
    #[arg(long, env = "SISTER_CITIES_HEADER_TIMEOUT_S", default_value_t = 30,
        value_parser = clap::value_parser!(u64).range(1..))]
    pub header_timeout_s: u64,
    /// Connections that are open at the same time; more wait until one ends
    #[arg(long, env = "SISTER_CITIES_MAX_CONNECTIONS", default_value_t = 1_024,
        value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=65_536))]
    pub max_connections: usize,
    /// Seconds within which the body of one request has to arrive
    #[arg(long, env = "SISTER_CITIES_BODY_TIMEOUT_S", default_value_t = 5)]
    pub body_timeout_s: u64,
    /// Other sites whose pages may ask, as `https://example.org`, separated by commas; `*` for all, `none` for none
    #[arg(long, env = "SISTER_CITIES_CORS_ORIGINS", value_name = "ORIGINS", default_value = "*")]
    pub cors_origins: Origins,
    /// Seconds that caches may keep an answer to a GET at most; with 0 they ask each time whether it changed
    #[arg(long, env = "SISTER_CITIES_CACHE_MAX_AGE_S", default_value_t = 300)]
    pub cache_max_age_s: u32,
    /// Seconds that running requests have to end after a signal to stop
    #[arg(long, env = "SISTER_CITIES_SHUTDOWN_TIMEOUT_S", default_value_t = 30)]
    pub shutdown_timeout_s: u64,
    #[command(flatten)]
    pub access: AccessConfig,
    #[command(flatten)]
    pub rate: RateConfig,
}

impl Default for ServerConfig {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8000)),
            request_timeout_s: 10,
            statement_timeout_s: 5,
            max_concurrent_requests: 128,
            max_response_bytes: 16 * 1024 * 1024,
            max_body_bytes: 128 * 1024,
            header_timeout_s: 30,
            max_connections: 1_024,
            body_timeout_s: 5,
            cors_origins: Origins::Any,
            cache_max_age_s: 300,
            shutdown_timeout_s: 30,
            access: AccessConfig::default(),
            rate: RateConfig::default(),
        }
    }
}

/// Which database.
#[derive(Args, Clone)]
pub struct DatabaseConfig {
    /// sqlite://FILE?mode=rwc or postgres://USER:PASSWORD@HOST/DATABASE
    #[arg(
        long,
        env = "SISTER_CITIES_DATABASE_URL",
        default_value = "sqlite://sister-cities.db?mode=rwc",
        hide_env_values = true
    )]
    pub database_url: String,
    /// Connections that are kept at most
    #[arg(long, env = "SISTER_CITIES_DATABASE_CONNECTIONS", default_value_t = 8)]
    pub database_connections: u32,
}

/// Which data are seeded.
#[derive(Args, Clone, Debug, Default)]
pub struct DataConfig {
    /// Folder that replaces the data in the binary
    #[arg(long, env = "SISTER_CITIES_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Slug of the city whose network this is; the data set's own if absent
    #[arg(long, env = "SISTER_CITIES_HOME", value_name = "SLUG")]
    pub home: Option<String>,
}

/// The variables with our prefix that are no setting, so that a typing error is seen.
///
/// Kubernetes sets `*_SERVICE_*` and `*_PORT*` for services of our name; these are passed over.
pub fn unknown_variables(command: &clap::Command) -> Vec<String> {
    let known: Vec<_> = std::iter::once(command)
        .chain(command.get_subcommands())
        .flat_map(clap::Command::get_arguments)
        .filter_map(|argument| argument.get_env())
        .collect();
    #[expect(clippy::disallowed_methods, reason = "this is the one door to the environment")]
    let variables = std::env::vars_os();
    variables
        .filter(|(name, _)| !known.contains(&name.as_os_str()))
        .filter_map(|(name, _)| name.into_string().ok())
        .filter(|name| name.starts_with(PREFIX) && !name.contains("_SERVICE_") && !name.contains("_PORT"))
        .filter(|name| !matches!(name.as_str(), "SISTER_CITIES_WEB" | "SISTER_CITIES_LOG"))
        .collect()
}
