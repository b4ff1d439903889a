//! How to load.

use super::progress::{Progress, Silent};

/// How to load.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The slug of the home city, if it is not the data set's own.
    pub home: Option<&'a str>,
    /// Whether the database may hold another data set, which these data then replace; what imports brought stays.
    pub replace: bool,
    /// What becomes of cities that the data no longer have.
    pub missing: Missing<'a>,
    /// Whether cities go also where an import speaks of them.
    pub force: bool,
    /// Whether to report only what the load would do.
    pub dry_run: bool,
    /// Is told how far the load is.
    pub progress: &'a dyn Progress,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            home: None,
            replace: false,
            missing: Missing::Keep,
            force: false,
            dry_run: false,
            progress: &Silent,
        }
    }
}

/// What becomes of cities that the data no longer have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing<'a> {
    /// They stay, and the report names them.
    #[default]
    Keep,
    /// They go, with their relations and facts.
    Remove,
    /// The one of that slug goes, which may be a city of an import.
    RemoveOne(&'a str),
}
