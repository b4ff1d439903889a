//! Replicas of the database, and how long a request waits for what they do not have yet.

use std::time::Duration;

use clap::Args;

use super::parse::duration;

/// Where a server reads, beside the database itself.
#[derive(Args, Clone, PartialEq, Eq)]
#[command(next_help_heading = "Database")]
pub struct ReplicaConfig {
    /// A replica of the PostgreSQL database to read from, or a balancer of several; may be repeated
    #[arg(
        long,
        env = "SISTER_CITIES_READ_URL",
        value_name = "URL",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub read_url: Vec<String>,
    /// How long a request may wait for the version of the data that it names by Min-Data-Version
    #[arg(long, env = "SISTER_CITIES_VERSION_WAIT", value_name = "DURATION", default_value = "1s",
        value_parser = duration)]
    pub version_wait: Duration,
}
