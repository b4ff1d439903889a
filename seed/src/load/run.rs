//! A load from its first to its last step.

use sea_orm::{ConnectionTrait, TransactionTrait};

use super::error::LoadError;
use super::owner::{Owner, SEED};
use super::plan::plan;
use super::report::Report;
use super::state::State;
use super::transaction::{begin, end};
use super::{cities, dataset, derive, facts, search, vocabulary};
use crate::check::check;
use crate::record::DataSet;

/// How to load.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The slug of the home city, if it is not the data set's own.
    pub home: Option<&'a str>,
}

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

/// Checks what one owner says, plans and writes; `state` is what the database has of it.
pub(super) async fn load_within<C: ConnectionTrait>(
    tx: &C,
    owner: Owner<'_>,
    data: &DataSet,
    options: Options<'_>,
    state: State,
) -> Result<Report, LoadError> {
    let issues = check(data, &state.slugs());
    if !issues.is_empty() {
        return Err(LoadError::Issues(issues.iter().map(|issue| issue.describe(data)).collect()));
    }
    let plan = plan(&state, data, owner)?;
    let vocabulary = vocabulary::store(tx, owner, data).await?;
    cities::apply(tx, &plan, &data.dataset.source, &vocabulary).await?;
    let state = plan.after(state);
    facts::store(tx, &plan, &vocabulary, &state).await?;
    search::store(tx, &plan.changed_ids(), vocabulary.changed_rows > 0).await?;
    let mut report = plan.report();
    report.vocabulary_rows = vocabulary.changed_rows;
    dataset::store(tx, data, options.home, &vocabulary, &state, &mut report).await?;
    if report.changed {
        derive::store(tx).await?;
    }
    Ok(report)
}
