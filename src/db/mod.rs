//! The database before any query: connecting, bringing the tables up to date, copying.

mod backup;
mod connect;
mod error;
mod migrate;
mod place;
mod refusal;

pub use self::backup::copy_sqlite;
pub use self::connect::{connect, connect_lazily, connect_to_serve};
pub use self::error::is_read_only;
pub use self::migrate::{is_up_to_date, migrate};
pub use self::place::place;
