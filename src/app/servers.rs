//! The servers of the database that a server of ours reads from.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use futures_util::FutureExt as _;
use sea_orm::{DatabaseConnection, DbBackend};

use super::reader;
use crate::config::{DatabaseConfig, ServerConfig};
use crate::db;
use crate::store::{DatabaseServer, Reader, Reopen};

/// What reads for a server over an open pool: from the replicas of the settings, and by new connections where those that
/// it has are dead.
pub async fn reader_to_serve(
    db: DatabaseConnection,
    database: &DatabaseConfig,
    config: &ServerConfig,
) -> anyhow::Result<Reader> {
    let (urls, limit) = (&config.replicas.read_url, config.statement_timeout);
    if db.get_database_backend() != DbBackend::Postgres {
        ensure!(
            urls.is_empty(),
            "--read-url is for replicas of PostgreSQL; an SQLite file is read where --database-url says"
        );
        return Ok(reader(db, config));
    }
    let mut replicas = Vec::new();
    for url in urls {
        let is_postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
        ensure!(is_postgres, "--read-url is no address of PostgreSQL; write postgres://HOST/DATABASE");
        let replica = DatabaseConfig { database_url: url.clone(), ..database.clone() };
        let db = db::connect_lazily(&replica, limit).await.context("--read-url cannot be used")?;
        replicas.push(server(db, replica, limit));
    }
    Ok(Reader::of_servers(server(db, database.clone(), limit), replicas))
}

fn server(db: DatabaseConnection, database: DatabaseConfig, limit: Duration) -> DatabaseServer {
    let reopen: Reopen = Arc::new(move || {
        let database = database.clone();
        async move { db::connect_lazily(&database, limit).await }.boxed()
    });
    DatabaseServer::new(db, Some(limit)).reopened_by(reopen)
}
