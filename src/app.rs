//! The application: settings and a database become a router. `main` and the tests both build it here.

use axum::Router;
use sea_orm::DatabaseConnection;

use crate::config::ServerConfig;
use crate::config::limits::ShapeLimits;
use crate::graphql::pipeline::documents::Documents;
use crate::graphql::pipeline::execute::Engine;
use crate::http;

/// All routes with all layers, over a database whose tables exist.
pub fn router(
    db: DatabaseConnection,
    limits: ShapeLimits,
    documents: Documents,
    config: &ServerConfig,
) -> Router {
    http::router(Engine::new(db, limits, documents, config.access.is_open()), config)
}
