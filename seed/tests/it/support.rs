//! A database of its own for each test, and everything that stands in it.

use std::collections::BTreeSet;

use migration::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use seed::record::{CityRecord, FactBody, FactRecord, MeasurementRecord};
use seed::{DataSet, Options, Report, load};
use tempfile::TempDir;

/// A migrated SQLite database in a file that goes with the value.
pub(crate) struct TestDatabase {
    pub(crate) db: DatabaseConnection,
    url: String,
    _dir: TempDir,
}

/// Every row of every table, as a line of text that begins with the name of the table.
pub(crate) type Dump = BTreeSet<String>;

impl TestDatabase {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder for the database");
        let url = format!("sqlite://{}?mode=rwc", dir.path().join("test.db").display());
        let db = Database::connect(ConnectOptions::new(url.clone())).await.expect("the database opens");
        Migrator::up(&db, None).await.expect("the migrations run");
        Self { db, url, _dir: dir }
    }

    pub(crate) async fn load(&self, data: &DataSet) -> Report {
        load(&self.db, data, Options::default()).await.unwrap_or_else(|error| panic!("{error}: {error:?}"))
    }

    /// Another connection to the same file, one and always the same.
    pub(crate) async fn watch(&self) -> DatabaseConnection {
        let mut options = ConnectOptions::new(self.url.clone());
        options.max_connections(1).min_connections(1);
        Database::connect(options).await.expect("the database opens")
    }

    pub(crate) async fn dump(&self) -> Dump {
        let mut dump = Dump::new();
        let tables = "SELECT name FROM sqlite_schema
                      WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'seaql%'";
        for table in self.texts(tables).await {
            let columns = self.texts(&format!("SELECT name FROM pragma_table_info('{table}')")).await;
            let row = columns.iter().map(|column| format!("' {column}=' || quote({column})"));
            let row = row.collect::<Vec<_>>().join(" || ");
            dump.extend(self.texts(&format!("SELECT '{table}:' || {row} FROM {table}")).await);
        }
        dump
    }

    /// The texts of the query's one column.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let rows = self.db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
        let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.try_get_by_index(0).expect("a text column")).collect()
    }

    /// The number that the query counts.
    pub(crate) async fn count(&self, from: &str) -> i64 {
        let counted = self.texts(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {from}")).await;
        counted[0].parse().expect("a number")
    }
}

/// The tables whose rows differ, each with how many rows went and how many came.
pub(crate) fn differences(before: &Dump, after: &Dump) -> Vec<(String, usize, usize)> {
    let table = |line: &&String| line.split(':').next().unwrap_or_default().to_owned();
    let gone: Vec<_> = before.difference(after).map(|line| table(&line)).collect();
    let come: Vec<_> = after.difference(before).map(|line| table(&line)).collect();
    let tables: BTreeSet<_> = gone.iter().chain(&come).cloned().collect();
    let count = |list: &[String], table: &String| list.iter().filter(|name| *name == table).count();
    tables.into_iter().map(|table| (table.clone(), count(&gone, &table), count(&come, &table))).collect()
}

/// The fact of that key.
pub(crate) fn fact<'a>(city: &'a mut CityRecord, key: &str) -> &'a mut FactRecord {
    city.facts.iter_mut().find(|fact| fact.key == key).expect("the city has the fact")
}

/// The measurement of that key.
pub(crate) fn measurement<'a>(city: &'a mut CityRecord, key: &str) -> &'a mut MeasurementRecord {
    match &mut fact(city, key).body {
        FactBody::Measurement(measurement) => measurement,
        body => panic!("{key} is {body:?}"),
    }
}
