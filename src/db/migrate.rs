//! The tables, brought up to date.

use anyhow::Context as _;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, TransactionTrait};

/// The number of the PostgreSQL lock that migrations take.
const MIGRATION_LOCK: i64 = 0x5157_4d49_4752;

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

/// Whether no migration is missing.
pub async fn is_up_to_date(db: &DatabaseConnection) -> anyhow::Result<bool> {
    let pending = Migrator::get_pending_migrations(db).await.context("cannot read the migrations")?;
    Ok(pending.is_empty())
}
