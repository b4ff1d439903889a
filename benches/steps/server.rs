//! The servers that are asked, without their sockets.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use sister_cities::config::cache::{CacheConfig, CacheMode};
use sister_cities::config::documents::DocumentsConfig;
use sister_cities::config::{DatabaseConfig, ServerConfig, Size};
use sister_cities::graphql::engine::documents::DocumentRef;
use sister_cities::graphql::engine::execute::{Engine, GraphQlRequest};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::{app, db};
use tower::ServiceExt as _;

use super::data;
use super::requests::Fixed;

/// Nothing is looked at again while it is timed.
const HOUR: Duration = Duration::from_hours(1);

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
        let nothing = CacheConfig { cache: CacheMode::Fresh, cache_size: Size(0), staleness: HOUR };
        let rows = CacheConfig { cache: CacheMode::Rows, staleness: HOUR, ..CacheConfig::default() };
        let answers = CacheConfig { staleness: HOUR, ..CacheConfig::default() };
        Self {
            limits: DocumentLimits::default(),
            new: engine(database, nothing, 0).await,
            fresh: engine(database, nothing, DocumentsConfig::default().prepared_size.0).await,
            rows: engine(database, rows, DocumentsConfig::default().prepared_size.0).await,
            nothing: router(database, nothing).await,
            answers: router(database, answers).await,
        }
    }
}

fn config(cache: CacheConfig) -> ServerConfig {
    ServerConfig { request_timeout: HOUR, statement_timeout: HOUR, cache, ..ServerConfig::default() }
}

async fn engine(database: &Path, cache: CacheConfig, prepared: u64) -> Arc<Engine> {
    let (config, documents) = (config(cache), app::documents(&DocumentsConfig::default()));
    let documents = documents.expect("no documents are right").keep_prepared(prepared);
    let reader = app::reader(connect(database, &config).await, &config);
    Arc::clone(app::executor(reader, DocumentLimits::default(), documents, &config).engine())
}

async fn router(database: &Path, cache: CacheConfig) -> Router {
    let (config, documents) = (config(cache), app::documents(&DocumentsConfig::default()));
    let db = connect(database, &config).await;
    app::router(db, DocumentLimits::default(), documents.expect("no documents are right"), &config)
}

async fn connect(database: &Path, config: &ServerConfig) -> sea_orm::DatabaseConnection {
    let database = DatabaseConfig { database_url: data::url(database), ..DatabaseConfig::default() };
    db::connect_to_serve(&database, config.statement_timeout).await.expect("the file opens")
}

/// A request as an engine gets it.
pub(super) fn request(fixed: &Fixed) -> GraphQlRequest {
    let body: serde_json::Value = serde_json::from_str(&fixed.body()).expect("it is JSON");
    let text = body["query"].as_str().expect("a document").to_owned();
    let documents = app::documents(&DocumentsConfig::default()).expect("no documents are right");
    GraphQlRequest {
        document: documents.find(DocumentRef::Text(text)).expect("every document is accepted"),
        variables: async_graphql::Variables::from_json(body["variables"].clone()),
        introspects: true,
        ..GraphQlRequest::default()
    }
}

/// The bytes of an answer.
pub(super) async fn answer(router: &Router, fixed: &Fixed) -> Vec<u8> {
    let post = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(fixed.body()))
        .expect("a request");
    let response = router.clone().oneshot(post).await.expect("a router never fails");
    to_bytes(response.into_body(), usize::MAX).await.expect("a whole body").to_vec()
}

/// The answer must be the right one.
pub(super) fn check(fixed: &Fixed, answer: &[u8]) {
    let (piece, times) = fixed.has;
    let text = std::str::from_utf8(answer).expect("JSON is text");
    assert_eq!(text.matches(piece).count(), times, "{piece} in {text}");
}
