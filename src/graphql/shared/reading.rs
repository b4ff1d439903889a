//! Which facts a field takes where an editor's note gives a better one.

use std::collections::{HashMap, HashSet};

use async_graphql::Enum;

use crate::store::fact::Sourced;

/// Which facts to take where an editor's note gives a better one than a source states.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[graphql(remote = "domain::reading::Reading")]
pub(crate) enum Reading {
    /// The best that is known: where a note gives a better fact, such as the latest census, that one; else what the
    /// sources state, whose `standing` tells whether to rely on it.
    #[default]
    Best,
    /// What the sources state, also where a note gives a better fact.
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
            Self::Stated => {
                // What the source of the other says itself, in another place, stays.
                let sources: HashMap<i64, i64> =
                    rows.iter().map(|row| (row.fact.id, row.fact.source_id)).collect();
                rows.retain(|row| {
                    let corrected = row.fact.corrects_id.map(|id| sources.get(&id));
                    corrected.is_none_or(|source| source == Some(&row.fact.source_id))
                });
            }
        }
        rows
    }
}

/// The better one of a fact among these rows, else the row itself.
pub(crate) fn best<M: Clone>(rows: &[Sourced<M>], stated: Sourced<M>) -> Sourced<M> {
    let is_better = |row: &&Sourced<M>| Some(row.fact.id) == stated.fact.better_id;
    rows.iter().find(is_better).cloned().unwrap_or(stated)
}
