//! Records into the database: the one door by which bulk rows enter.
//!
//! A load is one transaction and changes nothing that is the same already: a city is written only if the hash of its record differs, and a load without changes writes no row.
//! Ids are given here, in the order of the records, so that the same data get the same ids on every database; a fact keeps its id as long as its city and key stay.
//! A city that is no longer in the data is reported and kept.
//!
//! Every row has an owner: `seed` for what the data files say, and each import for its own; the column is called `layer`.
//! A load touches only the rows of its owner ([decision 8](../../../docs/adr/0008-layers-and-imports.md)).

mod bulk;
mod cities;
mod dataset;
mod derive;
mod details;
mod error;
mod facts;
mod headline;
mod ids;
mod import;
mod links;
mod owner;
mod report;
mod search;
mod state;
mod stored;
mod takeover;
mod vocabulary;

pub use error::LoadError;
pub use import::{Import, import};
pub use owner::{SEED, apart};
pub use report::{ImportReport, LinkCounts, Report};
pub use stored::countries;

use sea_orm::{
    ConnectionTrait, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionSession,
    TransactionTrait,
};

use crate::check::check;
use crate::record::DataSet;
use owner::Owner;
use state::State;

/// How to load.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The slug of the home city, if it is not the data set's own.
    pub home: Option<&'a str>,
}

/// The number of the PostgreSQL lock that loads take, so that instances that start together load one after the other.
const ADVISORY_LOCK: i64 = 0x5157_5345_4544;

/// Brings the database to what the data set says; what imports brought stays as it is.
///
/// The tables must exist; `migration` makes them.
pub async fn load<C: TransactionTrait>(
    db: &C,
    data: &DataSet,
    options: Options<'_>,
) -> Result<Report, LoadError> {
    let transaction = begin(db).await?;
    let loaded = match State::read(&transaction, SEED).await {
        Ok(state) => load_within(&transaction, Owner::seed(), data, options, state).await,
        Err(error) => Err(error.into()),
    };
    end(transaction, loaded, true).await
}

/// Opens the one transaction of a load, in which no other load runs.
async fn begin<C: TransactionTrait>(db: &C) -> Result<C::Transaction, LoadError> {
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
async fn end<T>(
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

/// Checks and stores what one owner says; `state` is what the database has of it.
async fn load_within<C: ConnectionTrait>(
    tx: &C,
    owner: Owner<'_>,
    data: &DataSet,
    options: Options<'_>,
    mut state: State,
) -> Result<Report, LoadError> {
    let issues = check(data, &state.slugs());
    if !issues.is_empty() {
        return Err(LoadError::Issues(issues.iter().map(|issue| issue.describe(data)).collect()));
    }
    let vocabulary = vocabulary::store(tx, owner, data).await?;
    let plan = cities::store(tx, owner, data, &vocabulary, &mut state).await?;
    facts::store(tx, owner, &plan.changed, &vocabulary, &state).await?;
    let changed: Vec<i64> = plan.changed.iter().map(|city| city.id).collect();
    search::store(tx, &changed, vocabulary.changed_rows > 0).await?;
    let mut report = plan.report;
    report.vocabulary_rows = vocabulary.changed_rows;
    dataset::store(tx, data, options, &vocabulary, &state, &mut report).await?;
    if report.changed {
        derive::store(tx).await?;
    }
    Ok(report)
}
