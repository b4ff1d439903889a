//! SQLite read in the process: a statement runs on the thread that asks, without a trip to another.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::types::Value as Held;
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags, ToSql};
use sea_orm::sea_query::Value;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{ConnectOptions as _, SqlitePool};
use sea_orm::{DatabaseConnection, DbErr, Statement};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::row::Row;
use crate::store::StoreError;
use crate::store::pool::{MAPPED_BYTES, PATIENCE, PREPARED, Pool as Connections, STEPS_BETWEEN_LOOKS};

/// Connections that only read, opened when they are first needed.
pub(crate) struct Pool {
    /// The pool of the same file that writes; nothing is read once it is closed.
    beside: SqlitePool,
    file: String,
    /// How long a request may keep a connection busy.
    limit: Option<Duration>,
    idle: Mutex<Vec<Connection>>,
    places: Arc<Semaphore>,
    size: usize,
}

/// A connection in a read-only transaction; it goes back to its pool in the end.
pub(crate) struct Lease {
    /// Only empty while it is dropped.
    connection: Option<Connection>,
    pool: Arc<Pool>,
    _place: OwnedSemaphorePermit,
}

impl Pool {
    /// The readers of the file that a SQLite pool is of; none if it is in memory.
    pub(crate) fn beside(db: &DatabaseConnection, limit: Option<Duration>) -> Option<Self> {
        let pool = db.get_sqlite_connection_pool();
        let options = pool.connect_options();
        let path = std::path::absolute(options.get_filename()).ok()?;
        // Only the URL tells how the file is opened, and only an absolute path always makes one.
        let url = SqliteConnectOptions::clone(&options).filename(&path).to_url_lossy();
        let (mut mode, mut immutable) = (None, false);
        for (key, value) in url.query_pairs() {
            match key.as_ref() {
                "mode" => mode = Some(value.into_owned()),
                "immutable" => immutable = value == "true",
                _ => {}
            }
        }
        if mode.as_deref() == Some("memory") {
            return None;
        }
        let size = usize::try_from(pool.options().get_max_connections()).unwrap_or(1);
        Some(Self {
            beside: pool.clone(),
            file: address(path.to_str()?, immutable),
            limit,
            idle: Mutex::default(),
            places: Arc::new(Semaphore::new(size)),
            size,
        })
    }

    /// Begins to read: all statements of a lease see the same data.
    pub(crate) async fn begin(self: &Arc<Self>) -> Result<Lease, StoreError> {
        if self.beside.is_closed() {
            return Err(unavailable("the connections to the database are closed"));
        }
        let place = tokio::time::timeout(PATIENCE, Arc::clone(&self.places).acquire_owned());
        let Ok(Ok(place)) = place.await else {
            return Err(unavailable("no connection to the database became free"));
        };
        let known = self.idle().pop();
        let connection = match known {
            Some(connection) => connection,
            None => self.open()?,
        };
        if let Some(limit) = self.limit {
            let deadline = Instant::now() + limit;
            connection.progress_handler(STEPS_BETWEEN_LOOKS, Some(move || Instant::now() > deadline))?;
        }
        let lease = Lease { connection: Some(connection), pool: Arc::clone(self), _place: place };
        lease.connection().execute_batch("BEGIN")?;
        Ok(lease)
    }

