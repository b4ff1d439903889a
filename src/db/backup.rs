//! A copy of a database that is in use.

use std::path::Path;

use anyhow::Context as _;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::connect;
use crate::config::DatabaseConfig;

/// Writes a copy of an SQLite database: one transaction, so whatever others write meanwhile is in it whole or not at all.
pub async fn copy_sqlite(config: &DatabaseConfig, file: &Path) -> anyhow::Result<()> {
    let url = config.database_url.replace("mode=rwc", "mode=rw");
    let db = connect(&DatabaseConfig { database_url: url, database_connections: 1 }).await?;
    let file = file.to_str().context("the name of the file is not UTF-8")?;
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [file.into()]);
    db.execute_raw(statement).await.with_context(|| format!("cannot write {file}"))?;
    db.close().await.context("cannot close the database")
}
