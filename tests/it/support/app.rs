//! An app as `main` builds it, asked through its router without a socket.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_graphql::Executor as _;
use async_graphql::futures_util::StreamExt as _;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement, TransactionTrait as _};
use serde_json::{Value, json};
use sister_cities::app;
use sister_cities::config::ServerConfig;
use sister_cities::config::cache::CacheConfig;
use sister_cities::db;
use sister_cities::graphql::engine::documents::{Documents, Manifest};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::graphql::engine::live::EngineExecutor;
use sister_cities::http;
use sister_cities::store::Observer;
use tower::ServiceExt as _;

use super::{Served as _, TestDatabase, database};

/// The statements that open and close a snapshot, which every answer with SQL has, and looks at the version.
const SNAPSHOT: [&str; 3] = ["BEGIN", "\"dataset\"", "ROLLBACK"];

/// The default size of the store for automatic persisted queries.
const APQ_BYTES: u64 = 4 * 1024 * 1024;

/// An app with a database of its own.
pub(crate) struct TestApp {
    pub(crate) router: Router,
    pub(crate) executor: EngineExecutor,
    pub(crate) database: TestDatabase,
    pub(crate) connection: DatabaseConnection,
    statements: Arc<Mutex<Vec<Statement>>>,
}

/// What the server answered.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl TestApp {
    /// Over the data of the binary, with the default limits.
    pub(crate) async fn seeded() -> Self {
        Self::over(TestDatabase::seeded().await, DocumentLimits::default()).await
    }

    /// Over the data of the binary and the sample world imported beside them.
    pub(crate) async fn imported() -> Self {
        Self::over(database::imported().await, DocumentLimits::default()).await
    }

    /// Over the network made for tests.
    pub(crate) async fn demo() -> Self {
        Self::over(TestDatabase::demo().await, DocumentLimits::default()).await
    }

    /// Over the network made for tests and a worldwide set around it.
    pub(crate) async fn demo_imported() -> Self {
        Self::over(database::demo_imported().await, DocumentLimits::default()).await
    }

    /// Over a synthetic network of so many partners.
    pub(crate) async fn synthetic(cities: usize) -> Self {
        Self::over(TestDatabase::synthetic(cities).await, DocumentLimits::default()).await
    }

    /// Over the data of the binary, with limits of the test's own.
    pub(crate) async fn with_limits(limits: DocumentLimits) -> Self {
        Self::over(TestDatabase::seeded().await, limits).await
    }

    /// Over the data of the binary, with settings of the test's own.
    pub(crate) async fn with_config(config: ServerConfig) -> Self {
        // On the heap: settings are large, and those who wait for this hold them too.
        Box::pin(Self::with(Documents::new(Manifest::default(), false, APQ_BYTES), config)).await
    }

    /// Over the data of the binary, with persisted documents.
    pub(crate) async fn with_documents(documents: Documents) -> Self {
        Self::with(documents, patient()).await
    }

    /// Over the data of the binary, with both.
    pub(crate) async fn with(documents: Documents, config: ServerConfig) -> Self {
        Self::build(TestDatabase::seeded().await, DocumentLimits::default(), documents, &config).await
    }

    /// Over a connection that stops what takes too long, as the server has it.
    pub(crate) async fn serving(limit: Duration, config: ServerConfig) -> Self {
        let database = TestDatabase::seeded().await;
        let connection = db::connect_to_serve(&database.config(), limit).await.expect("the database opens");
        let documents = Documents::new(Manifest::default(), false, APQ_BYTES);
        let config = ServerConfig { statement_timeout: limit, ..config };
        Self::assemble(database, connection, DocumentLimits::default(), documents, &config, None)
    }

    /// Over any data, with settings of the test's own.
    pub(crate) async fn at(database: TestDatabase, config: &ServerConfig) -> Self {
        let documents = Documents::new(Manifest::default(), false, APQ_BYTES);
        Self::build(database, DocumentLimits::default(), documents, config).await
    }

    /// The same, with one who is told of each statement before it runs.
    pub(crate) async fn observed(database: TestDatabase, config: &ServerConfig, observer: Observer) -> Self {
        let connection = database.connect().await;
        let documents = Documents::new(Manifest::default(), false, APQ_BYTES);
        let limits = DocumentLimits::default();
        Self::assemble(database, connection, limits, documents, config, Some(observer))
    }

    pub(crate) async fn over(database: TestDatabase, limits: DocumentLimits) -> Self {
        let documents = Documents::new(Manifest::default(), false, APQ_BYTES);
        Self::build(database, limits, documents, &patient()).await
    }

    async fn build(
        database: TestDatabase,
        limits: DocumentLimits,
        documents: Documents,
        config: &ServerConfig,
    ) -> Self {
        let connection = database.connect().await;
        Self::assemble(database, connection, limits, documents, config, None)
    }

    fn assemble(
        database: TestDatabase,
        connection: DatabaseConnection,
        limits: DocumentLimits,
        documents: Documents,
        config: &ServerConfig,
        observer: Option<Observer>,
    ) -> Self {
        let statements = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&statements);
        let reader =
            app::reader(connection.clone(), config).observed(Arc::new(move |statement: &Statement| {
                log.lock().expect("no test panics with the log in hand").push(statement.clone());
                if let Some(observer) = &observer {
                    observer(statement);
                }
            }));
        let executor = app::executor(reader, limits, documents, config);
        let router = http::router(executor.clone(), config);
        Self { router, executor, database, connection, statements }
    }

    /// The `data` of a query that must not fail.
    pub(crate) async fn data(&self, query: &str) -> Value {
        let answer = self.answer(query).await;
        assert_eq!(answer.get("errors"), None, "{query}");
        answer["data"].clone()
    }

    /// The whole answer of a query.
    pub(crate) async fn answer(&self, query: &str) -> Value {
        self.post(json!({ "query": query })).await.json()
    }

    /// The first event of a subscription.
    pub(crate) async fn first_event(&self, query: &str) -> Value {
        let event = self.executor.execute_stream(query.into(), None).next().await;
        serde_json::to_value(event.expect("an event")).expect("a response is JSON")
    }

    /// The codes of the errors of a query.
    pub(crate) async fn codes(&self, query: &str) -> Vec<String> {
        self.answer(query).await.codes()
    }

    pub(crate) async fn post(&self, body: Value) -> Reply {
        let request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .expect("a request");
        self.send(request).await
    }

    /// A figure of `/metrics`, by its name and its labels.
    pub(crate) async fn figure(&self, name: &str) -> u64 {
        let [figure] = self.figures([name]).await;
        figure
    }

    /// Several, of one moment.
    pub(crate) async fn figures<const N: usize>(&self, names: [&str; N]) -> [u64; N] {
        let text = self.get("/metrics").await.text;
        names.map(|name| {
            let figure = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            figure.unwrap_or_else(|| panic!("no {name} in\n{text}")).parse().expect("a number")
        })
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body");
        let text = String::from_utf8_lossy(&body).into_owned();
        Reply { status: parts.status, headers: parts.headers, text }
    }

    /// How the database would run a statement, line by line.
    ///
    /// PostgreSQL reads small tables whole and sorts them, whatever indexes there are, so it is told not to like
    /// that; where it still does, no index serves.
    pub(crate) async fn plan(&self, statement: &Statement) -> Vec<String> {
        let transaction = self.connection.begin().await.expect("a transaction");
        let postgres = self.database.is_postgres();
        if postgres {
            for method in ["seqscan", "sort", "hashjoin", "mergejoin"] {
                let off = format!("SET LOCAL enable_{method} = off");
                transaction.execute_unprepared(&off).await.expect("a setting");
            }
        }
        let (explain, column) =
            if postgres { ("EXPLAIN (COSTS OFF)", "QUERY PLAN") } else { ("EXPLAIN QUERY PLAN", "detail") };
        let mut explained = statement.clone();
        explained.sql = format!("{explain} {}", statement.sql);
        let rows = transaction.query_all_raw(explained).await.expect("a plan");
        let lines = rows.iter().map(|row| row.try_get("", column).expect("a line")).collect();
        transaction.rollback().await.expect("nothing was changed");
        self.bound_statements();
        lines
    }

    /// The statements since the last call, without those of `SNAPSHOT`.
    pub(crate) fn statements(&self) -> Vec<String> {
        self.bound_statements().into_iter().map(|statement| statement.sql).collect()
    }

    /// Every statement since the last call.
    pub(crate) fn every_statement(&self) -> Vec<String> {
        let all = std::mem::take(&mut *self.statements.lock().expect("no test panics with the log in hand"));
        all.into_iter().map(|statement| statement.sql).collect()
    }

    /// The same with their values.
    pub(crate) fn bound_statements(&self) -> Vec<Statement> {
        let all = std::mem::take(&mut *self.statements.lock().expect("no test panics with the log in hand"));
        let opens = |sql: &str| SNAPSHOT.iter().any(|word| sql.contains(word));
        all.into_iter().filter(|statement| !opens(&statement.sql)).collect()
    }
}

/// Where a query is asked by GET.
pub(crate) fn path(query: &str) -> String {
    let escaped = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    format!("/graphql?query={}", query.bytes().map(escaped).collect::<String>())
}

/// No test depends on how fast its machine is, and what a test writes is seen at once.
pub(crate) fn patient() -> ServerConfig {
    const PATIENCE: Duration = Duration::from_mins(10);
    let cache = CacheConfig { staleness: Duration::ZERO, ..CacheConfig::default() };
    ServerConfig { request_timeout: PATIENCE, statement_timeout: PATIENCE, cache, ..ServerConfig::default() }
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Reads the codes of an answer's errors.
pub(crate) trait Codes {
    fn codes(&self) -> Vec<String>;
}

impl Codes for Value {
    fn codes(&self) -> Vec<String> {
        let errors = self["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("none").to_owned()).collect()
    }
}
