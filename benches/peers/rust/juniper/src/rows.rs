//! Rows of the file, by statements that are prepared once.

use std::sync::Mutex;

use rusqlite::{Connection, OpenFlags, Params, Result, Row};

/// What resolvers ask: one connection, as there is one thread.
pub(crate) struct Database(Mutex<Connection>);

impl juniper::Context for Database {}

impl Database {
    pub(crate) fn open(file: &str) -> Self {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(file, flags).expect("the file opens");
        db.set_prepared_statement_cache_capacity(64);
        Self(Mutex::new(db))
    }

    /// All statements of a request see the same data, and the file is locked once for them.
    pub(crate) fn begin(&self) {
        self.run("BEGIN");
    }

    pub(crate) fn end(&self) {
        self.run("COMMIT");
    }

    fn run(&self, sql: &str) {
        let db = self.0.lock().expect("no thread panics with it");
        db.prepare_cached(sql)
            .and_then(|mut statement| statement.execute([]))
            .expect("transactions nest nowhere");
    }

    pub(crate) fn all<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let db = self.0.lock().expect("no thread panics with it");
        let mut statement = db.prepare_cached(sql)?;
        statement.query_map(values, read)?.collect()
    }

    pub(crate) fn first<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.all(sql, values, read)?.into_iter().next())
    }
}
