//! A load from its first to its last step.

use sea_orm::{ConnectionTrait, TransactionTrait};

use super::error::LoadError;
use super::options::{Missing, Options};
use super::owner::{Owner, SEED};
use super::plan::plan;
use super::removal::{self, Removal};
use super::report::Report;
use super::stamp::Stamp;
use super::state::State;
use super::transaction::{begin, end};
use super::{cities, dataset, derive, facts, identity, search, vocabulary};
use crate::check::check;
use crate::record::DataSet;

/// Brings the database to what the data set says; what imports brought stays as it is.
///
/// The tables must exist; `migration` makes them.
pub async fn load<C: TransactionTrait>(
    db: &C,
    data: &DataSet,
    options: Options<'_>,
) -> Result<Report, LoadError> {
    let transaction = begin(db).await?;
    let loaded = Box::pin(load_unless_known(&transaction, data, options)).await;
    end(transaction, loaded, !options.dry_run).await
}

/// Does nothing where the database is known to hold just these data.
async fn load_unless_known<C: ConnectionTrait>(
    tx: &C,
    data: &DataSet,
    options: Options<'_>,
) -> Result<Report, LoadError> {
    let stamp = Stamp::of(data, options.home);
    // A city of an import is none of the data, which do not tell whether it is there.
    let removes_one = matches!(options.missing, Missing::RemoveOne(_));
    if !removes_one && let Some(report) = stamp.recognise(tx, data).await? {
        return Ok(report);
    }
    if !options.replace {
        identity::ensure_same(tx, &data.dataset).await?;
    }
    let state = State::read(tx, SEED).await?;
    let removal = removal::apply(tx, data, options, &state).await?;
    let state = if removal.is_empty() { state } else { State::read(tx, SEED).await? };
    let report = load_after(tx, Owner::seed(), data, options, state, removal).await?;
    stamp.store(tx, &report).await?;
    Ok(report)
}

/// Checks what one owner says, plans and writes; `state` is what the database has of it.
pub(super) async fn load_within<C: ConnectionTrait>(
    tx: &C,
    owner: Owner<'_>,
    data: &DataSet,
    options: Options<'_>,
    state: State,
) -> Result<Report, LoadError> {
    load_after(tx, owner, data, options, state, Removal::default()).await
}

async fn load_after<C: ConnectionTrait>(
    tx: &C,
    owner: Owner<'_>,
    data: &DataSet,
    options: Options<'_>,
    state: State,
    removal: Removal,
) -> Result<Report, LoadError> {
    let issues = check(data, &state.slugs());
    if !issues.is_empty() {
        return Err(LoadError::Issues(issues.iter().map(|issue| issue.describe(data)).collect()));
    }
    let plan = plan(&state, data, owner)?;
    let vocabulary = vocabulary::store(tx, owner, data).await?;
    let progress = options.progress;
    cities::apply(tx, &plan, &data.dataset.source, &vocabulary, progress).await?;
    let state = plan.after(state);
    facts::store(tx, &plan, &vocabulary, &state, progress).await?;
    let mut searched = plan.changed_ids();
    searched.extend(removal.ids_handed_over());
    search::store(tx, &searched, vocabulary.changed_rows > 0, progress).await?;
    let mut report = plan.report();
    report.vocabulary_rows = vocabulary.changed_rows;
    if options.replace {
        vocabulary::forget_sources(tx, &vocabulary).await?;
    }
    removal.tell(&mut report);
    dataset::store(tx, owner, data, options.home, &vocabulary, &state, &mut report).await?;
    removal.go_on_counting(tx, &mut report).await?;
    if report.changed {
        derive::store(tx, progress).await?;
    }
    Ok(report)
}
