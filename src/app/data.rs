//! The data set: loaded before serving, and where a dry run needs one.

use std::path::PathBuf;

use anyhow::Context as _;
use sea_orm::DatabaseConnection;
use seed::{DataSet, Options, Report};

use crate::config::{DataConfig, DatabaseConfig};
use crate::db;
use crate::store::pool::ping;

/// Loads the data of the binary, or of the folder that replaces them.
pub async fn seed(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<Report> {
    let data = match &config.data {
        Some(folder) => DataSet::from_dir(folder)?,
        None => DataSet::embedded()?,
    };
    Ok(seed::load(db, &data, Options { home: config.home.as_deref() }).await?)
}

/// Migrates and seeds before serving; a SQLite file with data that cannot be written is served as it is.
pub async fn prepare(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<()> {
    let seeded = async {
        db::migrate(db).await?;
        seed(db, config).await
    };
    match seeded.await {
        Ok(report) => tracing::info!("{report}"),
        Err(error)
            if error.chain().filter_map(|cause| cause.downcast_ref()).any(db::is_read_only)
                && is_current(db).await =>
        {
            tracing::warn!("the database is read-only; its data are served as they are");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Whether the tables are those of this version and hold a data set.
async fn is_current(db: &DatabaseConnection) -> bool {
    ping(db).await.is_ok_and(|seeded| seeded) && db::is_up_to_date(db).await.is_ok_and(|current| current)
}

/// Opens the pool for a run that writes nothing: a database without data is stood in for by a seeded one in memory.
pub async fn connect_to_try(
    config: &DatabaseConfig,
    data: &DataConfig,
) -> anyhow::Result<DatabaseConnection> {
    let file = config.database_url.strip_prefix("sqlite:").map(|url| {
        let path = url.strip_prefix("//").unwrap_or(url);
        PathBuf::from(path.split('?').next().unwrap_or_default())
    });
    if file.is_none_or(|file| file.exists()) {
        let db = db::connect(config).await?;
        if ping(&db).await.is_ok_and(|seeded| seeded) {
            anyhow::ensure!(
                db::is_up_to_date(&db).await?,
                "the tables are of an older version; run 'sister-cities migrate' first"
            );
            return Ok(db);
        }
        db.close().await.context("cannot close the database")?;
    }
    let memory = DatabaseConfig { database_url: "sqlite::memory:".to_owned(), database_connections: 1 };
    let db = db::connect(&memory).await?;
    db::migrate(&db).await?;
    seed(&db, data).await?;
    Ok(db)
}
