//! A GraphQL server for sister-city relations.
//!
//! The modules in reading order; a request flows one way: `http → graphql → store → entity`.
//!
//! The whole server is an axum router over a database, so you can serve it inside your own application:
//!
//! ```
//! use axum::body::{Body, to_bytes};
//! use axum::http::Request;
//! use sister_cities::config::{DataConfig, DatabaseConfig, ServerConfig, documents::DocumentsConfig};
//! use sister_cities::graphql::engine::guard::limits::DocumentLimits;
//! use sister_cities::{app, db};
//! use tower::ServiceExt as _;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> anyhow::Result<()> {
//! let database = DatabaseConfig { database_url: "sqlite::memory:".to_owned(), database_connections: 1 };
//! let db = db::connect(&database).await?;
//! db::migrate(&db).await?;
//! app::seed(&db, &DataConfig::default()).await?;
//! let documents = app::documents(&DocumentsConfig::default())?;
//! let router = app::router(db, DocumentLimits::default(), documents, &ServerConfig::default());
//!
//! let query = r#"{"query": "{ city(slug: \"kure-jp\") { name country { code } } }"}"#;
//! let request = Request::post("/graphql").header("content-type", "application/json").body(Body::from(query))?;
//! let response = router.oneshot(request).await?;
//! let body = to_bytes(response.into_body(), usize::MAX).await?;
//! assert_eq!(&body[..], br#"{"data":{"city":{"name":"Kure","country":{"code":"JP"}}}}"#);
//! # Ok(())
//! # }
//! ```
#![recursion_limit = "256"]

// One table for flags and checks alike; a macro has to stand before its users.
#[macro_use]
mod limits;

// The settings, then what is built from them.
pub mod app;
pub mod cli;
pub mod config;
pub mod db;
pub mod telemetry;
// The way of a request.
pub mod atlas;
pub mod graphql;
pub mod http;
pub mod store;
// Bulk in and out.
pub mod transfer;
