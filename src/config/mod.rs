//! The settings as plain data, one small struct for each concern: the only code that reads the environment, by clap's hand.
//!
//! What is made of them is made in `app`.
//!
//! ```
//! use std::time::Duration;
//! use sister_cities::config::ServerConfig;
//!
//! // The defaults are those of the command line without flags.
//! let config = ServerConfig { request_timeout: Duration::from_secs(3), ..ServerConfig::default() };
//! assert_eq!(config.listen, "127.0.0.1:8000");
//! ```

pub mod access;
pub mod cache;
pub mod cors;
pub mod data;
mod defaults;
pub mod documents;
pub mod limits;
pub mod log;
mod parse;
pub mod rate;
pub mod replicas;
pub mod server;
pub mod size;
pub mod streams;
pub mod variables;

pub use self::cors::CorsOrigins;
pub use self::data::{DataConfig, DatabaseConfig};
pub use self::parse::{address, shown};
pub use self::server::ServerConfig;
pub use self::size::Size;
