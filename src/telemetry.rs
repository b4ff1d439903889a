//! The log: to standard error, as text or as JSON.

use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt, registry};

use crate::config::log::{LogConfig, LogFormat};

/// Starts the log.
pub fn start(config: &LogConfig) -> anyhow::Result<()> {
    let filter = EnvFilter::builder()
        .parse(&config.log)
        .with_context(|| format!("the filter of the log, '{}', cannot be read", config.log))?;
    // A span says how long it took when it closes; above debug there is only that of the request.
    let timed = filter.max_level_hint().is_some_and(|level| level >= LevelFilter::DEBUG);
    let closing = if timed { FmtSpan::CLOSE } else { FmtSpan::NONE };
    let lines = fmt::layer().with_span_events(closing).with_writer(io::stderr);
    let lines = match config.log_format {
        // Only ever turned off: on a terminal NO_COLOR has a say.
        LogFormat::Text if io::stderr().is_terminal() => lines.boxed(),
        LogFormat::Text => lines.with_ansi(false).boxed(),
        // With the spans around a line, for the request's id, and its own, which is the one that closes.
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    let without_values = filter_fn(|metadata| !shows_values(metadata.target(), *metadata.level()));
    registry().with(lines).with(filter).with(without_values).init();
    Ok(())
}

/// Whether the libraries of the database say this much: statements with their values, which clients chose.
fn shows_values(target: &str, level: Level) -> bool {
    let is_database = ["sea_orm", "sqlx"].iter().any(|library| target.starts_with(library));
    is_database && level > Level::WARN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_never_logs_statements() {
        assert!(shows_values("sea_orm::database::transaction", Level::TRACE));
        assert!(shows_values("sqlx::query", Level::DEBUG));
        assert!(!shows_values("sqlx::pool", Level::WARN));
        assert!(!shows_values("sister_cities::store", Level::TRACE));
    }
}
