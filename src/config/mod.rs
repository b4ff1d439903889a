//! The settings as plain data, one small struct for each concern: the only code that reads the environment, by clap's hand.
//!
//! What is made of them is made in `app`.

pub mod access;
pub mod cors;
pub mod data;
mod defaults;
pub mod documents;
pub mod limits;
pub mod log;
mod parse;
pub mod rate;
pub mod server;
pub mod size;
pub mod variables;

pub use self::cors::CorsOrigins;
pub use self::data::{DataConfig, DatabaseConfig};
pub use self::parse::{address, shown};
pub use self::server::ServerConfig;
pub use self::size::Size;
