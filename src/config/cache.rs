//! How soon a change of the data is seen.

use std::time::Duration;

use clap::Args;

use super::parse::duration;

/// What is kept between requests.
#[derive(Args, Clone, Copy, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Cache")]
pub struct CacheConfig {
    /// How long a change of the data by another process may go unseen; with 0 each request looks
    #[arg(long, env = "SISTER_CITIES_STALENESS", value_name = "DURATION", default_value = "50ms",
        value_parser = duration)]
    pub staleness: Duration,
}
