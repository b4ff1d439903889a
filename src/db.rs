//! The database: connecting, migrating, seeding and pinging.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use migration::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, Connection as _};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, TransactionTrait,
};
use seed::{DataSet, Options, Report};

use crate::config::{DataConfig, DatabaseConfig};
use crate::store::error::cause;

/// The number of the PostgreSQL lock that migrations take.
const MIGRATION_LOCK: i64 = 0x5157_4d49_4752;

/// How often SQLite looks at the clock, in steps of its virtual machine; well below a millisecond.
const STEPS_BETWEEN_LOOKS: i32 = 10_000;

/// A connection to PostgreSQL that was idle for longer is tried before a request gets it.
///
/// The server may have been restarted meanwhile, and then each such connection would fail a request.
const TRIED_AFTER_IDLE: Duration = Duration::from_secs(1);

/// Opens the pool.
pub async fn connect(config: &DatabaseConfig) -> anyhow::Result<DatabaseConnection> {
    open(config, options(config)).await
}

/// Opens the pool for serving, where no request may keep the database busy for longer than the limit.
///
/// PostgreSQL ends a statement by itself. SQLite asks a handler while it works, which knows when its connection
/// was taken for the request; dropping the future of a statement would not stop it.
pub async fn connect_to_serve(
    config: &DatabaseConfig,
    limit: Duration,
) -> anyhow::Result<DatabaseConnection> {
    let mut options = options(config);
    options
        .map_sqlx_postgres_opts(move |options| {
            options.options([("statement_timeout", format!("{}ms", limit.as_millis()))])
        })
        .map_sqlx_postgres_pool_opts(|options| {
            options.before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for > TRIED_AFTER_IDLE {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
        })
        .map_sqlx_sqlite_pool_opts(move |options| {
            options
                .after_connect(move |connection, _| Box::pin(stop_after(connection, limit)))
                .before_acquire(move |connection, _| {
                    Box::pin(async move { stop_after(connection, limit).await.map(|()| true) })
                })
        });
    open(config, options).await
}

async fn stop_after(connection: &mut SqliteConnection, limit: Duration) -> Result<(), sqlx::Error> {
    let deadline = Instant::now() + limit;
    connection
        .lock_handle()
        .await?
        .set_progress_handler(STEPS_BETWEEN_LOOKS, move || Instant::now() < deadline);
    Ok(())
}

fn options(config: &DatabaseConfig) -> ConnectOptions {
    let mut options = ConnectOptions::new(&config.database_url);
    options
        .max_connections(config.database_connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .row_buffer_size(1000)
                .statement_cache_capacity(500)
                .pragma("mmap_size", "268435456")
        });
    options
}

async fn open(config: &DatabaseConfig, options: ConnectOptions) -> anyhow::Result<DatabaseConnection> {
    let scheme = config.database_url.split(':').next().unwrap_or_default();
    anyhow::ensure!(
        matches!(scheme, "sqlite" | "postgres" | "postgresql"),
        "the database url begins with '{scheme}'; write sqlite://FILE?mode=rwc or postgres://HOST/DATABASE"
    );
    Database::connect(options).await.map_err(|error| {
        let hint = if is_read_only(&error) {
            "; for one whose folder cannot be written, write sqlite://FILE?immutable=true"
        } else {
            ""
        };
        anyhow::Error::new(error).context(format!("cannot open the {scheme} database{hint}"))
    })
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
        let db = connect(config).await?;
        if ping(&db).await.is_ok_and(|seeded| seeded) {
            let pending =
                Migrator::get_pending_migrations(&db).await.context("cannot read the migrations")?;
            anyhow::ensure!(
                pending.is_empty(),
                "the tables are of an older version; run 'sister-cities migrate' first"
            );
            return Ok(db);
        }
        db.close().await.context("cannot close the database")?;
    }
    let memory = DatabaseConfig { database_url: "sqlite::memory:".to_owned(), database_connections: 1 };
    let db = connect(&memory).await?;
    migrate(&db).await?;
    seed(&db, data).await?;
    Ok(db)
}

/// Brings the tables up to date; on PostgreSQL under a lock, since instances may start together.
pub async fn migrate(db: &DatabaseConnection) -> anyhow::Result<()> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Migrator::up(db, None).await.context("cannot migrate the database");
    }
    let lock = db.begin().await.context("cannot migrate the database")?;
    lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        .await
        .context("cannot lock the database for the migration")?;
    Migrator::up(db, None).await.context("cannot migrate the database")?;
    lock.commit().await.context("cannot unlock the database after the migration")
}

/// Migrates and seeds before serving; a SQLite file with data that cannot be written is served as it is.
pub async fn prepare(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<()> {
    let seeded = async {
        migrate(db).await?;
        seed(db, config).await
    };
    match seeded.await {
        Ok(report) => tracing::info!("{report}"),
        Err(error)
            if error.chain().filter_map(|cause| cause.downcast_ref()).any(is_read_only)
                && is_current(db).await =>
        {
            tracing::warn!("the database is read-only; its data are served as they are");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Whether SQLite refused to write.
fn is_read_only(error: &DbErr) -> bool {
    /// `SQLITE_READONLY`, the last byte of the codes that say more.
    const READ_ONLY: u32 = 8;
    let refused = cause(error).and_then(sqlx::Error::as_database_error);
    let code = refused.and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| code.parse().is_ok_and(|code: u32| code & 0xff == READ_ONLY))
}

/// Whether the tables are those of this version and hold a data set.
async fn is_current(db: &DatabaseConnection) -> bool {
    ping(db).await.is_ok_and(|seeded| seeded)
        && Migrator::get_pending_migrations(db).await.is_ok_and(|pending| pending.is_empty())
}

/// Loads the data of the binary, or of the folder that replaces them.
pub async fn seed(db: &DatabaseConnection, config: &DataConfig) -> anyhow::Result<Report> {
    let data = match &config.data {
        Some(folder) => DataSet::from_dir(folder)?,
        None => DataSet::embedded()?,
    };
    Ok(seed::load(db, &data, Options { home: config.home.as_deref() }).await?)
}

/// Writes a copy of an SQLite database: one transaction, so whatever others write meanwhile is in it whole or not at all.
pub async fn copy_sqlite(config: &DatabaseConfig, file: &Path) -> anyhow::Result<()> {
    let url = config.database_url.replace("mode=rwc", "mode=rw");
    let db = connect(&DatabaseConfig { database_url: url, database_connections: 1 }).await?;
    let file = file.to_str().context("the name of the file is not UTF-8")?;
    let statement =
        sea_orm::Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [file.into()]);
    db.execute_raw(statement).await.with_context(|| format!("cannot write {file}"))?;
    db.close().await.context("cannot close the database")
}

/// Connections to the database, by what they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    pub used: u32,
    pub idle: u32,
}

/// The connections as they are now.
pub fn pool(db: &DatabaseConnection) -> Pool {
    let (all, idle) = if db.get_database_backend() == DbBackend::Postgres {
        let pool = db.get_postgres_connection_pool();
        (pool.size(), pool.num_idle())
    } else {
        let pool = db.get_sqlite_connection_pool();
        (pool.size(), pool.num_idle())
    };
    let idle = u32::try_from(idle).unwrap_or(u32::MAX);
    Pool { used: all.saturating_sub(idle), idle }
}

/// Whether the database answers and holds a data set.
pub async fn ping(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let statement = sea_orm::Statement::from_string(db.get_database_backend(), "SELECT id FROM dataset");
    Ok(db.query_one_raw(statement).await?.is_some())
}