    pub(crate) fn connections(&self) -> Connections {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let used = self.size - self.places.available_permits().min(self.size);
        Connections { used: number(used), idle: number(self.idle().len()) }
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.file, flags)?;
        connection.busy_timeout(PATIENCE)?;
        // A statement is planned once, and not anew for each value that is bound to it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "mmap_size", MAPPED_BYTES)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        Ok(connection)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lease {
    fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("a lease has its connection until it is dropped")
    }

    /// Runs a statement and reads its rows as they come.
    pub(crate) fn read<T>(
        &self,
        statement: &Statement,
        read: impl Fn(&Row<'_>) -> Result<T, DbErr>,
    ) -> Result<Vec<T>, StoreError> {
        let (_, found) = self.scan(statement, |names, row| Ok(read(&Row::Local { names, cells: row })?))?;
        Ok(found)
    }

    /// Runs a statement and holds its rows, to be read on another thread.
    pub(crate) fn hold(&self, statement: &Statement) -> Result<(Vec<String>, Vec<Vec<Held>>), StoreError> {
        self.scan(statement, |names, row| {
            Ok((0..names.len()).map(|position| row.get(position)).collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The names of the columns, and what is made of each row.
    fn scan<T>(
        &self,
        statement: &Statement,
        each: impl Fn(&[String], &rusqlite::Row<'_>) -> Result<T, StoreError>,
    ) -> Result<(Vec<String>, Vec<T>), StoreError> {
        let mut prepared = self.prepare(statement)?;
        let names: Vec<String> = prepared.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = prepared.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(each(&names, row)?);
        }
        Ok((names, found))
    }

    fn prepare(&self, statement: &Statement) -> rusqlite::Result<CachedStatement<'_>> {
        let mut prepared = self.connection().prepare_cached(&statement.sql)?;
        let values = statement.values.as_ref().map_or(&[][..], |values| &values.0);
        for position in 1..=prepared.parameter_count() {
            // SQLite counts `$3` as a name, at the place where it stands first; it means the third value.
            let number =
                prepared.parameter_name(position).and_then(|name| name.strip_prefix('$')?.parse().ok());
            if let Some(value) = values.get(number.unwrap_or(position) - 1) {
                bind(&mut prepared, position, value)?;
            }
        }
        Ok(prepared)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        // One that cannot end its transaction is of no use to the next.
        if connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok() {
            self.pool.idle().push(connection);
        }
    }
}

/// The file as a URI, in which some signs have a meaning.
fn address(path: &str, immutable: bool) -> String {
    let mut address = String::from("file:");
    for sign in path.chars() {
        match sign {
            '%' => address.push_str("%25"),
            '?' => address.push_str("%3f"),
            '#' => address.push_str("%23"),
            sign => address.push(sign),
        }
    }
    if immutable {
        address.push_str("?immutable=1");
    }
    address
}

fn bind(prepared: &mut CachedStatement<'_>, position: usize, value: &Value) -> rusqlite::Result<()> {
    let value: &dyn ToSql = match value {
        Value::Bool(value) => value,
        Value::Int(value) => value,
        Value::BigInt(value) => value,
        Value::BigUnsigned(value) => &value.map(|value| i64::try_from(value).unwrap_or(i64::MAX)),
        Value::Double(value) => value,
        Value::String(value) => value,
        Value::Bytes(value) => value,
        other => unreachable!("the store binds no {other:?}"),
    };
    prepared.raw_bind_parameter(position, value)
}

fn unavailable(message: &str) -> StoreError {
    StoreError::Unavailable(Arc::new(DbErr::Custom(message.to_owned())))
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        let error = Arc::new(DbErr::Custom(error.to_string()));
        match code {
            Some(ErrorCode::OperationInterrupted) => Self::TooSlow(error),
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::SystemIoFailure
                | ErrorCode::DiskFull
                | ErrorCode::CannotOpen,
            ) => Self::Unavailable(error),
            _ => Self::Database(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::sqlx::sqlite::SqlitePoolOptions;
    use sea_orm::{ConnectionTrait as _, DbBackend, SqlxSqliteConnector};

    use super::*;

    fn beside(options: SqliteConnectOptions) -> (DatabaseConnection, Option<Arc<Pool>>) {
        let pool = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options);
        let db = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
        let local = Pool::beside(&db, None).map(Arc::new);
        (db, local)
    }

    #[tokio::test]
    async fn file_is_read_whatever_its_name() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["plain.db", "two words.db", "a[1].db", "50%25?#.db", "北.db"] {
            let options =
                SqliteConnectOptions::new().filename(folder.path().join(name)).create_if_missing(true);
            let (db, local) = beside(options);
            let filled = "CREATE TABLE place (name TEXT); INSERT INTO place VALUES ('here')";
            db.execute_unprepared(filled).await.expect("the table is made");
            let lease = local.expect("a file is read in the process").begin().await.expect("it opens");
            let select = Statement::from_string(DbBackend::Sqlite, "SELECT name FROM place");
            let found = lease.read(&select, |row| row.get::<String>("name")).expect("it is read");
            assert_eq!(found, ["here"], "{name}");
        }
    }

    #[tokio::test]
    async fn database_in_memory_is_left_to_its_only_connection() {
        let options = "sqlite::memory:".parse().expect("it is a URL");
        assert!(beside(options).1.is_none());
    }

    #[tokio::test]
    async fn nothing_can_be_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let options =
            SqliteConnectOptions::new().filename(folder.path().join("a.db")).create_if_missing(true);
        let (db, local) = beside(options);
        db.execute_unprepared("CREATE TABLE place (name TEXT)").await.expect("the table is made");
        let lease = local.expect("a file is read in the process").begin().await.expect("it opens");
        let insert = Statement::from_string(DbBackend::Sqlite, "INSERT INTO place VALUES ('there')");
        let error = lease.read(&insert, |_| Ok(())).expect_err("it only reads");
        assert!(
            error.to_string().contains("readonly") || format!("{error:?}").contains("readonly"),
            "{error:?}"
        );
    }
}
