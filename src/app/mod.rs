//! The application: settings and a database become a router. `main` and the tests both build it here.

mod data;

use axum::Router;
use sea_orm::DatabaseConnection;

pub use self::data::{connect_to_try, prepare, seed};
use crate::config::ServerConfig;
use crate::config::limits::LimitsConfig;
use crate::graphql::engine::documents::Documents;
use crate::graphql::engine::execute::Engine;
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::http;

/// All routes with all layers, over a database whose tables exist.
pub fn router(
    db: DatabaseConnection,
    limits: DocumentLimits,
    documents: Documents,
    config: &ServerConfig,
) -> Router {
    http::router(Engine::new(db, limits, documents, config.access.is_open()), config)
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
