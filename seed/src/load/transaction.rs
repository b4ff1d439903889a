//! The one transaction of a load.

use sea_orm::{
    ConnectionTrait, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionSession,
    TransactionTrait,
};

use super::error::LoadError;

/// The number of the PostgreSQL lock that loads take, so that instances that start together load one after the other.
const ADVISORY_LOCK: i64 = 0x5157_5345_4544;

/// Opens the one transaction of a load, in which no other load runs.
pub(super) async fn begin<C: TransactionTrait>(db: &C) -> Result<C::Transaction, LoadError> {
    let transaction = db
        .begin_with_options(TransactionOptions {
            // Waits for other writers at once instead of failing at the first write.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")).await?;
    }
    Ok(transaction)
}

/// Keeps what was loaded, or leaves the database as it was.
pub(super) async fn end<T>(
    transaction: impl TransactionSession,
    loaded: Result<T, LoadError>,
    keep: bool,
) -> Result<T, LoadError> {
    match loaded {
        Ok(report) if keep => {
            transaction.commit().await?;
            Ok(report)
        }
        loaded => {
            // The load's own error says more than a failing rollback, which ends with the connection anyway.
            let _ = transaction.rollback().await;
            loaded
        }
    }
}
