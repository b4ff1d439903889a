//! Which database, and which data are loaded into it.

use std::path::PathBuf;

use clap::Args;

/// The database.
#[derive(Args, Clone, PartialEq, Eq)]
#[command(next_help_heading = "Database")]
pub struct DatabaseConfig {
    /// sqlite://FILE?mode=rwc or postgres://USER:PASSWORD@HOST/DATABASE
    #[arg(
        long,
        env = "SISTER_CITIES_DATABASE_URL",
        value_name = "URL",
        default_value = "sqlite://sister-cities.db?mode=rwc",
        hide_env_values = true
    )]
    pub database_url: String,
    /// Connections in the pool
    #[arg(long, env = "SISTER_CITIES_DATABASE_CONNECTIONS", value_name = "NUMBER", default_value_t = 8,
        value_parser = clap::value_parser!(u32).range(1..))]
    pub database_connections: u32,
}

/// The data.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Data")]
pub struct DataConfig {
    /// Folder of data files, instead of the data in the binary
    #[arg(long, env = "SISTER_CITIES_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Slug of the home city, instead of the one that the data name
    #[arg(long, env = "SISTER_CITIES_HOME", value_name = "SLUG")]
    pub home: Option<String>,
}
