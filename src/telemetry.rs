//! The log: to standard error, by `SISTER_CITIES_LOG`.

use tracing_subscriber::EnvFilter;

/// Starts the log; `info` of our own messages unless `SISTER_CITIES_LOG` says otherwise.
pub fn start() {
    let filter = EnvFilter::builder()
        .with_env_var("SISTER_CITIES_LOG")
        .try_from_env()
        .unwrap_or_else(|_| EnvFilter::new("warn,sister_cities=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
