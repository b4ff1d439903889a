//! How far a load is, for those who wait for it.

use std::fmt::Debug;

/// Is told what long work is at. It is only told: what it does with that changes nothing.
pub trait Progress: Debug + Sync {
    /// The next phase begins; `rows` is how many there are to do, where that is known.
    fn begin(&self, phase: &'static str, rows: Option<usize>);

    /// So many rows of the phase are done.
    fn advance(&self, rows: usize);
}

/// Nobody waits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &'static str, _: Option<usize>) {}

    fn advance(&self, _: usize) {}
}
