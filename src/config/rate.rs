//! How often one client may send a request.

use clap::Args;

/// A rate limit for each client; off by default.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Rate limit")]
pub struct RateConfig {
    /// Requests to /graphql that one client may send in a minute; 0 for no limit
    #[arg(long, env = "SISTER_CITIES_RATE_LIMIT_PER_MINUTE", value_name = "NUMBER", default_value_t = 0)]
    pub rate_limit_per_minute: u32,
    /// Requests that a client may send at once after a pause; 0 for as many as in a minute
    #[arg(long, env = "SISTER_CITIES_RATE_LIMIT_BURST", value_name = "NUMBER", default_value_t = 0)]
    pub rate_limit_burst: u32,
    /// Proxies in front of the server that add to X-Forwarded-For; with 0 the header is ignored
    #[arg(long, env = "SISTER_CITIES_TRUSTED_PROXIES", value_name = "NUMBER", default_value_t = 0)]
    pub trusted_proxies: usize,
}
