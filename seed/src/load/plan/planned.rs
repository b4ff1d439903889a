//! One city of a plan.

use super::matching::Match;
use crate::load::state::Stored;
use crate::record::CityRecord;

/// A record, and the city that it is about.
#[derive(Debug)]
pub(in crate::load) struct PlannedCity<'a> {
    pub(in crate::load) id: i64,
    /// What the owner says of the city; where the columns are another's, that is little.
    pub(in crate::load) record: &'a CityRecord,
    pub(in crate::load) hash: String,
    pub(in crate::load) found: Match,
    pub(in crate::load) change: Change,
}

/// What is to be written of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Change {
    /// The owner says nothing of the city yet, though another may.
    Added,
    Updated,
    /// Nothing: the stored record has the same hash.
    Unchanged,
}

impl Change {
    pub(super) fn between(stored: Option<&Stored>, hash: &str) -> Self {
        match stored.and_then(|city| city.hash.as_deref()) {
            None => Self::Added,
            Some(old) if old == hash => Self::Unchanged,
            Some(_) => Self::Updated,
        }
    }
}

impl PlannedCity<'_> {
    /// Whether the database has the city already.
    pub(in crate::load) fn exists(&self) -> bool {
        self.found != Match::New
    }

    /// Whether the columns of the city are the owner's; otherwise it only adds facts.
    pub(in crate::load) fn is_owned(&self) -> bool {
        !matches!(self.found, Match::Recognised { .. })
    }
}
