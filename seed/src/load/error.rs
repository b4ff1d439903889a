//! Why a load failed; the database is then as it was.

use sea_orm::DbErr;

use super::plan::Conflict;

use domain::nearest::hint;

/// Why a load failed.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The records break rules.
    #[error("the records break {} {}:\n{}", .0.len(), if .0.len() == 1 { "rule" } else { "rules" }, .0.join("\n"))]
    Issues(Vec<String>),
    /// The home city does not exist; the second part names the nearest slugs.
    #[error("there is no city '{slug}' to be the home city{hint}")]
    UnknownHome { slug: String, hint: String },
    /// The database was made from other data, which are never mixed with these.
    #[error("the database holds the data set '{held}', and not '{given}'")]
    AnotherDataSet { held: String, given: String },
    /// Cities that would go, each with the imports that say something of it.
    #[error("an import speaks of cities that would go: {}; with --force, what it says of them goes too", .0.join(", "))]
    ImportsSpeakOf(Vec<String>),
    /// An import needs a data set to stand beside.
    #[error("the database has no data set yet; run 'sister-cities seed' first")]
    NoDataSet,
    #[error("the database refused the load")]
    Database(#[from] DbErr),
}

impl From<Vec<Conflict>> for LoadError {
    fn from(conflicts: Vec<Conflict>) -> Self {
        Self::Issues(conflicts.iter().map(ToString::to_string).collect())
    }
}

impl LoadError {
    pub(super) fn unknown_home<'a>(slug: &str, slugs: impl Iterator<Item = &'a str>) -> Self {
        Self::UnknownHome { slug: slug.to_owned(), hint: hint(slug, slugs) }
    }
}
