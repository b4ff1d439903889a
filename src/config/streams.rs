//! How the data are followed: how soon a change is seen.

use std::time::Duration;

use clap::Args;

use super::parse::timeout;

/// Subscriptions, on every transport that carries them.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Subscriptions")]
pub struct StreamsConfig {
    /// How long a change of the data by another process may go unseen by those who follow them
    #[arg(long, env = "SISTER_CITIES_STALENESS", value_name = "DURATION", default_value = "50ms",
        value_parser = timeout)]
    pub staleness: Duration,
}
