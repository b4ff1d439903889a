//! What the engine counts of the steps before an execution, for whoever shows figures.

use std::sync::atomic::{AtomicU64, Ordering};

use async_graphql::ServerError;
use domain::error_code::ErrorCode;

use crate::graphql::shared::error::code_of;

/// What was counted since the start, and what is kept now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineFigures {
    pub prepared: PreparedFigures,
    /// Requests that were refused before anything was executed, by the code of their first error.
    pub refused: Vec<(ErrorCode, u64)>,
}

/// The documents that are kept prepared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PreparedFigures {
    pub documents: u64,
    /// The memory that they take, as it is estimated.
    pub bytes: u64,
    /// How often a document was there.
    pub hits: u64,
    /// How often one had to be prepared, or was refused.
    pub misses: u64,
}

/// Counts refused requests.
pub(super) struct Refusals([AtomicU64; ErrorCode::ALL.len()]);

impl Default for Refusals {
    fn default() -> Self {
        Self([const { AtomicU64::new(0) }; ErrorCode::ALL.len()])
    }
}

impl Refusals {
    /// Counts a request by its first error; the others say more of the same.
    pub(super) fn count(&self, errors: &[ServerError]) {
        if let Some(code) = errors.first().and_then(code_of) {
            self.0[code as usize].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The codes that were seen, in the order of the documentation.
    pub(super) fn counts(&self) -> Vec<(ErrorCode, u64)> {
        let counts = self.0.iter().map(|count| count.load(Ordering::Relaxed));
        ErrorCode::ALL.iter().copied().zip(counts).filter(|(_, count)| *count > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::shared::error::coded;

    #[test]
    fn each_code_has_a_count_of_its_own() {
        let refusals = Refusals::default();
        for code in ErrorCode::ALL {
            refusals.count(&[coded(*code, "one"), coded(ErrorCode::Internal, "another")]);
        }
        refusals.count(&[]);
        let once: Vec<_> = ErrorCode::ALL.iter().map(|code| (*code, 1)).collect();
        assert_eq!(refusals.counts(), once);
    }
}
