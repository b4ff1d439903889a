//! Opening the pool, for commands and for serving.

use std::time::{Duration, Instant};

use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, Connection as _};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use tokio::time::timeout;

use super::error::is_busy;
use super::refusal;
use crate::config::DatabaseConfig;
use crate::store::error::cause;
use crate::store::pool::{MAPPED_BYTES, PATIENCE, PREPARED, STEPS_BETWEEN_LOOKS};

/// A connection to PostgreSQL that was idle for longer is tried before a request gets it.
///
/// The server may have been restarted meanwhile, and then each such connection would fail a request.
const TRIED_AFTER_IDLE: Duration = Duration::from_secs(1);

/// How long such a connection has to answer. The network may swallow what is sent, and the system would find out after
/// minutes.
const TRIED_FOR: Duration = Duration::from_secs(1);

/// How long to wait until a file that another program holds is tried again.
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// What SQLite keeps of the file in a connection that loads: a load writes everywhere in the indexes, and a page that
/// does not fit is written to the log and read back again and again.
const CACHE_OF_LOADS_KIB: u32 = 64 * 1024;

/// What it keeps otherwise, which is its default: the file is mapped beside.
const CACHE_KIB: u32 = 2_000;

/// Opens the pool for a command, which may load.
pub async fn connect(config: &DatabaseConfig) -> anyhow::Result<DatabaseConnection> {
    open(config, options(config, CACHE_OF_LOADS_KIB)).await
}

/// Opens the pool for serving, where no request may keep the database busy for longer than the limit.
///
/// PostgreSQL ends a statement by itself. SQLite asks a handler while it works, which knows when its connection
/// was taken for the request; dropping the future of a statement would not stop it.
pub async fn connect_to_serve(
    config: &DatabaseConfig,
    limit: Duration,
) -> anyhow::Result<DatabaseConnection> {
    open(config, options_to_serve(config, limit)).await
}

/// The same of a PostgreSQL server that need not answer yet: connections are opened when they are needed.
pub async fn connect_lazily(config: &DatabaseConfig, limit: Duration) -> Result<DatabaseConnection, DbErr> {
    let mut options = options_to_serve(config, limit);
    options.connect_lazy(true);
    Database::connect(options).await
}

fn options_to_serve(config: &DatabaseConfig, limit: Duration) -> ConnectOptions {
    let mut options = options(config, CACHE_KIB);
    options
        .map_sqlx_postgres_opts(move |options| {
            // A search is planned for many more rows than it has, so that compiling it would take longer than it does.
            let jit = ("jit", "off".to_owned());
            options.options([("statement_timeout", format!("{}ms", limit.as_millis())), jit])
        })
        .map_sqlx_postgres_pool_opts(|options| {
            options.before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for > TRIED_AFTER_IDLE {
                        let answer = timeout(TRIED_FOR, connection.ping()).await;
                        answer.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
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
    options
}

async fn stop_after(connection: &mut SqliteConnection, limit: Duration) -> Result<(), sqlx::Error> {
    let deadline = Instant::now() + limit;
    connection
        .lock_handle()
        .await?
        .set_progress_handler(STEPS_BETWEEN_LOOKS, move || Instant::now() < deadline);
    Ok(())
}

fn options(config: &DatabaseConfig, cache_kib: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(&config.database_url);
    options
        .max_connections(config.database_connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                .row_buffer_size(1000)
                .statement_cache_capacity(PREPARED)
                .pragma("mmap_size", MAPPED_BYTES.to_string())
                // Below 0 it is in KiB.
                .pragma("cache_size", format!("-{cache_kib}"))
        });
    options
}

async fn open(config: &DatabaseConfig, options: ConnectOptions) -> anyhow::Result<DatabaseConnection> {
    let scheme = config.database_url.split(':').next().unwrap_or_default();
    anyhow::ensure!(
        matches!(scheme, "sqlite" | "postgres" | "postgresql"),
        "the database url begins with '{scheme}'; write sqlite://FILE?mode=rwc or postgres://HOST/DATABASE"
    );
    refusal::of_url(scheme, &config.database_url)?;
    let began = Instant::now();
    loop {
        let error = match Database::connect(options.clone()).await {
            Ok(db) => return Ok(db),
            Err(error) => error,
        };
        // Two programs that open a new file at once both want to give it its log.
        if is_busy(&error) && began.elapsed() < PATIENCE {
            tokio::time::sleep(BETWEEN_TRIES).await;
            continue;
        }
        let Some(cause) = cause(&error) else {
            return Err(anyhow::Error::new(error).context(format!("cannot open the {scheme} database")));
        };
        anyhow::bail!(match scheme {
            "sqlite" => refusal::of_sqlite(&config.database_url, cause),
            _ => refusal::of_postgres(&config.database_url, cause).await,
        });
    }
}
