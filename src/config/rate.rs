//! How often one client may ask.

use clap::Args;

/// A rate for each client; off by default.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Rate of one client")]
pub struct RateConfig {
    /// Requests to /graphql that one client may send in a minute; 0 for any number
    #[arg(long, env = "SISTER_CITIES_RATE_LIMIT_PER_MINUTE", default_value_t = 0)]
    pub rate_limit_per_minute: u32,
    /// Requests that it may send at once, if it was silent before; 0 for as many as in a minute
    #[arg(long, env = "SISTER_CITIES_RATE_LIMIT_BURST", default_value_t = 0)]
    pub rate_limit_burst: u32,
    /// Proxies in front that add to X-Forwarded-For; with 0 the header is not looked at
    #[arg(long, env = "SISTER_CITIES_TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: usize,
}
