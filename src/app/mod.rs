//! What is made of the settings: the documents, the limits, the data set and, with a database, the router.
//!
//! `main` and the tests both build it here.

mod data;
mod documents;
mod servers;

use axum::Router;
use sea_orm::DatabaseConnection;

pub use self::data::{
    connect_to_seed, connect_to_try, data_set, ensure_same_data, load, prepare, prepare_with, seed,
};
pub use self::documents::documents;
pub use self::servers::reader_to_serve;
use crate::config::ServerConfig;
use crate::config::limits::LimitsConfig;
use crate::graphql::engine::documents::Documents;
use crate::graphql::engine::execute::{Engine, KeptData};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::live::{EngineExecutor, ExecutionLimits};
use crate::http;
use crate::store::Reader;

/// All routes with all layers, over a database whose tables exist.
pub fn router(
    db: DatabaseConnection,
    limits: DocumentLimits,
    documents: Documents,
    config: &ServerConfig,
) -> Router {
    router_of(reader(db, config), limits, documents, config)
}

/// The same over what reads for it.
pub fn router_of(
    reader: Reader,
    limits: DocumentLimits,
    documents: Documents,
    config: &ServerConfig,
) -> Router {
    http::router(executor(reader, limits, documents, config), config)
}

/// What reads a database whose tables exist, within the time of a statement.
pub fn reader(db: DatabaseConnection, config: &ServerConfig) -> Reader {
    Reader::new(db, Some(config.statement_timeout))
}

/// The engine as an executor, over a database whose tables exist: for the routes, or for a server of someone else's.
pub fn executor(
    reader: Reader,
    limits: DocumentLimits,
    documents: Documents,
    config: &ServerConfig,
) -> EngineExecutor {
    let data = KeptData { staleness: config.cache.staleness, bytes: config.cache.row_bytes() };
    let engine = Engine::new(reader, limits, documents, config.access.is_open(), data);
    let limits = ExecutionLimits {
        time: config.request_timeout,
        response_bytes: config.max_response_size.in_memory(),
        concurrent: config.max_concurrent_requests,
        staleness: config.cache.staleness,
    };
    EngineExecutor::new(engine, limits)
}

macro_rules! converted {
    ($($(#[$help:meta])* $name:ident: $default:literal in $range:expr, $variable:literal;)*) => {
        /// The limits that are checked, from those that were set.
        pub fn limits(config: &LimitsConfig) -> DocumentLimits {
            DocumentLimits { $($name: config.$name),* }
        }
    };
}

document_limits!(converted);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_flags_give_the_limits_that_are_checked_by_default() {
        assert_eq!(limits(&LimitsConfig::default()), DocumentLimits::default());
    }
}
