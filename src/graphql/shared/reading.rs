//! Which facts a field takes where an editor's note gives a better one.

use std::collections::HashSet;

use async_graphql::Enum;

use crate::store::fact::Sourced;

/// Whether to take the better fact or the stated one where an editor's note gives a better one.
/// Facts that no note corrects are the same in both readings, whatever their source.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[graphql(remote = "domain::reading::Reading")]
pub(crate) enum Reading {
    /// Each corrected fact is replaced by the better one that a note gives, such as the latest census.
    /// All other facts stay, also doubtful and wrong ones: see `standing`.
    #[default]
    Best,
    /// Facts as first stated: the corrected ones stay, and those that correct them are left out.
    Stated,
}

impl Reading {
    /// Leaves the rows of one table that the reading takes; `rows` are all that there are of a city.
    pub(crate) fn of<M>(self, mut rows: Vec<Sourced<M>>) -> Vec<Sourced<M>> {
        match self {
            Self::Best => {
                // A feature whose name alone is corrected stays: the better fact is no feature.
                let ids: HashSet<i64> = rows.iter().map(|row| row.fact.id).collect();
                rows.retain(|row| row.fact.better_id.is_none_or(|better| !ids.contains(&better)));
            }
            Self::Stated => rows.retain(|row| row.fact.corrects_id.is_none()),
        }
        rows
    }
}

/// The better one of a fact among these rows, else the row itself.
pub(crate) fn best<M: Clone>(rows: &[Sourced<M>], stated: Sourced<M>) -> Sourced<M> {
    let is_better = |row: &&Sourced<M>| Some(row.fact.id) == stated.fact.better_id;
    rows.iter().find(is_better).cloned().unwrap_or(stated)
}
