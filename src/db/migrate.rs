//! The tables, brought up to date.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};

use super::place;

/// The number of the PostgreSQL lock that migrations take.
const MIGRATION_LOCK: i64 = 0x5157_4d49_4752;

/// The table that lists the migrations of a database.
const MIGRATIONS: &str = "seaql_migrations";

/// Brings the tables up to date, under a lock, since servers may start together.
pub async fn migrate(db: &DatabaseConnection) -> anyhow::Result<()> {
    let cannot = || format!("cannot migrate {}", place(db));
    if is_up_to_date(db).await? {
        return Ok(());
    }
    // Of SQLite, the file itself is the lock: who comes second waits here and finds nothing left to do.
    let mode = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = db.begin_with_options(mode).await.with_context(cannot)?;
    if db.get_database_backend() == DbBackend::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
        transaction.execute_unprepared(&lock).await.with_context(cannot)?;
    }
    Migrator::up(&transaction, None).await.with_context(cannot)?;
    transaction.commit().await.with_context(cannot)
}

/// Whether no migration is missing; an error where the tables are not of this program, or of a newer version of it.
pub async fn is_up_to_date(db: &DatabaseConnection) -> anyhow::Result<bool> {
    let held = Held::read(db).await.with_context(|| format!("cannot read {}", place(db)))?;
    let known = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    match held.compare(&known) {
        Tables::Ours { missing } => Ok(missing == 0),
        Tables::Newer(migration) => bail!(
            "{} is of a newer version of sister-cities, which has made '{migration}'; \
             run that version, or choose another --database-url",
            place(db)
        ),
        Tables::Foreign(table) => bail!(
            "{} is of another program, with tables such as '{table}'; choose another --database-url",
            place(db)
        ),
    }
}

/// What a database has: its tables, and the migrations that made them.
#[derive(Debug, Default)]
struct Held {
    tables: BTreeSet<String>,
    migrations: BTreeSet<String>,
}

/// Whose tables they are.
#[derive(Debug, PartialEq, Eq)]
enum Tables {
    Ours { missing: usize },
    Newer(String),
    Foreign(String),
}

impl Held {
    async fn read(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let tables = match db.get_database_backend() {
            DbBackend::Postgres => {
                // What an extension such as PostGIS brings is no program's.
                "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                 WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT EXISTS \
                 (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid \
                 AND d.deptype = 'e')"
            }
            _ => {
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite|_%' ESCAPE '|'"
            }
        };
        let tables = texts(db, tables).await?;
        let migrations = if tables.contains(MIGRATIONS) {
            texts(db, &format!("SELECT version FROM {MIGRATIONS}")).await?
        } else {
            BTreeSet::new()
        };
        Ok(Self { tables, migrations })
    }

    fn compare(&self, known: &BTreeSet<String>) -> Tables {
        let is_ours = self.migrations.intersection(known).next().is_some();
        let unknown = self.migrations.difference(known).last();
        match (unknown, self.tables.iter().find(|table| *table != MIGRATIONS)) {
            (Some(newer), _) if is_ours => Tables::Newer(newer.clone()),
            (_, Some(table)) if !is_ours => Tables::Foreign(table.clone()),
            _ => Tables::Ours { missing: known.difference(&self.migrations).count() },
        }
    }
}

/// The texts of the query's one column.
async fn texts(db: &DatabaseConnection, sql: &str) -> Result<BTreeSet<String>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn tables_are_ours_by_their_migrations() {
        let known = set(&["m1", "m2"]);
        for (tables, migrations, expected) in [
            (&[][..], &[][..], Tables::Ours { missing: 2 }),
            (&[MIGRATIONS], &[], Tables::Ours { missing: 2 }),
            (&["city", MIGRATIONS], &["m1"], Tables::Ours { missing: 1 }),
            (&["city", MIGRATIONS], &["m1", "m2"], Tables::Ours { missing: 0 }),
            (&["city", MIGRATIONS], &["m1", "m2", "m3"], Tables::Newer("m3".to_owned())),
            (&["users"], &[], Tables::Foreign("users".to_owned())),
            (&["users", MIGRATIONS], &["x1"], Tables::Foreign("users".to_owned())),
        ] {
            let held = Held { tables: set(tables), migrations: set(migrations) };
            assert_eq!(held.compare(&known), expected, "{held:?}");
        }
    }
}
