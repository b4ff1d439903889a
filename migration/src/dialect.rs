//! The few words in which the two databases differ, so that a migration can be plain SQL.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// The column types and clauses of one database.
pub(crate) struct Dialect {
    /// An integer of 64 bits.
    pub(crate) big: &'static str,
    pub(crate) int: &'static str,
    pub(crate) real: &'static str,
    /// Text that compares by its bytes.
    pub(crate) text: &'static str,
    pub(crate) bytes: &'static str,
    /// True or false.
    pub(crate) truth: &'static str,
    /// False, as a literal.
    pub(crate) no: &'static str,
    /// No bytes at all, as a literal.
    pub(crate) empty_bytes: &'static str,
    /// After a table's closing bracket: SQLite checks the types of values in STRICT tables only.
    pub(crate) strict: &'static str,
    /// The same for a table whose rows stand in the order of its primary key.
    pub(crate) clustered: &'static str,
    cascade: &'static str,
}

const SQLITE: Dialect = Dialect {
    big: "INTEGER",
    int: "INTEGER",
    real: "REAL",
    text: "TEXT",
    bytes: "BLOB",
    truth: "INTEGER",
    no: "0",
    empty_bytes: "x''",
    strict: "STRICT",
    clustered: "STRICT, WITHOUT ROWID",
    cascade: "",
};

const POSTGRES: Dialect = Dialect {
    big: "BIGINT",
    int: "INTEGER",
    real: "DOUBLE PRECISION",
    text: "TEXT COLLATE \"C\"",
    bytes: "BYTEA",
    truth: "BOOLEAN",
    no: "FALSE",
    empty_bytes: "''",
    strict: "",
    clustered: "",
    cascade: "CASCADE",
};

impl Dialect {
    pub(crate) fn of(manager: &SchemaManager<'_>) -> &'static Self {
        match manager.get_database_backend() {
            DbBackend::Postgres => &POSTGRES,
            _ => &SQLITE,
        }
    }
}

/// Runs the statements one after the other.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: Vec<String>) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// Drops the tables in the order given.
pub(crate) async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    let cascade = Dialect::of(manager).cascade;
    let mut statements = Vec::with_capacity(tables.len());
    for table in tables {
        statements.push(format!("DROP TABLE {table} {cascade}"));
    }
    run(manager, statements).await
}
