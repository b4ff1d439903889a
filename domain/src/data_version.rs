//! The version of the data, which changes with every write.

use std::fmt;
use std::sync::Arc;

/// Tells states of the data apart, and their order in time.
///
/// Two loads may give the data set the same version, as when a change is taken back; the revision is that of no other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DataVersion {
    name: Arc<str>,
    revision: i64,
}

impl DataVersion {
    /// From the columns of the data set.
    pub fn new(name: &str, revision: i64) -> Self {
        Self { name: name.into(), revision }
    }

    /// Counts the changes of this database: of two versions the later has the greater one.
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// Whether it is this version or a later one; none asks for nothing.
    pub fn is_at_least(&self, least: Option<i64>) -> bool {
        least.is_none_or(|least| self.revision >= least)
    }
}

impl fmt::Display for DataVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.name, self.revision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_by_both_and_ordered_by_the_revision() {
        let version = DataVersion::new("2026-11", 7);
        assert_eq!(version.to_string(), "2026-11/7");
        assert_ne!(version, DataVersion::new("2026-11", 8));
        assert_ne!(version, DataVersion::new("2026-12", 7));
        for (least, is_it) in [(None, true), (Some(6), true), (Some(7), true), (Some(8), false)] {
            assert_eq!(version.is_at_least(least), is_it, "{least:?}");
        }
    }
}
