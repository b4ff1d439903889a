//! Records into the database: the one door by which bulk rows enter.
//!
//! A load is one transaction and changes nothing that is the same already: a city is written only if the hash of its record differs, and a load without changes writes no row.
//! Ids are given here, in the order of the records, so that the same data get the same ids on every database; a fact keeps its id as long as its city and key stay.
//! A city that is no longer in the data is reported and kept.

mod bulk;
mod cities;
mod dataset;
mod derive;
mod details;
mod error;
mod facts;
mod ids;
mod report;
mod search;
mod state;
mod vocabulary;

pub use error::LoadError;
pub use report::Report;

use sea_orm::{
    ConnectionTrait, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionSession,
    TransactionTrait,
};

use crate::check::check;
use crate::record::DataSet;
use state::State;

/// How to load.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The slug of the home city, if it is not the data set's own.
    pub home: Option<&'a str>,
}

/// The number of the PostgreSQL lock that loads take, so that instances that start together load one after the other.
const ADVISORY_LOCK: i64 = 0x5157_5345_4544;

/// Brings the database to what the data set says.
///
/// The tables must exist; `migration` makes them.
pub async fn load<C: TransactionTrait>(
    db: &C,
    data: &DataSet,
    options: Options<'_>,
) -> Result<Report, LoadError> {
    let transaction = db
        .begin_with_options(TransactionOptions {
            // Waits for other writers at once instead of failing at the first write.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    match load_within(&transaction, data, options).await {
        Ok(report) => {
            transaction.commit().await?;
            Ok(report)
        }
        Err(error) => {
            // The load's own error says more than a failing rollback, which ends with the connection anyway.
            let _ = transaction.rollback().await;
            Err(error)
        }
    }
}

async fn load_within<C: ConnectionTrait>(
    tx: &C,
    data: &DataSet,
    options: Options<'_>,
) -> Result<Report, LoadError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")).await?;
    }
    let mut state = State::read(tx).await?;
    let issues = check(data, &state.slugs());
    if !issues.is_empty() {
        return Err(LoadError::Issues(issues.iter().map(|issue| issue.describe(data)).collect()));
    }
    let vocabulary = vocabulary::store(tx, data).await?;
    let plan = cities::store(tx, data, &vocabulary, &mut state).await?;
    facts::store(tx, &plan.changed, &vocabulary, &state).await?;
    let changed: Vec<i64> = plan.changed.iter().map(|city| city.id).collect();
    search::store(tx, &changed).await?;
    let mut report = plan.report;
    report.vocabulary_rows = vocabulary.changed_rows;
    dataset::store(tx, data, options, &vocabulary, &state, &mut report).await?;
    if report.changed {
        derive::store(tx).await?;
    }
    Ok(report)
}
