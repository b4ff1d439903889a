//! The servers and engines that are asked.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use sister_cities::app;
use sister_cities::config::Size;
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::documents::DocumentsConfig;
use sister_cities::graphql::engine::documents::DocumentRef;
use sister_cities::graphql::engine::execute::{Engine, GraphQlRequest};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;

use super::requests::Fixed;
use super::server::{PATIENCE, config, connect, documents, router};

pub(super) struct Servers {
    pub(super) limits: DocumentLimits,
    /// Keeps neither rows nor prepared documents.
    pub(super) new: Arc<Engine>,
    /// Keeps prepared documents.
    pub(super) fresh: Arc<Engine>,
    /// Keeps rows too.
    pub(super) rows: Arc<Engine>,
    /// As `fresh`, with all its layers.
    pub(super) nothing: Router,
    /// Keeps answers.
    pub(super) answers: Router,
}

impl Servers {
    pub(super) async fn over(database: &Path) -> Self {
        let nothing = CacheConfig { cache: CacheMode::Fresh, cache_size: Size(0), staleness: PATIENCE };
        let rows = CacheConfig { cache: CacheMode::Rows, staleness: PATIENCE, ..CacheConfig::default() };
        let answers = CacheConfig { staleness: PATIENCE, ..CacheConfig::default() };
        let prepared = DocumentsConfig::default().prepared_size.0;
        Self {
            limits: DocumentLimits::default(),
            new: engine(database, nothing, 0).await,
            fresh: engine(database, nothing, prepared).await,
            rows: engine(database, rows, prepared).await,
            nothing: router(database, nothing).await,
            answers: router(database, answers).await,
        }
    }
}

async fn engine(database: &Path, cache: CacheConfig, prepared: u64) -> Arc<Engine> {
    let config = config(cache);
    let reader = app::reader(connect(database, &config).await, &config);
    let documents = documents().keep_prepared(prepared);
    Arc::clone(app::executor(reader, DocumentLimits::default(), documents, &config).engine())
}

/// A request as an engine gets it.
pub(super) fn request(fixed: &Fixed) -> GraphQlRequest {
    let body: serde_json::Value = serde_json::from_str(&fixed.body()).expect("it is JSON");
    let text = body["query"].as_str().expect("a document").to_owned();
    GraphQlRequest {
        document: documents().find(DocumentRef::Text(text)).expect("every document is accepted"),
        variables: async_graphql::Variables::from_json(body["variables"].clone()),
        introspects: true,
        ..GraphQlRequest::default()
    }
}
