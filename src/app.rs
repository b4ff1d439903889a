//! The application: settings and a database become a router. `main` and the tests both build it here.

use std::sync::Arc;

use axum::Router;
use sea_orm::DatabaseConnection;

use crate::config::ServerConfig;
use crate::config::limits::ShapeLimits;
use crate::graphql::pipeline::execute::Engine;
use crate::http;

/// What every handler shares.
#[derive(Clone)]
pub struct App {
    pub engine: Arc<Engine>,
    /// The SDL's entity tag.
    pub sdl_etag: Arc<str>,
}

impl App {
    pub fn new(db: DatabaseConnection, limits: ShapeLimits) -> Self {
        let engine = Engine::new(db, limits);
        let sdl_etag = http::etag(engine.sdl().as_bytes()).into();
        Self { engine: Arc::new(engine), sdl_etag }
    }

    /// All routes with all layers.
    pub fn router(self, config: &ServerConfig) -> Router {
        http::router(self, config)
    }
}
