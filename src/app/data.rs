//! The data set: loaded before serving, and where a dry run needs one.

use std::path::PathBuf;

use anyhow::Context as _;
use sea_orm::DatabaseConnection;
use seed::{DataSet, LoadError, Options, Report};

use crate::config::{DataConfig, DatabaseConfig};
use crate::db;
use crate::store::pool::ping;

/// Loads the data of the binary, or of the folder that replaces them.
pub async fn seed(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<Report> {
    load(db, &data_set(config)?, Options { home: config.home.as_deref(), ..Options::default() }).await
}

/// The data of the settings: those of the folder, or of the binary.
pub fn data_set(config: &DataConfig) -> anyhow::Result<DataSet> {
    Ok(match &config.data {
        Some(folder) => DataSet::from_dir(folder)?,
        None => DataSet::embedded()?,
    })
}

/// Loads a data set; where the database holds another one, the error says what can be done.
pub async fn load(db: &DatabaseConnection, data: &DataSet, options: Options<'_>) -> anyhow::Result<Report> {
    seed::load(db, data, options).await.map_err(|error| named(error, db))
}

/// Refuses data that are named and are not those of the database: what is imported belongs beside its own.
pub async fn ensure_same_data(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<()> {
    if config.data.is_none() {
        return Ok(());
    }
    let data = data_set(config)?;
    seed::ensure_same(db, &data.dataset).await.map_err(|error| named(error, db))
}

fn named(error: LoadError, db: &DatabaseConnection) -> anyhow::Error {
    match error {
        LoadError::AnotherDataSet { held, given } => anyhow::anyhow!(
            "{} holds the data set '{held}', and not '{given}'; name the folder of its own data by --data DIR, \
             or another database by --database-url, or replace its data by 'sister-cities seed --data DIR --replace-data', \
             which keeps what imports brought",
            db::place(db)
        ),
        error => anyhow::Error::new(error).context(format!("cannot load the data into {}", db::place(db))),
    }
}

/// Migrates and seeds before serving; a SQLite file with data that cannot be written is served as it is.
pub async fn prepare(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<()> {
    prepare_with(db, config, false).await
}

/// The same; with `replace`, the data set of the database may be another one and goes.
pub async fn prepare_with(db: &DatabaseConnection, config: &DataConfig, replace: bool) -> anyhow::Result<()> {
    let seeded = async {
        db::migrate(db).await?;
        let options = Options { home: config.home.as_deref(), replace, ..Options::default() };
        load(db, &data_set(config)?, options).await
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
    if let Some(db) = connect_to_seeded(config).await? {
        return Ok(db);
    }
    let db = connect_to_nothing().await?;
    seed(&db, data).await?;
    Ok(db)
}

/// Opens the pool for a run that brings the data itself, and makes the tables; with `dry_run` nothing is written: what
/// stands in for a database without data has the tables, and nothing in them.
pub async fn connect_to_seed(config: &DatabaseConfig, dry_run: bool) -> anyhow::Result<DatabaseConnection> {
    if !dry_run {
        let db = db::connect(config).await?;
        db::migrate(&db).await?;
        return Ok(db);
    }
    match connect_to_seeded(config).await? {
        Some(db) => Ok(db),
        None => connect_to_nothing().await,
    }
}

/// The database, if it is there and has data.
async fn connect_to_seeded(config: &DatabaseConfig) -> anyhow::Result<Option<DatabaseConnection>> {
    let file = config.database_url.strip_prefix("sqlite:").map(|url| {
        let path = url.strip_prefix("//").unwrap_or(url);
        PathBuf::from(path.split('?').next().unwrap_or_default())
    });
    if file.is_some_and(|file| !file.exists()) {
        return Ok(None);
    }
    let db = db::connect(config).await?;
    if ping(&db).await.is_ok_and(|seeded| seeded) {
        anyhow::ensure!(
            db::is_up_to_date(&db).await?,
            "the tables of {} are of an older version; run 'sister-cities migrate' first",
            db::place(&db)
        );
        return Ok(Some(db));
    }
    db.close().await.context("cannot close the database")?;
    Ok(None)
}

/// A database in memory that has the tables.
async fn connect_to_nothing() -> anyhow::Result<DatabaseConnection> {
    let memory = DatabaseConfig { database_url: "sqlite::memory:".to_owned(), database_connections: 1 };
    let db = db::connect(&memory).await?;
    db::migrate(&db).await?;
    Ok(db)
}
