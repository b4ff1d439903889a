//! The contract of clients against the schema that is served: every change, and what it means for them.
//!
//! Changes are named and judged as the reference implementation of GraphQL does in its `findBreakingChanges` and
//! `findDangerousChanges`; what it does not look at has names of our own (`docs/schema-changes.md` lists both).
//!
//! ```
//! use sister_cities::graphql::compare::{Severity, compare};
//!
//! let report = compare(b"type Query { city: String country: String }", "type Query { city: String! }")?;
//! assert_eq!(report.count(Severity::Breaking), 1);
//! assert_eq!(report.changes()[0].coordinate, "Query.country");
//! # Ok::<(), sister_cities::graphql::compare::Unreadable>(())
//! ```

mod annotations;
mod change;
mod defaults;
mod definitions;
mod error;
mod inputs;
mod kind;
mod places;
mod read;
mod reader;
mod report;
mod sdl;
mod types;
mod walk;
mod wrapping;

pub use change::Change;
pub use error::Unreadable;
pub use kind::{Kind, Severity};
pub use report::Report;

/// Compares the SDL that clients know with the SDL that is served now.
///
/// The error is about the SDL that clients know: a mistake in the other one is a mistake of ours.
pub fn compare(known: &[u8], served: &str) -> Result<Report, Unreadable> {
    let known = read::schema(read::text(known)?)?;
    let served = read::schema(served).expect("the served schema is readable");
    Ok(Report::new(types::changes(&known, &served)))
}
