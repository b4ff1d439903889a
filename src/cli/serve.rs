//! `serve`: from settings to a server that runs until a signal.

use anyhow::Context as _;
use clap::Args;
use tokio::net::TcpListener;

use super::output::say;
use crate::config::documents::DocumentsConfig;
use crate::config::limits::LimitsConfig;
use crate::config::{DataConfig, DatabaseConfig, ServerConfig};
use crate::{app, db, http};

#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    server: ServerConfig,
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(flatten)]
    data: DataConfig,
    /// Replace the data set that the database holds, if it is another one; what imports brought stays
    #[arg(long, help_heading = "Data")]
    replace_data: bool,
    /// Migrate and seed a PostgreSQL database before serving, as an SQLite database always is
    #[arg(long, env = "SISTER_CITIES_MIGRATE", help_heading = "Database")]
    migrate: bool,
    #[command(flatten)]
    documents: DocumentsConfig,
    #[command(flatten)]
    limits: LimitsConfig,
    /// Print every setting with its value and its source, and do not serve
    #[arg(long, help_heading = "Server")]
    pub(super) print_config: bool,
}

pub(super) async fn run(serve: Serve) -> anyhow::Result<()> {
    let documents = app::documents(&serve.documents)?;
    // Before the data are loaded, which may take long: a port that is taken should be known at once.
    let listener = TcpListener::bind(&serve.server.listen)
        .await
        .with_context(|| format!("cannot listen on {}; choose another --listen", serve.server.listen))?;
    if serve.migrate || serve.database.database_url.starts_with("sqlite:") {
        let db = db::connect(&serve.database).await?;
        app::prepare_with(&db, &serve.data, serve.replace_data).await?;
        db.close().await.context("cannot close the database")?;
    }
    let db = db::connect_to_serve(&serve.database, serve.server.statement_timeout).await?;
    let address = listener.local_addr().context("the listener has no address")?;
    let reader = app::reader_to_serve(db.clone(), &serve.database, &serve.server).await?;
    let router = app::router_of(reader, app::limits(&serve.limits), documents, &serve.server);
    let mut places = vec![format!("GraphQL     http://{address}/graphql (POST)")];
    if serve.server.access.is_open() {
        places.insert(0, format!("playground  http://{address}/graphql"));
        places.push(format!("schema      http://{address}/schema.graphql"));
    }
    say(&format!("sister-cities is ready\n  {}", places.join("\n  ")))?;
    http::server::serve(listener, router, &serve.server).await?;
    db.close().await.context("cannot close the database")
}
