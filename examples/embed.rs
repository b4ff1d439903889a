//! The schema inside someone else's server of axum, with `async-graphql-axum`: `cargo run --example embed`.
//!
//! ```sh
//! curl http://127.0.0.1:8000/cities -H 'content-type: application/json' -d '{"query": "{ home { name } }"}'
//! ```

use async_graphql::Executor as _;
use async_graphql_axum::{GraphQLRequest, GraphQLResponse, GraphQLSubscription};
use axum::extract::State;
use axum::routing::{get, post};
use axum::{Router, serve};
use sister_cities::config::documents::DocumentsConfig;
use sister_cities::config::{DataConfig, DatabaseConfig, ServerConfig};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::graphql::engine::live::{Caller, EngineExecutor};
use sister_cities::{app, db};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8000").await?;
    Ok(serve(listener, router(&DatabaseConfig::default()).await?).await?)
}

/// Makes the database, and puts the schema beside what the server has already.
pub(crate) async fn router(database: &DatabaseConfig) -> anyhow::Result<Router> {
    let db = db::connect(database).await?;
    app::prepare(&db, &DataConfig::default()).await?;
    let documents = app::documents(&DocumentsConfig::default())?;
    let config = ServerConfig::default();
    let executor = app::executor(app::reader(db, &config), DocumentLimits::default(), documents, &config);
    Ok(Router::new()
        .route("/", get(|| async { "a server of its own" }))
        .route("/cities", post(cities))
        .route_service("/cities/live", GraphQLSubscription::new(executor.clone()))
        .with_state(executor))
}

/// A request may read data; whether it may see the schema is for this server to say.
async fn cities(State(executor): State<EngineExecutor>, request: GraphQLRequest) -> GraphQLResponse {
    let caller = Caller { may_introspect: true, ..Caller::default() };
    executor.execute(request.into_inner().data(caller)).await.into()
}
