//! Counts over relations, those of a city or all, done in SQL: a fixed number of statements for any number of rows.
//!
//! Every statement starts from the rows of `members`.

mod extreme;
mod gap;
mod group;
mod members;
mod totals;

pub use extreme::{Extreme, GroupKey, MAX_TIES, find_extremes};
pub use gap::{Gaps, find_gaps};
pub use group::{Bucket, find_groups};
pub use members::{NETWORK, RelationSet, Subject};
pub use totals::{Totals, find_totals};
