//! A database of its own for each test, and everything that stands in it.

use std::collections::BTreeMap;

use migration::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use tempfile::TempDir;

/// A migrated SQLite database in a file that goes with the value.
pub(crate) struct TestDatabase {
    pub(crate) db: DatabaseConnection,
    _dir: TempDir,
}

impl TestDatabase {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder for the database");
        let url = format!("sqlite://{}?mode=rwc", dir.path().join("test.db").display());
        let db = Database::connect(ConnectOptions::new(url)).await.expect("the database opens");
        Migrator::up(&db, None).await.expect("the migrations run");
        Self { db, _dir: dir }
    }

    /// Every row of every table, as text, by table.
    pub(crate) async fn dump(&self) -> BTreeMap<String, Vec<String>> {
        let mut dump = BTreeMap::new();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'seaql%'";
        for table in self.texts(tables).await {
            let columns = self.texts(&format!("SELECT name FROM pragma_table_info('{table}')")).await;
            let row =
                columns.iter().map(|column| format!("'{column}=' || quote({column})")).collect::<Vec<_>>();
            let rows = format!("SELECT {} FROM {table} ORDER BY 1", row.join(" || ' ' || "));
            dump.insert(table, self.texts(&rows).await);
        }
        dump
    }

    /// The texts of the query's one column.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let rows = self.db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
        let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.try_get_by_index(0).expect("a text column")).collect()
    }
}
