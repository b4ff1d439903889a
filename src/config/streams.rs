//! How the data are followed: by how many, and for how long they may be silent.

use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::parse::timeout;

/// Subscriptions, on every transport that carries them.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Subscriptions")]
pub struct StreamsConfig {
    /// Open WebSockets, event streams and multipart responses; more are refused with 503
    #[arg(long, env = "SISTER_CITIES_MAX_STREAMS", value_name = "NUMBER", default_value_t = 1_024,
        value_parser = RangedU64ValueParser::<usize>::new().range(0..=1_048_576))]
    pub max_streams: usize,
    /// The same of one client; more are refused with 429. Behind a proxy, set --trusted-proxies
    #[arg(long, env = "SISTER_CITIES_MAX_STREAMS_PER_CLIENT", value_name = "NUMBER", default_value_t = 100,
        value_parser = RangedU64ValueParser::<usize>::new().range(0..=1_048_576))]
    pub max_streams_per_client: usize,
    /// Operations that run at the same time on one WebSocket
    #[arg(long, env = "SISTER_CITIES_MAX_OPERATIONS_PER_SOCKET", value_name = "NUMBER", default_value_t = 20,
        value_parser = RangedU64ValueParser::<usize>::new().range(1..=1_024))]
    pub max_operations_per_socket: usize,
    /// Time limit for the first message of a WebSocket, `connection_init`
    #[arg(long, env = "SISTER_CITIES_INIT_TIMEOUT", value_name = "DURATION", default_value = "3s",
        value_parser = timeout)]
    pub init_timeout: Duration,
    /// How often a stream shows that it is alive; a WebSocket that gives no sign for as long is closed
    #[arg(long, env = "SISTER_CITIES_KEEP_ALIVE", value_name = "DURATION", default_value = "15s",
        value_parser = timeout)]
    pub keep_alive: Duration,
    /// Time limit for a client to take something of what is written to it, and each message of its WebSocket
    #[arg(long, env = "SISTER_CITIES_SEND_TIMEOUT", value_name = "DURATION", default_value = "10s",
        value_parser = timeout)]
    pub send_timeout: Duration,
}
