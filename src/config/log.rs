//! What is logged, and in which form.

use clap::{Args, ValueEnum};

/// The form of a line of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people; in colour on a terminal
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

/// The log, which goes to standard error.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Log")]
pub struct LogConfig {
    /// What to log, as a level (`warn`) or as levels of targets (`warn,sister_cities=debug,access=info`)
    #[arg(
        long,
        env = "SISTER_CITIES_LOG",
        value_name = "FILTER",
        default_value = "warn,sister_cities=info",
        global = true
    )]
    pub log: String,
    /// Form of the log
    #[arg(long, env = "SISTER_CITIES_LOG_FORMAT", value_name = "FORMAT", value_enum,
        default_value_t = LogFormat::Text, global = true)]
    pub log_format: LogFormat,
}
